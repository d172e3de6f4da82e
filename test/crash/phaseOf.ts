import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Installation, LogLine } from './installation.ts'

/** What the service was at when it was hit. */
export const PHASES = ['starting', 'recovering', 'idle', 'files wait', 'file in hand', 'rolling up', 'both at once'] as const
export type Phase = (typeof PHASES)[number]

/** What was going on, as the log since the last start and the drop folder tell, just after a kill. `isReady`: how the server was just before. */
export function phaseOf(installation: Installation, since: number, isReady: boolean | null): Phase {
  const lines = installation.readLog(since)
  if (isReady === false) return 'recovering'
  if (!lines.some(({ message }) => message === 'service started')) return 'starting'
  const waiting = filesIn(join(installation.drop, 'inbox'))
  const isRollingUp = isAtWork(lines, 'consolidate/quarterly-return')
  if (waiting.some((path) => isKept(installation, path))) return isRollingUp ? 'both at once' : 'file in hand'
  if (isRollingUp) return 'rolling up'
  return waiting.length > 0 ? 'files wait' : 'idle'
}

function isAtWork(lines: readonly LogLine[], job: string): boolean {
  const last = lines.filter((line) => String(line.job ?? '').startsWith(job)).at(-1)
  return last?.message === 'job started'
}

/** A file that lies in the archive and in the inbox is being taken. */
function isKept({ drop }: Installation, path: string): boolean {
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex')
  return existsSync(join(drop, 'archive', sha256.slice(0, 2), sha256))
}

function filesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []
}
