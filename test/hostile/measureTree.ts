import { readFileSync } from 'node:fs'

/** What a process and all that it started have used. */
export interface TreeUse {
  /** Memory in use, in bytes; the program's own pages, which all of them share, counted once. */
  memory: number
  /** Processor time since they began, in ms; of those that have ended, what their parent waited for. */
  cpu: number
}

/** Measures a process and its children; null where the system does not tell (only Linux does) or the process is gone. */
export function measureTree(pid: number): TreeUse | null {
  const each = pidsOf(pid).flatMap((one) => measureOne(one) ?? [])
  if (each.length === 0) return null
  const own = each.reduce((sum, { resident, shared }) => sum + resident - shared, 0)
  return { memory: (own + Math.max(...each.map(({ shared }) => shared))) * PAGE, cpu: each.reduce((sum, { cpu }) => sum + cpu, 0) }
}

const PAGE = 4096
const MS_PER_TICK = 10

function pidsOf(pid: number): number[] {
  const children = readProc(pid, `task/${pid}/children`)?.split(' ').filter(Boolean).map(Number) ?? []
  return [pid, ...children.flatMap(pidsOf)]
}

function measureOne(pid: number): { resident: number; shared: number; cpu: number } | null {
  const [memory, state] = [readProc(pid, 'statm'), readProc(pid, 'stat')]
  if (!memory || !state) return null
  const [, resident = 0, shared = 0] = memory.split(' ').map(Number)
  // The name stands in brackets and may hold spaces; utime, stime, cutime, cstime are the 14th to 17th field.
  const ticks = state
    .slice(state.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 15)
  return { resident, shared, cpu: ticks.reduce((sum, tick) => sum + Number(tick), 0) * MS_PER_TICK }
}

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}
