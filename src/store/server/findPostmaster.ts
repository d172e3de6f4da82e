import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './identifyProcess.ts'

const PID_FILE = 'postmaster.pid'

/** The running server of a cluster. */
export interface Postmaster {
  pid: number
  port: number
  /** Whether it takes connections; false while it starts, recovers or stops. */
  isReady: boolean
}

/**
 * Finds the server that runs on a cluster's folder, whoever started it; null if none does. A postmaster.pid that a crash
 * left behind, or that came with a copy of the folder, names no server of this cluster.
 */
export function findPostmaster(folder: string): Postmaster | null {
  const lines = readText(join(folder, PID_FILE))?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !(pid > 0) || !runsIn(pid, folder, lines[1] ?? '')) return null
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Takes away what would keep PostgreSQL from starting although no server runs: a postmaster.pid, or the lock of a socket, whose number is now another
 * program's or a zombie's, or that is empty after a power cut. Any other leftover PostgreSQL judges itself, and better.
 */
export function clearLockFiles(folder: string): void {
  const locks = readdirSync(folder).filter((name) => name === PID_FILE || /^\.s\.PGSQL\.\d+\.lock$/.test(name))
  for (const path of locks.map((name) => join(folder, name))) {
    const text = readText(path)
    const isForeign =
      text === '' ? Date.now() - statSync(path).mtimeMs > 2000 : text !== null && isAlive(Math.abs(Number.parseInt(text, 10)))
    if (isForeign) rmSync(path, { force: true })
  }
}

/**
 * Whether a process is the server of this folder. A server stands in its cluster's folder, which Linux tells, but not
 * always: root in a container may not look. Then its command line must be a server's of the folder that it noted, and that
 * must be this one, or one that is no more because the home was moved.
 */
export function runsIn(pid: number, folder: string, notedFolder = folder): boolean {
  const standsIn = folderOfProcess(pid)
  if (standsIn !== null) return standsIn === realpathSync(folder)
  return isAlive(pid) && isServerOf(pid, notedFolder) && (notedFolder === folder || !existsSync(notedFolder))
}

function folderOfProcess(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** A folder that is not written out in full is taken on trust; on Windows everything is. */
function isServerOf(pid: number, folder: string): boolean {
  if (process.platform === 'win32') return true
  const command = readCommand(pid)
  return command.includes('postgres') && (command.includes(` -D ${folder}`) || !command.includes(' -D /'))
}

function readCommand(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('/bin/ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
