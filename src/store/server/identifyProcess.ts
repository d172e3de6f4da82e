import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * What tells a running process from a later one with the same number: when it started. Null if none runs under `pid`
 * (one that has ended and waits for its parent does not run). On Windows it only says that one runs.
 */
export function identifyProcess(pid: number): string | null {
  if (process.platform === 'linux') return startOnLinux(pid)
  if (!isAlive(pid)) return null
  if (process.platform === 'win32') return 'running'
  return execFileSync('/bin/ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim()
}

/** Whether a process has this number, of whatever user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** proc(5): after the name in brackets come the state (field 3) and, as field 22, the start in ticks since boot. */
function startOnLinux(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  if (stat === null) return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  return `${readText('/proc/sys/kernel/random/boot_id')?.trim()} ${fields[19]}`
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
