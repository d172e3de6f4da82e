import type { Sum } from '../total/addFigures.ts'
import { printSum } from '../total/printSum.ts'

/** A figure in words; "chưa có số liệu" where there is none. */
export function printGiven(figure: Sum | null): string {
  return figure ? printSum(figure) : 'chưa có số liệu'
}
