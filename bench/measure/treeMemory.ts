import { readFileSync } from 'node:fs'

const PAGE_MB = 4096 / 1024 / 1024

/**
 * The megabytes that a process and all its children hold at this moment: of each what it has for itself, and once the largest part
 * that they may share (files of the program, mapped). Null where the system does not tell (no /proc) or the process is gone.
 */
export function treeMemory(pid: number): number | null {
  const held = treeOf(pid).flatMap((each) => pagesOf(each) ?? [])
  if (held.length === 0) return null
  const own = held.reduce((sum, { resident, shared }) => sum + resident - shared, 0)
  return (own + Math.max(...held.map(({ shared }) => shared))) * PAGE_MB
}

function treeOf(pid: number): number[] {
  const children = readProc(`${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean).map(Number) ?? []
  return [pid, ...children.flatMap(treeOf)]
}

function pagesOf(pid: number): { resident: number; shared: number } | null {
  const [, resident, shared] = readProc(`${pid}/statm`)?.split(' ').map(Number) ?? []
  return resident && shared !== undefined ? { resident, shared } : null
}

function readProc(name: string): string | null {
  try {
    return readFileSync(`/proc/${name}`, 'utf8')
  } catch {
    return null // it ended between two looks
  }
}

const EVERY_MS = 20

/** Looks at a process tree every 20 ms until told to stop; answers the most that it held, in megabytes. */
export function watchMemory(pid: number): () => number | null {
  let most: number | null = null
  const look = () => {
    most = Math.max(most ?? 0, treeMemory(pid) ?? 0) || null
  }
  const timer = setInterval(look, EVERY_MS)
  return () => {
    clearInterval(timer)
    return most
  }
}
