import { Unreadable } from './cellBudget.ts'

/** How often something stands: 1 where nothing is said. */
export function timesOf(attributes: ReadonlyMap<string, string>, name: string): number {
  const text = attributes.get(name)
  if (text === undefined) return 1
  if (!/^\d{1,9}$/.test(text) || Number(text) === 0) throw new Unreadable('contradictory')
  return Number(text)
}

/** Whether a row or a column is hidden, by hand or by a filter. */
export function isNotShown(attributes: ReadonlyMap<string, string>): boolean {
  return ['collapse', 'filter'].includes(attributes.get('table:visibility') ?? '')
}
