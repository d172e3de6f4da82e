/** A day as MM-DD, and the year where it is written. */
export interface TickedDay {
  day: string
  year: string | null
}

const TICK = String.raw`[☑☒✓✔√■þ]|[[(]\s*[xXvV✓✔√]\s*[\])]`
const BOX = String.raw`[□☐▢◻¨]|[[(]\s*[\])]`
const DAY = String.raw`(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?(?!\d)`
const TOKEN = new RegExp(`(?<tick>${TICK})|(?<box>${BOX})|(?<!\\d)${DAY}`, 'gu')

/**
 * The one day among several boxes that is ticked ("□ 31/5 ☑ 30/11", "31/5 [x] 30/11 [ ]"); null where none is, or more than one,
 * or where boxes and days do not take turns and a lone tick stands between them, so that nobody can tell whose it is.
 */
export function findTickedDay(text: string): TickedDay | null {
  const tokens = [...text.normalize('NFC').matchAll(TOKEN)]
  const isMark = tokens.map(({ groups }) => groups?.tick !== undefined || groups?.box !== undefined)
  const marks = isMark.filter(Boolean).length
  const isClear =
    marks === 1 ? isMark[0] !== isMark.at(-1) : tokens.length === 2 * marks && !isMark.some((each, index) => each === isMark[index + 1])
  if (!isClear) return null
  const ticked = tokens.flatMap(({ groups }, index) => (groups?.tick === undefined ? [] : index))
  const [at, other] = ticked
  if (at === undefined || other !== undefined) return null
  const [, , , date = '', month = '', year = null] = tokens[isMark[0] ? at + 1 : at - 1] ?? []
  return { day: `${month.padStart(2, '0')}-${date.padStart(2, '0')}`, year }
}
