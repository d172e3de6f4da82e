import { type Decimal, decimal, isLess, isWhole, plus, timesTen, toNumber } from '../../pipeline/decimal.ts'
import { printNumber } from '../printNumber.ts'
import { isRefused, type Refused } from '../refused.ts'
import type { Token } from '../tokenize.ts'
import { findScale, type Scale } from './findScale.ts'
import { type NumberRead, readNumber } from './readNumber.ts'

/** Whether "1,234" is a thousand and more (counts, money) or one and a bit (percentages). */
export type CommaReading = 'thousands' | 'decimal'

/** One amount: a number with its scale words, "4 tỷ 067 triệu". */
export interface Amount {
  value: Decimal
  numbers: readonly NumberRead[]
  /** The power of ten of a single scale word; 0 where there is none. */
  exponent: number
  /** Its digits and scale words as they were typed. */
  text: string
  remarks: string[]
  rest: readonly Token[]
}

interface Part {
  number: NumberRead
  scale: Scale | null
  value: Decimal
}

/** Reads the amount that the tokens begin with; the first token must be digits. `given` is the whole text, quoted. */
export function readAmount(tokens: readonly Token[], comma: CommaReading, given: string): Amount | Refused {
  const parts: Part[] = []
  let rest = tokens
  do {
    const part = readPart(rest, comma)
    if (isRefused(part)) return part
    parts.push(part)
    rest = part.scale?.rest ?? part.number.rest
  } while (parts.at(-1)?.scale && rest[0]?.kind === 'digits')
  const text = textOf(parts)
  if (!isFalling(parts)) return { refusal: `Ghi ${given}: nói tắt, không rõ phần sau là bao nhiêu. Đề nghị ghi đủ số.` }
  return addHalf({ ...sumOf(parts), text, rest }, parts.at(-1)?.scale)
}

function readPart(tokens: readonly Token[], comma: CommaReading): Part | Refused {
  const number = readNumber(tokens)
  if (isRefused(number)) return number
  const scale = findScale(number.rest)
  if (scale && number.shape === 'oneComma') return { refusal: whyUnclear(number, scale) }
  const value = number.shape === 'oneComma' && comma === 'decimal' ? number.asDecimal : number.value
  return { number, scale, value: timesTen(value, scale?.exponent ?? 0) }
}

function sumOf(parts: readonly Part[]): Omit<Amount, 'text' | 'rest'> {
  return {
    value: parts.map((part) => part.value).reduce(plus, decimal('0')),
    numbers: parts.map((part) => part.number),
    exponent: parts.length === 1 ? (parts[0]?.scale?.exponent ?? 0) : 0,
    remarks: parts.flatMap((part) => part.scale?.remarks ?? []),
  }
}

/** "1 tỷ 500 triệu" falls; "2 tỷ 5" does not say five of what, unless what follows is written out with its thousands. */
function isFalling(parts: readonly Part[]): boolean {
  return parts.every((part, index) => {
    const before = parts[index - 1]
    if (!before) return parts.length === 1 || isWhole(part.number.value)
    const isClear = part.scale !== null || part.number.shape === 'grouped'
    return isClear && isWhole(part.number.value) && isLess(part.value, timesTen(decimal('1'), before.scale?.exponent ?? 0))
  })
}

/** "1 tỷ rưỡi": half as much again of the scale before it. */
function addHalf(amount: Amount, scale: Scale | null | undefined): Amount {
  const [next, ...rest] = amount.rest
  if (!scale || (next?.folded !== 'rưỡi' && next?.folded !== 'ruoi')) return amount
  const value = plus(amount.value, timesTen(decimal('0', '5'), scale.exponent))
  const remark = `Ghi "rưỡi": đọc là ${printNumber(toNumber(value))}. Đề nghị ghi đủ số.`
  return { ...amount, value, text: `${amount.text} rưỡi`, remarks: [...amount.remarks, remark], rest }
}

function textOf(parts: readonly Part[]): string {
  return parts.map(({ number, scale }) => (scale ? `${number.text} ${scale.word}` : number.text)).join(' ')
}

function whyUnclear({ text, value, asDecimal }: NumberRead, { word, exponent }: Scale): string {
  const most = printNumber(toNumber(value))
  const least = printNumber(toNumber(asDecimal))
  const full = printNumber(toNumber(timesTen(value, exponent)))
  return `Ghi "${text} ${word}": không rõ ${least} ${word} hay ${most} ${word}. Đề nghị ghi đủ số, ví dụ ${full}.`
}
