/** A column's number from its letters: AB is 28; 0 where they are none, or more than three. */
export function columnNumber(letters: string): number {
  const address = readAddress(`${letters}1`, 0, letters.length + 1)
  return columnOf(address)
}

/**
 * A cell's address such as "AB12", from `from` up to `to`, as one number: `columnOf` and `rowOf` read it (both 1-based). -1 where it is
 * none.
 */
export function readAddress(text: string, from: number, to: number): number {
  let [at, column, row] = [from, 0, 0]
  for (let letter = text.charCodeAt(at) - BEFORE_A; at < to && letter >= 1 && letter <= LETTERS; letter = text.charCodeAt(at) - BEFORE_A) {
    column = column * LETTERS + letter
    at++
  }
  const [letters, digits] = [at - from, to - at]
  for (let digit = text.charCodeAt(at) - ZERO; at < to && digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - ZERO) {
    row = row * 10 + digit
    at++
  }
  return at === to && letters >= 1 && letters <= 3 && digits >= 1 && digits <= 7 ? column * ROWS + row : -1
}

export function columnOf(address: number): number {
  return address < 0 ? 0 : Math.floor(address / ROWS)
}

export function rowOf(address: number): number {
  return address < 0 ? 0 : address % ROWS
}

const [ZERO, BEFORE_A, LETTERS] = [48, 64, 26]
const ROWS = 10_000_000
