import { detectEncoding } from './detectEncoding.ts'

/**
 * The text of a file without its byte order marks and the sign that `copy a.csv+b.csv` leaves at its end, otherwise untouched; null
 * where it is in none of the encodings that can be told for certain.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = detectEncoding(bytes)
  if (!encoding) return null
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF+/, '') // saved twice, marked twice
    return text.endsWith(END_OF_FILE) ? text.slice(0, -1) : text
  } catch {
    return null
  }
}

const END_OF_FILE = '\x1A'
