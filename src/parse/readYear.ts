const [FIRST, LAST] = [1945, 2099]

/** Reads a year of our time: "2023" is 2023, "23" is 2023 and says so; null if it is none. */
export function readYear(digits: string): { year: number; isShort: boolean } | null {
  const isShort = digits.length === 2
  const year = isShort ? 2000 + Number(digits) : Number(digits)
  return (isShort || digits.length === 4) && year >= FIRST && year <= LAST ? { year, isShort } : null
}
