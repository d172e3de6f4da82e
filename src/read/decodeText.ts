import { type Candidate, decodeOlder } from './decodeOlder.ts'
import { detectEncoding } from './detectEncoding.ts'
import type { ENCODING_NAMES } from './sayText.ts'

/**
 * A file's text as UTF-8, and the encoding before Unicode that it was in, if it was; or the encodings between which a person must
 * choose, if any is likely.
 */
export type DecodedText = { utf8: Uint8Array; older: keyof typeof ENCODING_NAMES | null } | { unclear: readonly Candidate[] }

/**
 * Decodes a file, without its byte order marks and the sign that `copy a.csv+b.csv` leaves at its end, otherwise untouched. What is no
 * Unicode is read in an older encoding where its words tell clearly which.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = detectEncoding(bytes)
  if (encoding === 'utf-8') return { utf8: withoutMarks(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)), older: null }
  if (encoding !== null) return decodeUtf16(bytes, encoding)
  const older = decodeOlder(bytes)
  return 'unclear' in older ? older : { utf8: withoutMarks(Buffer.from(older.text)), older: older.encoding }
}

function decodeUtf16(bytes: Uint8Array, encoding: string): DecodedText {
  try {
    return { utf8: withoutMarks(Buffer.from(new TextDecoder(encoding, { fatal: true }).decode(bytes))), older: null }
  } catch {
    return { unclear: [] }
  }
}

/** A file that was saved twice is marked twice. */
function withoutMarks(utf8: Buffer): Buffer {
  let start = 0
  while (utf8.subarray(start, start + MARK.length).equals(MARK)) start += MARK.length
  return utf8.subarray(start, utf8.at(-1) === END_OF_FILE ? -1 : undefined)
}

const MARK = Buffer.from('\uFEFF')
const END_OF_FILE = 0x1a
