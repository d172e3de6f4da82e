import { join } from 'node:path'
import { checkNames } from './checkNames.ts'
import { checkPipeline } from './checkPipeline.ts'
import { checkSuccessions } from './checkSuccessions.ts'
import { checkUnits } from './checkUnits.ts'
import { hashOf } from './hashOf.ts'
import { importSources } from './importSources.ts'
import { keepLatest } from './keepLatest.ts'
import type { Definitions, Pipeline } from './pipeline.ts'
import { readTable, type Shape, type TableRow } from './readTable.ts'
import { ALIAS, SPELLING, SUCCESSION, TARGET, UNIT } from './tableShapes.ts'

/**
 * Loads everything that says what is collected: the shipped pipelines/ and, over them, the tables that an office keeps itself
 * (units, aliases, successions, spellings, targets) in `folders`. A later folder's rows win over an earlier one's for the same unit and day.
 * Throws with file and code, and the line of a table, where a definition contradicts itself.
 */
export async function loadDefinitions(folders: readonly string[]): Promise<Definitions> {
  const read = async <T>(name: string, shape: Shape<T>): Promise<TableRow<T>[]> =>
    (await Promise.all(folders.map((folder) => readTable(join(folder, name), shape)))).flat()

  const units = checkUnits(await read('units/units.csv', UNIT))
  const aliases = await read('units/aliases.csv', ALIAS)
  const changes = await read('units/successions.csv', SUCCESSION)
  checkNames(units, { aliases, successions: changes })
  const successions = checkSuccessions(units, changes)
  const pipelines: Pipeline[] = []
  for (const { source, file } of await importSources()) {
    const spellings = (name: string) => read(`${source.code}/spellings/${name}.csv`, SPELLING)
    const stated = await read(`${source.code}/targets.csv`, TARGET)
    const targets = keepLatest(stated, ({ indicator, validFrom }) => `${indicator} from ${validFrom}`)
    const tables = {
      headings: await spellings('headings'),
      labels: await spellings('labels'),
      sheets: await spellings('sheets'),
      choices: await spellings('choices'),
    }
    checkPipeline({ source, file, targets, ...tables })
    const { timetable: _, ...declared } = source
    pipelines.push({
      ...declared,
      targets: plain(targets),
      spellings: {
        headings: plain(tables.headings),
        labels: plain(tables.labels),
        sheets: plain(tables.sheets),
        choices: plain(tables.choices),
      },
    })
  }
  const content = { pipelines, units, aliases: plain(aliases), successions }
  return { hash: hashOf(content), ...content }
}

function plain<T>(rows: readonly TableRow<T>[]): T[] {
  return rows.map(({ row }) => row)
}
