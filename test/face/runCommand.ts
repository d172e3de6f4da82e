import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../src/store/projectRoot.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export interface Surroundings {
  /** The folder that the command is called from. */
  cwd: string
  env?: Record<string, string>
  input?: string
  /** A program with its words that starts the command, under a limit for example. */
  through?: string[]
}

/** Runs `tonghop` as an office would, in a process of its own and in an environment without a language. */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<Ran> {
  const child = startCommand(args, surroundings)
  const ran = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    ran.stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    ran.stderr += text
  })
  const [code] = await once(child, 'close')
  return { code, ...ran }
}

/** Starts the same without waiting for it. */
export function startCommand(args: readonly string[], { cwd, env = {}, input = '', through = [] }: Surroundings): ChildProcess {
  // Files of a test came long ago: none is still being written.
  const clean = { PATH: process.env.PATH ?? '', HOME: cwd, TONGHOP_QUIET_SECONDS: '0', ...env }
  const [program = '', ...words] = [...through, process.execPath, join(projectRoot(), 'bin', 'tonghop.js'), ...args]
  const child = spawn(program, words, { cwd, env: clean, stdio: 'pipe' })
  running.add(child.once('close', () => running.delete(child)))
  child.stdin?.on('error', () => {}).end(input)
  return child
}

/** Commands that a test run would otherwise leave behind when it is stopped. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
