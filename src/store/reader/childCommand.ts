import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../projectRoot.ts'
import { HEAP_SHARE, LIFETIME, type ReaderLimits } from './readerLimits.ts'

/** A program and its arguments. */
export type Command = readonly [program: string, ...words: string[]]

/** The program that a child runs. It is always the compiled one, also where the sources themselves are run. */
export const READING_PROCESS = join(projectRoot(), 'dist', 'program', 'main', 'readingProcess.js')

/**
 * The program that reads, held to its limits by the operating system: memory (Buffers too), processor time, no files written, nothing
 * left of a crash; and it ends with its parent, even one that is killed. Null where the system has no prlimit (of util-linux).
 */
export function limitedCommand(script: string, limits: ReaderLimits): Command | null {
  const reserved = readReserved()
  const prlimit = findProgram('prlimit')
  if (reserved === null || !prlimit) return null
  const data = `--data=${limits.memoryBytes + reserved + LATER_STACKS_BYTES}`
  const limited = [data, '--core=0', '--fsize=0', `--nofile=${LIFETIME.openFiles}`, `--cpu=${LIFETIME.cpuSeconds}`]
  const setpriv = findProgram('setpriv')
  return [prlimit, ...limited, ...(setpriv ? [setpriv, '--pdeathsig', 'KILL'] : []), ...nodeCommand(script, limits)]
}

/** The program that reads, where we alone see to what it uses; it leaves nothing of a crash, and has an end even when we are gone. */
export function watchedCommand(script: string, limits: ReaderLimits): Command {
  const command = nodeCommand(script, limits)
  if (process.platform === 'win32') return command
  return ['/bin/sh', '-c', `ulimit -c 0; ulimit -t ${LIFETIME.cpuSeconds}; exec "$@"`, 'sh', ...command]
}

/**
 * How Node is started to read files: a heap with an end; nothing that makes code of text; and Node's own permissions, which let it read
 * (its own modules lie anywhere) but write no file, start no process and load nothing that is not JavaScript.
 */
function nodeCommand(script: string, { memoryBytes }: ReaderLimits): Command {
  const heap = `--max-old-space-size=${Math.floor((memoryBytes * HEAP_SHARE) / 2 ** 20)}`
  const isNamed = process.allowedNodeEnvironmentFlags.has('--permission')
  const permissions = [isNamed ? '--permission' : '--experimental-permission', '--allow-fs-read=*', '--no-warnings']
  return [process.execPath, heap, ...permissions, '--disallow-code-generation-from-strings', script]
}

/**
 * The memory that a Node process takes without using it, in bytes, as this one does: the limit counts it too. 30 MB of stacks in Node 20;
 * from Node 24 on 512 MB more, for code.
 */
function readReserved(): number | null {
  try {
    const status = readFileSync('/proc/self/status', 'latin1')
    const [taken, used] = ['VmData', 'RssAnon'].map((name) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) * 1024)
    return taken && used ? taken - used : null
  } catch {
    return null
  }
}

/** Of the threads that Node starts when it first unpacks something. */
const LATER_STACKS_BYTES = 4 * 8 * 2 ** 20

function findProgram(name: string): string | null {
  return PROGRAM_FOLDERS.map((folder) => `${folder}/${name}`).find((path) => existsSync(path)) ?? null
}

const PROGRAM_FOLDERS = ['/usr/bin', '/bin', '/usr/sbin', '/sbin']
