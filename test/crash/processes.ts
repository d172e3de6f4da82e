import { readdirSync, readFileSync } from 'node:fs'

/** The processes that a process started, and those that they started, and so on. */
export function descendantsOf(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const [child, parent] of readParents()) children.set(parent, [...(children.get(parent) ?? []), child])
  const below = (of: number): number[] => (children.get(of) ?? []).flatMap((child) => [child, ...below(child)])
  return below(pid)
}

/** Those that read files. */
export function readersAmong(pids: readonly number[]): number[] {
  return pids.filter((pid) => readProc(pid, 'cmdline')?.includes('readingProcess.js'))
}

/** Kills each at once; one that is gone already is passed over. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** Each process with its parent: proc(5), the state and the parent stand behind the name in brackets. */
function readParents(): [child: number, parent: number][] {
  return readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? readProc(Number(name), 'stat') : null
    const parent = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    return parent ? [[Number(name), Number(parent)] as [number, number]] : []
  })
}

function readProc(pid: number, name: string): string | null {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return null
  }
}
