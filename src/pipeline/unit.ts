/** What a unit does here: reports (`upper`, `own`), is listed (`grassroots`), or is totalled (`total`). */
export type UnitRole = 'grassroots' | 'upper' | 'own' | 'total'

/** An organisation as it was between two days; `validTo` is the last day, null while it lasts. */
export interface Unit {
  code: string
  name: string
  role: UnitRole
  parent: string | null
  validFrom: string
  validTo: string | null
  decision: string | null
}

/** A way of writing a unit's name that people use. */
export interface Alias {
  alias: string
  unit: string
}

/**
 * What became of a unit: one row for each `to`; `effectiveOn` is the first day of the new state.
 *
 * - `merged`: `from` ended the day before, and all of it went to `to`.
 * - `split`: `from` went to several units, by the shares given for all of them, or, without shares, by the grassroots unions that each
 *   of them lists from then on. One of them may be `from` itself: the part that keeps the code.
 * - `transferred`: `from` goes on, and some of its grassroots unions went to `to`, by list.
 * - `dissolved`: `from` ended the day before, and nothing follows: `to` is null.
 */
export interface Succession {
  from: string
  to: string | null
  effectiveOn: string
  kind: 'merged' | 'split' | 'transferred' | 'dissolved'
  /** What part of `from` a split gives to `to`: a decimal as written, above 0 and at most 1; null where it goes by list. */
  share: string | null
  decision: string | null
}

/** Whether a unit is there on a day (YYYY-MM-DD). */
export function isValidOn(unit: Unit, day: string): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)
}

/** Whether there is a unit of that code on a day, under whatever name and parent. */
export function isThere(units: readonly Unit[], code: string, day: string): boolean {
  return units.some((unit) => unit.code === code && isValidOn(unit, day))
}
