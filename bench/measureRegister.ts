import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findPeers } from './findPeers.ts'
import { installProgram } from './installProgram.ts'
import { type Measured, measureReaders } from './measure/measureReaders.ts'
import { buildRegister } from './register/buildRegister.ts'
import { type Floor, printWhole, type Report } from './report.ts'

/** How many times openpyxl's time ours must go into, by count of rows; and what we aim at. */
const FLOORS = new Map([
  [20_000, 1],
  [120_000, 1.5],
])
const AIM = 2
const MOST_MB = 450

/** Checks a register of so many rows, and has other readers read it: as whole processes, and standing. */
export async function measureRegister(rows: number, { folder, runs }: { folder: string; runs: number }): Promise<Report> {
  const { script, standing, home } = await installProgram(join(folder, 'installed'))
  const file = join(folder, `register-${rows}.xlsx`)
  await writeFile(file, buildRegister(rows))
  const { peers } = findPeers()
  const ours = {
    name: 'tonghop check',
    once: [process.execPath, script, '--home', home, 'check'],
    standing: [process.execPath, standing, home],
  }
  const measured = await measureReaders([ours, ...peers], file, runs)
  const kb = printWhole((await stat(file)).size / 1000)
  return {
    title: `rows-${rows}: ${printWhole(rows)} rows × 12 columns (${kb} kB), medians of ${runs}`,
    rows: [HEADINGS, ...measured.map((each) => printMeasured(each, measured[0] ?? each))],
    floors: floorsOf(rows, measured),
  }
}

const HEADINGS = ['', 'whole process, ms', 'times ours', 'MB', 'standing, ms', 'times ours', 'MB']

function printMeasured({ name, once, standing }: Measured, ours: Measured): string[] {
  const times = (ms: number, own: number) => (ms / own).toFixed(2)
  return [
    name,
    printWhole(once.ms),
    times(once.ms, ours.once.ms),
    printWhole(once.mb),
    printWhole(standing.ms),
    times(standing.ms, ours.standing.ms),
    printWhole(standing.mb),
  ]
}

function floorsOf(rows: number, measured: readonly Measured[]): Floor[] {
  const [ours] = measured
  const [peer, least] = [measured.find(({ name }) => name.startsWith('openpyxl')), FLOORS.get(rows)]
  const faster = (['once', 'standing'] as const).flatMap((way) => {
    if (!ours || !peer || least === undefined) return []
    const ratio = peer[way].ms / ours[way].ms
    const words = `${way === 'once' ? 'whole process' : 'standing'}: ${ratio.toFixed(2)} × openpyxl read-only, at least ${least} (aim ${AIM})`
    return [{ words, isMet: ratio >= least }]
  })
  const held = Math.max(ours?.once.mb ?? 0, ours?.standing.mb ?? 0)
  return [...faster, ...(held > 0 ? [{ words: `${printWhole(held)} MB with children, at most ${MOST_MB}`, isMet: held <= MOST_MB }] : [])]
}
