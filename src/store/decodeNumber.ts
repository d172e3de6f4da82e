/** Reads a numeric or bigint of the database. Throws beyond 2^53, where a number would no longer be the one that was stored. */
export function decodeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER)
    throw new Error(`The number ${text} is beyond what is exact (2^53)`)
  return number
}
