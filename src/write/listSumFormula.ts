import type { IndicatorKind } from '../pipeline/indicator.ts'
import type { ListPlace } from './findPlaces.ts'

/** What marks a row as a total, which is no union (the reader passes it over). */
const TOTAL_WORDS = ['cộng', 'tổng', 'tổng cộng', 'tổng số'].flatMap((word) => [word, `${word}:`])
const YES = ['x', 'có']
const NO = ['không', 'chưa']
/** A number from here on is a day (1954), and a day says yes. */
const FIRST_DAY = 20_000

/**
 * A formula for the sum over the named rows of a list: a number, or "" where words, fractions or a total row keep it from being
 * told. Null for a kind that no formula adds up. What a blank means is what the reader takes it for.
 */
export function listSumFormula({ names, labels, figures, blank }: ListPlace, kind: IndicatorKind): string | null {
  const named = `(TRIM(${names.join('&')})<>"")`
  const noTotals = `(${labels.map((range) => `SUMPRODUCT(COUNTIF(${range},{${TOTAL_WORDS.map(quoted)}}))`).join('+')})=0`
  if (figures === null) return `IFERROR(IF(${noTotals},SUMPRODUCT(--${named}),""),"")`
  if (kind === 'yes_no') {
    const isYes = [...YES.map((word) => `(${figures}=${quoted(word)})`), `ISNUMBER(${figures})*(${figures}<>0)`].join('+')
    const known = [...[...YES, ...NO].map(quoted), 0, 1, quoted(`>=${FIRST_DAY}`)].map((each) => `COUNTIF(${figures},${each})`)
    return `IFERROR(IF(AND(${noTotals},COUNTA(${figures})=${known.join('+')}),SUMPRODUCT(${named}*(${isYes})),""),"")`
  }
  if (kind !== 'count' && kind !== 'money') return null
  const areWhole = `COUNTIF(${figures},"<0")=0,SUMPRODUCT(--(${figures}<>INT(${figures})))=0`
  const noGaps = blank === 'not_available' ? `,SUMPRODUCT(${named}*(${figures}=""))=0` : ''
  const ready = `IF(COUNT(${figures})=COUNTA(${figures}),AND(${noTotals},${areWhole}${noGaps}),FALSE)`
  return `IFERROR(IF(${ready},SUMPRODUCT(${named}*${figures}),""),"")`
}

function quoted(text: string): string {
  return `"${text}"`
}
