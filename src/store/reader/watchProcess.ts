import { measureAtOnce, measureByPs, type Usage } from './measureProcess.ts'

/** What a process may use from now on: memory in all, processor time and time by the clock. */
export interface Allowance {
  memoryBytes: number
  cpuMs: number
  wallMs: number
}

export type Exceeded = 'memory' | 'time'

/** How a process is measured, and how often (ms). */
export interface Scale {
  measure(pid: number): Usage | null | Promise<Usage | null>
  everyMs: number
}

/** By /proc where there is one: 20 ms, in which a process can take some 20 MB. By ps elsewhere, which is a process itself. */
export const PROC: Scale = { measure: measureAtOnce, everyMs: 20 }
export const PS: Scale = { measure: measureByPs, everyMs: 200 }

/** The scale that works here; null where there is none, and only the clock is left. */
export async function chooseScale(): Promise<Scale | null> {
  if (measureAtOnce(process.pid)) return PROC
  return (await measureByPs(process.pid)) ? PS : null
}

/** Less often, for a process that the operating system holds to its memory: only the time is left to see. */
export function seldom(scale: Scale | null): Scale | null {
  return scale && { ...scale, everyMs: scale.everyMs * 5 }
}

/** Looks at a process until the function that is returned is called, and says once if it exceeds what it may. Keeps the program running. */
export function watchProcess(
  { pid, scale }: { pid: number; scale: Scale | null },
  allowed: Allowance,
  onExceeded: (why: Exceeded) => void,
): () => void {
  const started = performance.now()
  let cpuBefore: number | null = null
  let isOver = false
  const stop = () => {
    isOver = true
    clearInterval(timer)
  }
  const look = async () => {
    const usage = scale && (await scale.measure(pid))
    if (usage) cpuBefore ??= usage.cpuMs
    const isLate = performance.now() - started > allowed.wallMs || (usage && usage.cpuMs - (cpuBefore ?? 0) > allowed.cpuMs)
    const why = usage && usage.memoryBytes > allowed.memoryBytes ? 'memory' : isLate ? 'time' : null
    if (!why || isOver) return
    stop()
    onExceeded(why)
  }
  const timer = setInterval(look, scale?.everyMs ?? CLOCK_MS)
  look()
  return stop
}

const CLOCK_MS = 200
