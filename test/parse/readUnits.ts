import { readFileSync } from 'node:fs'
import { buildUnitNames, type UnitNames } from '../../src/parse/buildUnitNames.ts'
import type { Alias, Unit, UnitRole } from '../../src/pipeline/unit.ts'

const FOLDER = new URL('../../pipelines/units/', import.meta.url)

/** The rows of a table of pipelines/units, without its heading and comments. */
function readRows(name: string): string[][] {
  const lines = readFileSync(new URL(name, FOLDER), 'utf8').trim().split('\n')
  const [, ...rows] = lines.filter((line) => !line.startsWith('#'))
  return rows.map((row) => row.split(','))
}

export const UNITS: readonly Unit[] = readRows('units.csv').map(
  ([code = '', name = '', role, parent, validFrom = '', validTo, decision]) => ({
    code,
    name,
    role: role as UnitRole,
    parent: parent || null,
    validFrom,
    validTo: validTo || null,
    decision: decision || null,
  }),
)

export const ALIASES: readonly Alias[] = readRows('aliases.csv').map(([alias = '', unit = '']) => ({ alias, unit }))

export const UNIT_NAMES: UnitNames = buildUnitNames(UNITS, ALIASES)
