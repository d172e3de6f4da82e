import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** What a process has used: memory of its own in bytes (with the program's pages where they cannot be told apart), processor time in ms. */
export interface Usage {
  memoryBytes: number
  cpuMs: number
}

/** Linux counts processor time in hundredths of a second, whatever its own clock. */
const TICK_MS = 10

/** What a process has used by now, from /proc: at once, in some 0.1 ms. Null where there is no such process, or no /proc. */
export function measureAtOnce(pid: number): Usage | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1')
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const kilobytes = /^RssAnon:\s+(\d+)/m.exec(status) ?? /^VmRSS:\s+(\d+)/m.exec(status)
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ') // the name before may hold blanks and parentheses
    return kilobytes && { memoryBytes: Number(kilobytes[1]) * 1024, cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS }
  } catch {
    return null
  }
}

/** What a process has used by now, from the ps of any Unix. Null where there is no such process, or no ps. */
export async function measureByPs(pid: number): Promise<Usage | null> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', String(pid)], { timeout: PS_PATIENCE_MS })
    const [kilobytes, time = ''] = stdout.trim().split(/\s+/)
    const seconds = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
    return kilobytes ? { memoryBytes: Number(kilobytes) * 1024, cpuMs: seconds * 1000 } : null
  } catch {
    return null
  }
}

const PS_PATIENCE_MS = 2_000
