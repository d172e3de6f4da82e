import type { TableRow } from './readTable.ts'
import type { Alias, Succession, Unit } from './unit.ts'

/** Throws, with file and line, at the first alias or succession of a unit that nobody knows. An alias of no unit is one on purpose. */
export function checkNames(
  units: readonly Unit[],
  { aliases, successions }: { aliases: readonly TableRow<Alias>[]; successions: readonly TableRow<Succession>[] },
): void {
  const known = new Set<string | null>([null, ...units.map(({ code }) => code)])
  const named = [
    ...aliases.map((entry) => ({ ...entry, unit: entry.row.unit || null })),
    ...successions.flatMap((entry) => [entry.row.from, entry.row.to].map((unit) => ({ ...entry, unit }))),
  ]
  const wrong = named.find(({ unit }) => !known.has(unit))
  if (wrong) throw new Error(`${wrong.file}, line ${wrong.line}: unknown unit ${wrong.unit}`)
}
