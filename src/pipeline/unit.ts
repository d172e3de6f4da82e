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

/** What became of a unit: `to` is null where nothing follows. */
export interface Succession {
  from: string
  to: string | null
  effectiveOn: string
  kind: 'merged' | 'split' | 'transferred' | 'dissolved'
  share: number | null
  decision: string | null
}

/** Whether a unit is there on a day (YYYY-MM-DD). */
export function isValidOn(unit: Unit, day: string): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day <= unit.validTo)
}
