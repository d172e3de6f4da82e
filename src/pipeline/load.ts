import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkNames } from './checkNames.ts'
import { checkPipeline } from './checkPipeline.ts'
import { checkUnits } from './checkUnits.ts'
import { hashOf } from './hashOf.ts'
import { keepLatest } from './keepLatest.ts'
import type { Definitions, Pipeline, PipelineSource, Spelling, Target } from './pipeline.ts'
import { readTable, type TableRow } from './readTable.ts'
import type { Alias, Succession, Unit } from './unit.ts'

/**
 * Loads everything that says what is collected: the shipped pipelines/ and, over them, the tables that an office keeps itself
 * (units, aliases, spellings, targets) in `folders`. A later folder's rows win over an earlier one's for the same unit and day.
 * Throws with file and code, and the line of a table, where a definition contradicts itself.
 */
export async function loadDefinitions(folders: readonly string[]): Promise<Definitions> {
  const { z } = await import('zod')
  const shapes = shapesOf(z)
  const read = async <T>(name: string, shape: Parameters<typeof readTable<T>>[1]): Promise<TableRow<T>[]> =>
    (await Promise.all(folders.map((folder) => readTable(join(folder, name), shape)))).flat()

  const units = checkUnits(await read('units/units.csv', shapes.unit))
  const aliases = await read<Alias>('units/aliases.csv', shapes.alias)
  const successions = await read<Succession>('units/successions.csv', shapes.succession)
  checkNames(units, { aliases, successions })
  const pipelines: Pipeline[] = []
  for (const { source, file } of await importSources()) {
    const spellings = (name: string) => read<Spelling>(`${source.code}/spellings/${name}.csv`, shapes.spelling)
    const stated = await read<Target>(`${source.code}/targets.csv`, shapes.target)
    const targets = keepLatest(stated, ({ indicator, validFrom }) => `${indicator} from ${validFrom}`)
    const tables = {
      headings: await spellings('headings'),
      labels: await spellings('labels'),
      sheets: await spellings('sheets'),
      choices: await spellings('choices'),
    }
    checkPipeline({ source, file, targets, ...tables })
    pipelines.push({
      ...source,
      targets: plain(targets),
      spellings: {
        headings: plain(tables.headings),
        labels: plain(tables.labels),
        sheets: plain(tables.sheets),
        choices: plain(tables.choices),
      },
    })
  }
  const content = { pipelines, units, aliases: plain(aliases), successions: plain(successions) }
  return { hash: hashOf(content), ...content }
}

function plain<T>(rows: readonly TableRow<T>[]): T[] {
  return rows.map(({ row }) => row)
}

/** The pipelines as they were compiled with the program: every folder beside `units/` that has a pipeline file. */
async function importSources(): Promise<{ source: PipelineSource; file: string }[]> {
  const folder = fileURLToPath(new URL('../../pipelines', import.meta.url))
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const sources = []
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name === 'units') continue
    const file = join(folder, entry.name, `pipeline${extension}`)
    const { pipeline: source } = (await import(pathToFileURL(file).href)) as { pipeline: PipelineSource }
    if (source.code !== basename(entry.name)) throw new Error(`${file}: code ${source.code} differs from its folder's name`)
    sources.push({ source, file: `pipelines/${entry.name}` })
  }
  return sources
}

function shapesOf(z: typeof import('zod').z) {
  const code = z.string().regex(/^[A-Za-z0-9_-]+$/, 'not a code (letters, digits, _ and -)')
  const day = z.iso.date('not a day (YYYY-MM-DD)')
  const number = z
    .string()
    .regex(/^-?\d+(\.\d+)?$/, 'not a number')
    .transform(Number)
  const dayOrNone = z.union([day, z.literal('').transform(() => null)], 'not a day (YYYY-MM-DD)')
  const textOrNone = z.string().transform((text) => text || null)
  return {
    unit: z
      .object({
        code,
        name: z.string().min(1),
        role: z.enum(['grassroots', 'upper', 'own', 'total']),
        parent: textOrNone,
        valid_from: day,
        valid_to: dayOrNone,
        decision: textOrNone,
      })
      .transform(
        ({ valid_from, valid_to, ...unit }): Unit => ({
          ...unit,
          name: unit.name.normalize('NFC'),
          validFrom: valid_from,
          validTo: valid_to,
        }),
      ),
    alias: z.object({
      alias: z
        .string()
        .min(1)
        .transform((text) => text.normalize('NFC')),
      unit: z.string(),
    }),
    succession: z
      .object({
        from: z.string().min(1),
        to: textOrNone,
        effective_on: day,
        kind: z.enum(['merged', 'split', 'transferred', 'dissolved']),
        share: z.union([number, z.literal('').transform(() => null)], 'not a number'),
        decision: textOrNone,
      })
      .transform(({ effective_on, ...row }): Succession => ({ ...row, effectiveOn: effective_on })),
    target: z
      .object({ indicator: z.string().min(1), valid_from: day, valid_to: dayOrNone, value: number, decision: z.string().min(1) })
      .transform(({ valid_from, valid_to, ...row }): Target => ({ ...row, validFrom: valid_from, validTo: valid_to })),
    spelling: z.object({
      written: z
        .string()
        .min(1)
        .transform((text) => text.normalize('NFC')),
      means: z.string().min(1),
    }),
  }
}
