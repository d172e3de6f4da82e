import { dayBefore } from './dayAfter.ts'
import { type Decimal, isOne, plus, printDecimal, readDecimal } from './decimal.ts'
import { keepLatest } from './keepLatest.ts'
import type { TableRow } from './readTable.ts'
import { isThere, isValidOn, type Succession, type Unit } from './unit.ts'

/**
 * Returns the successions if they agree with the units: who ends, goes on or begins does so on that day, and shares are whole.
 * What a later table says of a unit and day stands for all that an earlier one says of them. Throws with file and line otherwise.
 */
export function checkSuccessions(units: readonly Unit[], rows: readonly TableRow<Succession>[]): Succession[] {
  const lastFiles = new Map(rows.map(({ file, row }) => [changeOf(row), file]))
  const latest = rows.filter(({ file, row }) => lastFiles.get(changeOf(row)) === file)
  const kept = keepLatest(latest, (row) => `${changeOf(row)} to ${row.to ?? 'none'}`)
  for (const entry of kept) {
    const alike = kept.filter(({ row }) => changeOf(row) === changeOf(entry.row))
    const problem = problemOfRow(entry.row) ?? problemOfChange(entry, alike) ?? problemOfDays(entry.row, alike, units)
    if (problem) throw new Error(`${entry.file}, line ${entry.line}: ${changeOf(entry.row)}: ${problem}`)
  }
  return kept.map(({ row }) => row)
}

/** What became of one unit on one day: several rows, where it went to several. */
function changeOf({ from, effectiveOn }: Succession): string {
  return `succession of ${from} on ${effectiveOn}`
}

function problemOfRow({ from, to, kind, share }: Succession): string | null {
  if (kind === 'dissolved') {
    if (to !== null) return `is dissolved and yet goes to ${to}`
  } else if (to === null) return `is ${kind}, but nothing says into what`
  if (to === from && kind !== 'split') return `is ${kind} into itself`
  if (share === null) return null
  if (kind !== 'split') return 'has a share, but only a split has shares'
  const { units, places } = readDecimal(share)
  return 0n < units && units <= 10n ** BigInt(places) ? null : `its share ${share} is not above 0 and at most 1`
}

function problemOfChange({ row }: TableRow<Succession>, alike: readonly TableRow<Succession>[]): string | null {
  const other = alike.find((each) => each.row.kind !== row.kind)
  if (other) return `is ${row.kind}, and ${other.row.kind} on line ${other.line}`
  if (row.kind === 'merged' && alike.length > 1) return 'is merged into several units: that is a split'
  if (row.kind !== 'split') return null
  if (alike.length === 1) return `is split into ${row.to} alone: that is no split`
  const shares = alike.flatMap((each) => each.row.share ?? [])
  if (shares.length === 0) return null
  if (shares.length < alike.length) return 'has shares for some of its parts only'
  const sum = shares.map(readDecimal).reduce<Decimal>(plus, readDecimal('0'))
  return isOne(sum) ? null : `its shares add up to ${printDecimal(sum)}, not to 1`
}

function problemOfDays(row: Succession, alike: readonly TableRow<Succession>[], units: readonly Unit[]): string | null {
  const { from, to, effectiveOn: day, kind } = row
  const eve = dayBefore(day)
  if (!isThere(units, from, eve)) return `${from} is not there on ${eve}`
  if (to !== null && !isThere(units, to, day)) return `${to} is not there on ${day}`
  const goesOn = kind === 'transferred' || alike.some((each) => each.row.to === from)
  if (goesOn && !isThere(units, from, day)) return `${from} goes on, but is not there on ${day}`
  if (!goesOn && isThere(units, from, day)) return `${from} has ended, but is still there on ${day}`
  if (to === null || isTotal(units, from, eve) === isTotal(units, to, day)) return null
  return `one of ${from} and ${to} reports, and the other is what reports add up to`
}

function isTotal(units: readonly Unit[], code: string, day: string): boolean {
  return units.some((unit) => unit.code === code && unit.role === 'total' && isValidOn(unit, day))
}
