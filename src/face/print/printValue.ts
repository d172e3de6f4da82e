import { printLowerBound } from '../../parse/printLowerBound.ts'
import { printNumber } from '../../parse/printNumber.ts'
import type { Sum } from '../../total/addFigures.ts'
import { printShare } from '../../total/printShare.ts'
import { printSum } from '../../total/printSum.ts'

/** A line's value the Vietnamese way, with its bounds: "20.841", "90,6%", "trên 30.000", "từ 30.413 trở lên"; "chưa có" where nothing was reported. */
export function printValue(value: Sum | null, { measure, boundStep }: { measure: string; boundStep: number | null }): string {
  if (value === null) return 'chưa có'
  if (measure === '%') return printShare(value)
  return value.qualifier === 'gte' && value.low !== null ? printLowerBound(value.low, boundStep) : printSum(value)
}

/** A difference with its sign: "+3", "−12,5". */
export function printDifference(difference: number): string {
  return difference > 0 ? `+${printNumber(difference)}` : printNumber(difference).replace('-', '−')
}
