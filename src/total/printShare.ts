import { printPercent } from '../parse/printPercent.ts'
import type { Sum } from './addFigures.ts'

/** A percentage with its bounds in words: "90,6%", "từ 95% trở lên", "từ 90 đến 95%". */
export function printShare({ qualifier, stated, low, high }: Sum): string {
  if (qualifier === 'range') return printPercent({ qualifier, low: low ?? 0, high: high ?? 0 })
  return printPercent(qualifier === 'exact' ? (stated ?? 0) : { qualifier, value: stated ?? low ?? 0 })
}
