import type { Figure } from '../pipeline/figure.ts'
import type { Parsed } from './parsed.ts'
import { parseMoney } from './parseMoney.ts'
import type { RawCell } from './rawCell.ts'

/** Reads an average amount of money in whole đồng; a "/người/tháng" that is written must be the measure's. */
export function parseAverage(cell: RawCell, measure: string): Parsed<Figure> {
  return parseMoney(cell, measure)
}
