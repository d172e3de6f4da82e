import { medianOf } from './medianOf.ts'
import { type Run, runProcess } from './runProcess.ts'
import { StandingProcess } from './standingProcess.ts'

/** A program that reads the file which is put after its command: from start to end, or standing and asked again. */
export interface Reader {
  name: string
  once: readonly string[]
  standing: readonly string[]
}

/** Medians of several runs: milliseconds, and the most megabytes (null where the system does not tell). */
export interface Median {
  ms: number
  mb: number | null
}

export interface Measured {
  name: string
  once: Median
  standing: Median
}

/** Has readers read a file so many times, in turn, so that a machine that slows down slows all of them. What stands reads once before it counts. */
export async function measureReaders(readers: readonly Reader[], file: string, runs: number): Promise<Measured[]> {
  const once = await takeTurns(
    readers.map((reader) => () => runProcess([...reader.once, file])),
    runs,
  )
  const standing = await measureStanding(readers, file, runs)
  return readers.map(({ name }, index) => ({ name, once: medianRun(once[index] ?? []), standing: medianRun(standing[index] ?? []) }))
}

async function measureStanding(readers: readonly Reader[], file: string, runs: number): Promise<Run[][]> {
  const processes = readers.map(({ standing }) => new StandingProcess([...standing, file]))
  const asked = processes.map((process) => () => process.ask())
  try {
    await takeTurns(asked, 1)
    return await takeTurns(asked, runs)
  } finally {
    for (const process of processes) process.end()
  }
}

/** The runs of each, taken A B C A B C. */
async function takeTurns(all: readonly (() => Promise<Run>)[], runs: number): Promise<Run[][]> {
  const taken: Run[][] = all.map(() => [])
  for (let turn = 0; turn < runs; turn++) for (const [index, run] of all.entries()) taken[index]?.push(await run())
  return taken
}

function medianRun(runs: readonly Run[]): Median {
  const held = runs.flatMap(({ mb }) => mb ?? [])
  return { ms: medianOf(runs.map(({ ms }) => ms)), mb: held.length === 0 ? null : medianOf(held) }
}
