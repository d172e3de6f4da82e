import type { StoredTotal } from '../../store/selectTotals.ts'

/** Whether a figure is one that nobody reports: it stands from the day that it was set. */
export function isSetFromAbove({ expected, own }: StoredTotal): boolean {
  return expected === 0 && own === null
}
