import { partsOf, periodOf } from '../pipeline/period.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../pipeline/pipeline.ts'
import { isValidOn, type Unit } from '../pipeline/unit.ts'

/** The units as they were in a period: their names, and who reports for a totalled unit itself. */
export interface NamedUnits {
  nameOf(code: string): string
  /** The name of the unit that is `code`'s own row; null where it has none. */
  ownRowOf(code: string): string | null
  roleOf(code: string): Unit['role'] | null
}

/** Names the units of a period; one that was not there on its day has the name it had last. */
export function nameUnits({ units }: Definitions, pipeline: Pipeline | undefined, periodCode: string | null): NamedUnits {
  const whole = periodCode === null ? null : periodOf(periodCode)
  const period = (whole && pipeline && partsOf(whole, pipeline.periodKind).at(-1)) ?? whole
  const day = pipeline && period ? cutOffOf(pipeline, period) : null
  const byCode = new Map<string, Unit>()
  const isOfDay = (unit: Unit | undefined) => unit !== undefined && day !== null && isValidOn(unit, day)
  for (const unit of units) if (!isOfDay(byCode.get(unit.code))) byCode.set(unit.code, unit)
  return {
    nameOf: (code) => byCode.get(code)?.name ?? code,
    ownRowOf: (code) => [...byCode.values()].find(({ role, parent }) => role === 'own' && parent === code)?.name ?? null,
    roleOf: (code) => byCode.get(code)?.role ?? null,
  }
}
