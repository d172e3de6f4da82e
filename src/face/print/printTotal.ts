import type { StoredTotal } from '../../store/selectTotals.ts'
import { printValue } from './printValue.ts'

/** A total's value, as `printValue` prints it. */
export function printTotal(total: StoredTotal): string {
  const { qualifier, value, low, high } = total
  return printValue(qualifier === null ? null : { qualifier, stated: value, low, high }, total)
}
