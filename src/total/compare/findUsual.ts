import { type Decimal, decimalOf, isLess, numberOf, plus } from '../../pipeline/decimal.ts'
import { roundRatio } from '../roundRatio.ts'

const FEWEST = 4
const ONE = decimalOf(1)
/** 3.5 × 1.4826. */
const WIDTH = decimalOf(5.1891)

/**
 * Between what a figure usually lies, from the past ones in any order: their median, and as far to both sides as the median absolute
 * deviation (MAD) tells, at least `floor`; in whole numbers, rounded outward, and not below 0. Null under four past figures, which
 * tell nothing. Half of the figures may be wild without moving it.
 * Source: Iglewicz & Hoaglin, How to Detect and Handle Outliers (ASQC, 1993): an outlier has a modified z-score over 3.5; 1.4826 × MAD
 * estimates the standard deviation of a normal distribution.
 */
export function findUsual(past: readonly number[], { floor }: { floor: number }): { median: number; low: number; high: number } | null {
  if (past.length < FEWEST) return null
  const figures = past.map(decimalOf)
  const median = medianOf(figures)
  const spread = times(WIDTH, medianOf(figures.map((figure) => distance(figure, median))))
  const width = isLess(spread, decimalOf(floor)) ? decimalOf(floor) : spread
  const low = roundRatio(plus(median, negative(width)), ONE, 'down')
  return { median: numberOf(median), low: Math.max(0, Number(low)), high: Number(roundRatio(plus(median, width), ONE, 'up')) }
}

function medianOf(figures: readonly Decimal[]): Decimal {
  const sorted = figures.toSorted((a, b) => (isLess(a, b) ? -1 : 1))
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  const [low = ONE, high = low] = middle
  return times(decimalOf(0.5), plus(low, high))
}

function distance(a: Decimal, b: Decimal): Decimal {
  return isLess(a, b) ? plus(b, negative(a)) : plus(a, negative(b))
}

function times(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, places: a.places + b.places }
}

function negative({ units, places }: Decimal): Decimal {
  return { units: -units, places }
}
