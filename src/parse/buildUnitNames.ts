import type { Alias, Unit } from '../pipeline/unit.ts'
import { foldText } from './foldText.ts'

/** Every way of writing the units that report, made from data. */
export interface UnitNames {
  /** A folded way of writing → the codes it may mean; none, or several, where people write it and it is not clear. */
  ways: ReadonlyMap<string, readonly string[]>
  /** The code → the name, of each unit that reports. */
  names: ReadonlyMap<string, string>
  /** The codes of those that report to another. */
  uppers: ReadonlySet<string>
}

/**
 * Collects the names of the units that report (`upper`, `own`) and their aliases; aliases of units that are not among `units` are
 * left out. An alias without a unit, an alias of two units and the name of a unit that is only totalled mean no one unit.
 */
export function buildUnitNames(units: readonly Unit[], aliases: readonly Alias[]): UnitNames {
  const names = new Map(units.filter(isReporter).map(({ code, name }) => [code, name]))
  const totals = units.filter(({ role }) => role === 'total')
  const ways = new Map<string, readonly string[]>()
  for (const [code, name] of names) addWay(ways, name, [code])
  for (const { name } of totals) addWay(ways, name, [])
  for (const { alias, unit } of aliases) {
    if (names.has(unit)) addWay(ways, alias, [unit])
    else if (unit === '' || totals.some(({ code }) => code === unit)) addWay(ways, alias, [])
  }
  return { ways, names, uppers: new Set(units.filter(({ role }) => role === 'upper').map(({ code }) => code)) }
}

function isReporter({ role }: Unit): boolean {
  return role === 'upper' || role === 'own'
}

/** How a unit's name is compared: folded, with signs that people leave out or add taken as spaces. */
export function unitKey(text: string): string {
  return foldText(foldText(text).replace(/[.,;:&_/()-]/gu, ' '))
}

function addWay(ways: Map<string, readonly string[]>, written: string, codes: readonly string[]): void {
  const key = unitKey(written)
  const known = ways.get(key)
  if (known?.length === 0) return
  ways.set(key, codes.length === 0 ? [] : [...new Set([...(known ?? []), ...codes])])
}
