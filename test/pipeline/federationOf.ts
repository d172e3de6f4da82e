import { dayBefore } from '../../src/pipeline/dayAfter.ts'
import type { TableRow } from '../../src/pipeline/readTable.ts'
import type { Succession, Unit } from '../../src/pipeline/unit.ts'

/**
 * A federation of the given units ("A B"), and what became of them in words: "2021-01-01 A split B 0.5", "2021-01-01 A dissolved", and
 * without a succession "2021-01-01 A ended", "2021-01-01 A begun". Who is named for the first time begins then.
 */
export function federationOf(codes: string, steps: readonly string[]): { units: Unit[]; successions: Succession[] } {
  const units = [unit('TOP', 'total', null), ...codes.split(' ').map((code) => unit(code, 'upper', 'TOP'))]
  const successions = steps.flatMap((step) => tell(step.split(' '), units))
  for (const [day, from, kind] of steps.map((step) => step.split(' '))) {
    const isKept = successions.some((each) => each.effectiveOn === day && each.from === from && each.to === from)
    const row = units.find(({ code, validTo, validFrom }) => code === from && validTo === null && validFrom < (day ?? ''))
    if (row && kind !== 'transferred' && kind !== 'begun' && !isKept) row.validTo = dayBefore(day ?? '')
  }
  for (const [day = '', code = '', kind] of steps.map((step) => step.split(' '))) {
    if (kind === 'begun') units.push({ ...unit(code, 'upper', 'TOP'), validFrom: day })
  }
  return { units, successions }
}

function tell([day = '', from = '', kind = '', to, share]: readonly string[], units: Unit[]): Succession[] {
  if (kind === 'ended' || kind === 'begun') return []
  if (to && !units.some(({ code }) => code === to)) units.push({ ...unit(to, 'upper', 'TOP'), validFrom: day })
  return [{ from, to: to ?? null, effectiveOn: day, kind: kind as Succession['kind'], share: share ?? null, decision: null }]
}

function unit(code: string, role: Unit['role'], parent: string | null): Unit {
  return { code, name: `Đơn vị ${code}`, role, parent, validFrom: '2013-01-01', validTo: null, decision: null }
}

/** Rows as if they stood in a file, from its second line on. */
export function rowsIn<T>(file: string, rows: readonly T[]): TableRow<T>[] {
  return rows.map((row, index) => ({ file, line: index + 2, row }))
}
