import { IDENTITY_MARK } from '../pipeline/templateMark.ts'
import { findDelimiter } from './findDelimiter.ts'

/** A stretch of a CSV that is written in one way. */
export interface CsvStretch {
  /** Its bytes as UTF-8, one to a character (latin1): all that tells fields apart is ASCII. */
  text: string
  delimiter: string
}

/** A byte order mark, byte by byte. */
const BOM = 'ï»¿'
/** A run of spaces is looked at once, from its beginning. */
const MARK = new RegExp(`(?<! |${BOM})(?: |${BOM})*"?${IDENTITY_MARK}(?=["\\s]*(?:[;,\\t\\r\\n]|$))`, 'gi')
const BEFORE_MARK = new RegExp(`^(?: |${BOM})+(?="?${IDENTITY_MARK})`, 'i')
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
  const cuts = [...new Set([0, ...[...body.matchAll(MARK)].map(({ index }) => index), body.length])]
  const texts = cuts.slice(1).map((cut, index) => body.slice(cuts[index], cut).replace(BEFORE_MARK, ''))
  const stretches = texts.map((each, index) => ({
    text: each,
    delimiter: (index === 0 && believed(separator, each)) || findDelimiter(each),
  }))
  return { stretches, hasSeparatorLine: separator !== undefined }
}

/** What a "sep=" line says, unless the first line has another of the usual signs outside quotes, and not that one. */
function believed(separator: string | undefined, text: string): string | undefined {
  const bare = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, '')
  return separator && (bare.includes(separator) || !/[;,\t]/.test(bare)) ? separator : undefined
}

function cleanInside(body: string): string {
  return /[\r\n](?:ï»¿)*sep=/i.test(body) ? body.replace(SEPARATOR_INSIDE, '') : body
}
