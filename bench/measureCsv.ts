import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { medianOf } from './measure/medianOf.ts'
import { askInTurn } from './measure/takeTurns.ts'
import { buildCsv, CSV_WIDTH } from './register/buildCsv.ts'
import { type Floor, printWhole, type Report } from './report.ts'

const WAYS = [
  { way: 'packed', name: 'tonghop, cells packed' },
  { way: 'cells', name: 'tonghop, every cell made' },
  { way: 'whole', name: 'csv-parse, all records' },
  { way: 'stream', name: 'csv-parse, streamed' },
]
/** Whose rate has a limit: that of raw cells, each of which says where it stands. */
const WITH_CELLS = WAYS.findIndex(({ way }) => way === 'cells')
const LEAST = 0.7
const RUNS = 5

/** Reads a CSV of so many rows (or as many as are taken) as cells, in turn with csv-parse alone. */
export async function measureCsv(asked: number, folder: string): Promise<Report> {
  const { bytes, rows } = buildCsv(asked)
  const file = join(folder, 'register.csv')
  await writeFile(file, bytes)
  const script = fileURLToPath(new URL('parseWhenAsked.js', import.meta.url))
  const commands = WAYS.map(({ way }) => [process.execPath, '--expose-gc', script, way, file])
  const runs = await askInTurn(commands, RUNS)
  const rates = runs.map((each) => rows / medianOf(each.map(({ ms }) => ms)))
  const table = WAYS.map(({ name }, index) => {
    const kept = medianOf((runs[index] ?? []).map(({ output }) => Number(output)))
    return [name, printWhole(rates[index] ?? 0), ((rates[0] ?? 0) / (rates[index] ?? 0)).toFixed(2), printWhole(kept / rows)]
  })
  const refused = rows < asked ? ` (of ${printWhole(asked)}: a file may have no more)` : ''
  return {
    title: `csv-${asked}: ${printWhole(rows)} rows × ${CSV_WIDTH} columns${refused}, medians of ${RUNS}`,
    rows: [['', 'rows per ms', 'ours per its', 'bytes kept per row'], ...table],
    floors: WAYS.flatMap(({ way, name }, index): Floor[] => {
      const ratio = (rates[WITH_CELLS] ?? 0) / (rates[index] ?? 0)
      const isPeer = way === 'whole' || way === 'stream'
      return isPeer
        ? [{ words: `every cell made: ${ratio.toFixed(2)} × the rate of ${name}, at least ${LEAST}`, isMet: ratio >= LEAST }]
        : []
    }),
  }
}
