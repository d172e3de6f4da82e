import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { collect, type Run } from './runProcess.ts'
import { watchMemory } from './treeMemory.ts'

/** A process that stays and reads its file each time it is sent a line; it answers with its own milliseconds and a word, as JSON. */
export class StandingProcess {
  #child: ChildProcessByStdio<Writable, Readable, Readable>
  #lines: Interface
  #complaint: () => string

  constructor([program = '', ...args]: readonly string[]) {
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.#lines = createInterface(this.#child.stdout)
    this.#complaint = collect(this.#child.stderr)
  }

  /** Throws, with what it complained of, where the process ends instead of answering. */
  async ask(): Promise<Run> {
    const stop = watchMemory(this.#child.pid ?? 0)
    const answer = new Promise<string>((resolve, reject) => {
      this.#lines.once('line', resolve)
      this.#child.once('close', () => reject(new Error(`${this.#child.spawnargs.join(' ')} ended: ${this.#complaint()}`)))
    })
    this.#child.stdin.write('\n')
    const { ms, said } = JSON.parse(await answer) as { ms: number; said: string }
    this.#child.removeAllListeners('close')
    return { ms, mb: stop(), output: said }
  }

  end(): void {
    this.#child.stdin.end()
  }
}
