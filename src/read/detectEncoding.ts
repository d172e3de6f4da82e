import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * Finds how a text is encoded: by its byte order mark, then by where its NUL bytes stand (every second byte in
 * UTF-16), then by whether all of it is valid UTF-8. Null for the older 8-bit encodings and for what is no text.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return findUtf16(bytes.subarray(0, SAMPLE_BYTES)) ?? (isUtf8(bytes) ? 'utf-8' : null)
}

const SAMPLE_BYTES = 4096

/** Vietnamese text in UTF-16 has its NULs in one half of each pair; the other half has next to none. */
function findUtf16(sample: Uint8Array): Encoding | null {
  const pairs = sample.length >> 1
  const nulls = [0, 0]
  for (let at = 0; at < pairs * 2; at++) {
    if (sample[at] === 0) nulls[at & 1] = (nulls[at & 1] ?? 0) + 1
  }
  const [even = 0, odd = 0] = nulls
  if (odd > pairs * 0.3 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.3 && odd < pairs * 0.05) return 'utf-16be'
  return null
}
