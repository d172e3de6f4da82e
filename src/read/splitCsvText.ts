import { IDENTITY_MARK } from '../pipeline/templateMark.ts'
import { findDelimiter, linesOutsideQuotes } from './findDelimiter.ts'

/** A stretch of a CSV that is written in one way. */
export interface CsvStretch {
  /** Its bytes as UTF-8, one to a character (latin1): all that tells fields apart is ASCII. */
  text: string
  delimiter: string
}

/** A byte order mark, byte by byte. */
const BOM = 'ï»¿'
const MARK = new RegExp(`"?${IDENTITY_MARK}(?=["\\s]*(?:[;,\\t\\r\\n]|$))`, 'gi')
const SEPARATOR_LINE = /^sep=([\t\x20-\x7E])(?<!")(?:\r\n|\r|\n|$)/i
const SEPARATOR_INSIDE = new RegExp(`(?<=[\\r\\n])(?:${BOM})*sep=[^\\r\\n"](?=[\\r\\n]+(?:"|${BOM})*${IDENTITY_MARK})`, 'gi')

/**
 * Cuts a CSV (bytes as latin1) before each of our marks: files that were copied into one may each have a delimiter of their own, and the
 * last line of one may run into the mark of the next. A "sep=;" line at its top tells how the first stretch is written, and is no part
 * of it, and is not believed where the first line has another sign instead; before a later mark it is left blank.
 */
export function splitCsvText(text: string): { stretches: CsvStretch[]; hasSeparatorLine: boolean } {
  const [separatorLine = '', separator] = SEPARATOR_LINE.exec(text) ?? []
  const body = cleanInside(text.slice(separatorLine.length))
  const marks = [...body.matchAll(MARK)].map(({ index }) => ({ from: beforeMark(body, index), index }))
  const starts = marks[0]?.from === 0 ? marks : [{ from: 0, index: 0 }, ...marks]
  const texts = starts.map(({ index }, at) => body.slice(index, starts[at + 1]?.from ?? body.length))
  const stretches = texts.map((each, index) => ({
    text: each,
    delimiter: (index === 0 && believed(separator, each)) || findDelimiter(each),
  }))
  return { stretches, hasSeparatorLine: separator !== undefined }
}

/** Where the spaces and byte order marks before a place begin: they are part of no file. */
function beforeMark(text: string, index: number): number {
  let from = index
  for (;;) {
    if (text[from - 1] === ' ') from--
    else if (text.startsWith(BOM, from - BOM.length) && from >= BOM.length) from -= BOM.length
    else return from
  }
}

/** What a "sep=" line says, unless the first line has another of the usual signs outside quotes, and not that one. */
function believed(separator: string | undefined, text: string): string | undefined {
  if (!separator) return undefined
  const [bare = ''] = linesOutsideQuotes(text)
  return bare.includes(separator) || !/[;,\t]/.test(bare) ? separator : undefined
}

function cleanInside(body: string): string {
  return /[\r\n](?:ï»¿)*sep=/i.test(body) ? body.replace(SEPARATOR_INSIDE, '') : body
}
