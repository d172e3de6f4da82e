import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { ShortAnswer } from './answerFiles.ts'
import { measureTree } from './measureTree.ts'

/** How one file was answered, and what that took. `memory` and `cpu` are null where the system does not tell. */
export interface Measured {
  answer: ShortAnswer | { fault: string }
  wall: number
  cpu: number | null
  memory: number | null
}

/** Bounds of the issue: every hostile file is answered within them. */
export const MAX_MS = 5_000
export const MAX_MEMORY = 512 * 1024 * 1024

/** After this long nobody waits any more: the process is ended, and the file has hung it. */
const PATIENCE_MS = 30_000
const SAMPLE_EVERY_MS = 10

/** A process that answers files, watched from outside. It is started again where a file has ended it. */
export class Answerer {
  #process: ChildProcess | null = null

  async ask(file: { path: string; name: string }): Promise<Measured> {
    const asked = this.#process ?? (await this.#start())
    const pid = asked.pid ?? 0
    const before = measureTree(pid)
    let memory = 0
    const watch = setInterval(() => {
      memory = Math.max(memory, measureTree(pid)?.memory ?? 0)
    }, SAMPLE_EVERY_MS)
    const startedAt = performance.now()
    const answer = await this.#waitFor(asked, file)
    const [wall, after] = [performance.now() - startedAt, measureTree(pid)]
    clearInterval(watch)
    if (!before) return { answer, wall, cpu: null, memory: null }
    return { answer, wall, cpu: after && after.cpu - before.cpu, memory: Math.max(memory, after?.memory ?? 0) }
  }

  /** Ends the process, so that the next file is asked of a fresh one. */
  async renew(): Promise<void> {
    const ended = this.#process
    this.#process = null
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return
    ended.kill('SIGKILL')
    await once(ended, 'exit')
  }

  async #start(): Promise<ChildProcess> {
    const path = join(projectRoot(), 'dist/test/hostile/answerFiles.js')
    const started = fork(path, { execArgv: [], env: { ...process.env, TONGHOP_NOW }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    started.stderr?.resume()
    this.#process = started
    await Promise.race([once(started, 'message'), once(started, 'exit')])
    return started
  }

  async #waitFor(asked: ChildProcess, file: { path: string; name: string }): Promise<Measured['answer']> {
    const patience = new AbortController()
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
    const { signal } = patience
    asked.send(file)
    const answer = await Promise.race([
      once(asked, 'message', { signal }).then(([said]) => said as Measured['answer']),
      once(asked, 'exit', { signal }).then(([code, by]) => ({ fault: `ended: ${code ?? by}` })),
    ]).catch(() => ({ fault: `no answer in ${PATIENCE_MS / 1000} s` }))
    clearTimeout(timer)
    patience.abort()
    if ('fault' in answer) await this.renew()
    return answer
  }
}

/** The day on which the sample quarter is due. */
const TONGHOP_NOW = '2023-09-08T08:00+07:00'
