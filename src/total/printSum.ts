import { printFigure } from '../parse/printFigure.ts'
import type { Sum } from './addFigures.ts'

/** A sum in words, as a figure of the same bounds is printed. */
export function printSum(sum: Sum): string {
  return printFigure({ ...sum, state: 'value' })
}
