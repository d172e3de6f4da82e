import { execFileSync } from 'node:child_process'

/** The processes that a process has started and that run, or have ended and were not waited for, but for the ps that looks. */
export function childProcesses(parent = process.pid): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  const all = lines.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [])
  return all.filter(([, , of, words = '']) => Number(of) === parent && !words.startsWith('ps -A')).map(([, pid]) => Number(pid))
}

/** Whether a process runs; one that has ended and waits for its parent does not. */
export function isRunning(pid: number): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('Z')
  } catch {
    return false
  }
}
