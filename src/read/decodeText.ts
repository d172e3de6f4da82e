import { detectEncoding } from './detectEncoding.ts'

/**
 * The text of a file without its byte order marks, otherwise untouched; null where it is in none of the encodings
 * that can be told for certain.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = detectEncoding(bytes)
  if (!encoding) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF+/, '') // saved twice, marked twice
  } catch {
    return null
  }
}
