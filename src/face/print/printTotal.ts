import { printFigure } from '../../parse/printFigure.ts'
import { printPercent } from '../../parse/printPercent.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'

/** A total the Vietnamese way, with its bounds: "20.841", "90,6%", "từ 30.413 trở lên"; "chưa có" where nothing was reported. */
export function printTotal({ qualifier, value, low, high, measure }: StoredTotal): string {
  if (qualifier === null) return 'chưa có'
  if (measure !== '%') return printFigure({ state: 'value', stated: value, low, high, qualifier })
  if (qualifier === 'range') return printPercent({ qualifier, low: low ?? 0, high: high ?? 0 })
  return printPercent(qualifier === 'exact' ? (value ?? 0) : { qualifier, value: value ?? 0 })
}
