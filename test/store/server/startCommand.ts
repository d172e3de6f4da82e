import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

interface Opened {
  url: string
  isOurs: boolean
  describe: string
}

export interface Command {
  child: ChildProcess
  /** What it got; rejects with what it said if it ends before. */
  opened: Promise<Opened>
  /** Lets it close the server; what it said on standard error. */
  close(): Promise<string>
}

/** Starts a command of a compiled project in a process of its own, in an environment without anything in it. */
export function startCommand(project: string, home: string, options: SpawnOptions = {}): Command {
  const child = spawn(process.execPath, [join(project, 'command.js'), home], { env: {}, cwd: '/', ...options, stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const ended = once(child, 'close')
  let said = ''
  child.stderr?.on('data', (text) => {
    said += text
  })
  const opened = Promise.race([
    once(child.stdout as NonNullable<typeof child.stdout>, 'data').then(([line]) => JSON.parse(String(line)) as Opened),
    ended.then(() => Promise.reject(new Error(said))),
  ])
  opened.catch(() => {})
  const close = async () => {
    child.stdin?.end()
    await ended
    return said
  }
  return { child, opened, close }
}
