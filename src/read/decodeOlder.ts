import { isAscii } from '../parse/isAscii.ts'
import { readWindows1252 } from '../parse/legacy/readWindows1252.ts'
import { DECODERS, type OldEncoding, type Scores, scoreEncodings } from '../parse/legacy/scoreEncodings.ts'

/** A text that was in an encoding of one byte a letter; or the ways in which it may be meant, with a line of it in each. */
export type OlderText = { text: string; encoding: OldEncoding | 'windows-1252' } | { unclear: readonly Candidate[] }

export interface Candidate {
  encoding: OldEncoding
  sample: string
}

/** Of the words that are not plain ASCII, how many must be Vietnamese, and by how many the best reading must lead. */
const ENOUGH = 0.75
const LEAD = 3
/** Below this share a reading is not worth asking about. */
const POSSIBLE = 0.5

/**
 * Reads bytes that are no Unicode: the whole file in the one encoding in which most of its words are Vietnamese, provided that it is
 * clearly the best. Without any such word there is nothing to decide but signs ("–", "²"): windows-1252.
 */
export function decodeOlder(bytes: Uint8Array): OlderText {
  const text = readWindows1252(bytes)
  const scores = scoreEncodings(text)
  const [best] = scores.readings
  if (scores.words === 0 || !best) return { text, encoding: 'windows-1252' }
  return isClear(scores) ? { text: decodeFields(text, best.encoding), encoding: best.encoding } : { unclear: candidatesOf(text, scores) }
}

function isClear({ words, readings: [best, second] }: Scores): boolean {
  const [first = 0, next = 0] = [best?.words, second?.words]
  return first >= words * ENOUGH && first - next >= LEAD && next <= first / 2
}

/** Field by field: whether one was typed in capitals shows in its other letters (see decodeTcvn3). */
function decodeFields(text: string, encoding: OldEncoding): string {
  return text.replace(/[^;,|\t\r\n"]+/g, (field) => (isAscii(field) ? field : DECODERS[encoding](field)))
}

function candidatesOf(text: string, { words, readings }: Scores): Candidate[] {
  const possible = readings.filter((reading) => reading.words > 0 && reading.words >= words * POSSIBLE)
  const line = sampleLine(text)
    .split(/[;,|\t"]+/)
    .filter((field) => !isAscii(field))
    .join('; ')
  return possible.map(({ encoding }) => ({ encoding, sample: decodeFields(line, encoding) }))
}

/** The line with most that is not ASCII, of those at the top. */
function sampleLine(text: string): string {
  const marked = (line: string) => line.match(/[^\0-\x7F]/g)?.length ?? 0
  const lines = text.slice(0, SAMPLE_CHARS).split(/[\r\n]+/)
  return lines.reduce((best, line) => (marked(line) > marked(best) ? line : best), '')
}

const SAMPLE_CHARS = 4096
