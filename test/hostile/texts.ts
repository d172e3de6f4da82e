import { seededRandom } from '../../fixtures/quarter-3-2023/seededRandom.ts'

export const MIB = 1024 * 1024

/** A text of `count` pieces, each made from its number. */
export function pieces(count: number, make: (n: number) => string): string {
  const made: string[] = []
  for (let n = 0; n < count; n++) made.push(make(n))
  return made.join('')
}

/** Six signs that look random, and are the same for the same number: what is salted with them cannot be packed very small. */
export function salt(n: number): string {
  return (Math.imul(n + 1, 2654435761) >>> 0).toString(36).padStart(6, '0').slice(-6)
}

/** A text of about so many bytes that repeats a phrase, salted each 500 bytes: it packs to about a hundredth. */
export function salted(phrase: string, bytes: number): string {
  const piece = phrase.repeat(Math.max(1, Math.floor(500 / phrase.length)))
  return pieces(Math.ceil(bytes / (piece.length + 6)), (n) => piece + salt(n))
}

/** Bytes that nothing can pack. */
export function noise(bytes: number, seed = 'noise'): Uint8Array {
  const random = seededRandom(seed)
  const made = new Uint32Array(Math.ceil(bytes / 4)).map(() => random() * 4294967296)
  return new Uint8Array(made.buffer, 0, bytes)
}

/** The file with so many bits of it turned over. */
export function flipBits(bytes: Uint8Array, count: number, seed: string): Uint8Array {
  const random = seededRandom(seed)
  const flipped = Uint8Array.from(bytes)
  for (let n = 0; n < count; n++) {
    const at = Math.floor(random() * flipped.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  }
  return flipped
}

/** A column's letters: 1 is A, 16384 XFD. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}
