import { IDENTITY_MARK } from '../pipeline/templateMark.ts'
import { findDelimiter } from './findDelimiter.ts'

/** A stretch of a CSV that is written in one way. */
export interface CsvStretch {
  text: string
  delimiter: string
}

const MARK = new RegExp(`[ \\uFEFF]*"?${IDENTITY_MARK}(?=["\\s]*(?:[;,\\t\\r\\n]|$))`, 'gi')
const BEFORE_MARK = new RegExp(`^[ \\uFEFF]+(?="?${IDENTITY_MARK})`, 'i')
const SEPARATOR_LINE = /^sep=([^\r\n"])(?:\r\n|\r|\n|$)/i
const SEPARATOR_INSIDE = new RegExp(`(?<=[\\r\\n])\\uFEFF*sep=[^\\r\\n"](?=[\\r\\n]+[\\uFEFF"]*${IDENTITY_MARK})`, 'gi')

/**
 * Cuts a CSV before each of our marks: files that were copied into one may each have a delimiter of their own, and the last line of
 * one may run into the mark of the next. A "sep=;" line at its top tells how the first stretch is written, and is no part of it;
 * before a later mark it is left blank.
 */
export function splitCsvText(text: string): { stretches: CsvStretch[]; hasSeparatorLine: boolean } {
  const [separatorLine = '', separator] = SEPARATOR_LINE.exec(text) ?? []
  const body = text.slice(separatorLine.length).replace(SEPARATOR_INSIDE, '')
  const cuts = [...new Set([0, ...[...body.matchAll(MARK)].map(({ index }) => index), body.length])]
  const texts = cuts.slice(1).map((cut, index) => body.slice(cuts[index], cut).replace(BEFORE_MARK, ''))
  const stretches = texts.map((each, index) => ({ text: each, delimiter: (index === 0 && separator) || findDelimiter(each) }))
  return { stretches, hasSeparatorLine: separator !== undefined }
}
