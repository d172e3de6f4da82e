import { printFigure } from '../../parse/printFigure.ts'
import { printLowerBound } from '../../parse/printLowerBound.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import { printShare } from '../../total/printShare.ts'

/** A total the Vietnamese way, with its bounds: "20.841", "90,6%", "trên 30.000", "từ 30.413 trở lên"; "chưa có" where nothing was reported. */
export function printTotal({ qualifier, value, low, high, measure, boundStep }: StoredTotal): string {
  if (qualifier === null) return 'chưa có'
  if (measure === '%') return printShare({ qualifier, stated: value, low, high })
  if (qualifier === 'gte' && low !== null) return printLowerBound(low, boundStep)
  return printFigure({ state: 'value', stated: value, low, high, qualifier })
}
