import { medianOf } from './medianOf.ts'
import { type Run, runProcess } from './runProcess.ts'
import { askInTurn, takeTurns } from './takeTurns.ts'

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
  const standing = await askInTurn(
    readers.map((reader) => [...reader.standing, file]),
    runs,
  )
  return readers.map(({ name }, index) => ({ name, once: medianRun(once[index] ?? []), standing: medianRun(standing[index] ?? []) }))
}

function medianRun(runs: readonly Run[]): Median {
  const held = runs.flatMap(({ mb }) => mb ?? [])
  return { ms: medianOf(runs.map(({ ms }) => ms)), mb: held.length === 0 ? null : medianOf(held) }
}
