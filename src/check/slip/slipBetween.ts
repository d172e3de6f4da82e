/** A usual slip of typing; or one digit that is another, or that comes to a single one, by which a short number becomes almost any other. */
export type Slip = 'usual' | 'one digit'

/** Đồng for ten, a hundred, a thousand or a million of them: a zero or a thousands group too many, or a unit of measure. */
const SCALES = [1, 2, 3, 6]

/**
 * The slip by which a whole number, in digits, is typed as another; null where it is none. Usual are two neighbouring digits that change
 * places, a digit too many or too few, and a power of ten. It is the same slip both ways.
 */
export function slipBetween(typed: string, meant: string): Slip | null {
  if (typed === meant) return null
  if (typed.length === meant.length) return comparePlaces(typed, meant)
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed]
  const isScaled = SCALES.some((zeros) => long === short + '0'.repeat(zeros))
  if (!isScaled && !(long.length === short.length + 1 && lacksOne(long, short))) return null
  return long.length > 2 ? 'usual' : 'one digit'
}

function comparePlaces(a: string, b: string): Slip | null {
  const places = [...a].flatMap((digit, place) => (digit === b[place] ? [] : [place]))
  const [first = 0, second] = places
  if (places.length === 1) return 'one digit'
  const isSwapped = places.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first]
  return isSwapped ? 'usual' : null
}

/** Whether the longer number without one of its digits is the shorter. */
function lacksOne(long: string, short: string): boolean {
  let place = 0
  while (place < short.length && long[place] === short[place]) place += 1
  return long.slice(place + 1) === short.slice(place)
}
