import { dayAfter } from './dayAfter.ts'
import { isThere, type Succession, type Unit } from './unit.ts'

/**
 * The units that end without a succession that says what became of them, each as it last was. That is allowed: what they had is then
 * treated as that of a dissolved unit.
 */
export function findUnexplainedEnds(units: readonly Unit[], successions: readonly Succession[]): Unit[] {
  return units.filter(({ code, validTo }) => {
    if (validTo === null) return false
    const day = dayAfter(validTo)
    return !isThere(units, code, day) && !successions.some(({ from, effectiveOn }) => from === code && effectiveOn === day)
  })
}
