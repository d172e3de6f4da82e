/** What a reported figure is known to be. `zero` was typed; `none` is "không phát sinh"; both add nothing and count as reported. */
export const STATES = ['value', 'zero', 'none', 'not_available', 'not_applicable'] as const
export type State = (typeof STATES)[number]

/** How exactly a figure is known. */
export const QUALIFIERS = ['exact', 'gt', 'gte', 'lt', 'lte', 'approx', 'range'] as const
export type Qualifier = (typeof QUALIFIERS)[number]

/**
 * One figure with its bounds, in the measure of its indicator (whole counts, whole đồng; yes_no is 1 or 0).
 * `stated` is the number as typed, null for a range or where there is none. `low` and `high` bound the true value;
 * null means open, and both are null for `approx` and for a figure that is not available.
 */
export interface Figure {
  state: State
  stated: number | null
  low: number | null
  high: number | null
  qualifier: Qualifier
}

/** A figure that is known exactly. */
export function exactly(value: number): Figure {
  return { state: value === 0 ? 'zero' : 'value', stated: value, low: value, high: value, qualifier: 'exact' }
}

/** Whether the unit has answered: a value, a typed zero, or "không phát sinh". */
export function isReported(figure: Figure): boolean {
  return figure.state === 'value' || figure.state === 'zero' || figure.state === 'none'
}
