import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { projectRoot } from '../projectRoot.ts'
import type { Command } from './childCommand.ts'
import { encodeFrame, type Frame, FrameCollector, type FrameTag } from './frame.ts'
import { MAX_ANSWER_BYTES } from './readerLimits.ts'

/** Why a child gave no answer: it ended, and what it left; what it sent was no answer. */
export interface Death {
  how: string
  /** Its last words, on standard error. */
  said: string
  wasReady: boolean
}

/** A process that reads files. It keeps no program running: one that ends takes it along. */
export class ReadingChild {
  filesRead = 0
  #process: ChildProcessWithoutNullStreams
  #ended: Promise<unknown>
  #answers = new FrameCollector(MAX_ANSWER_BYTES)
  #isReady = false
  #death: Death | null = null
  #said = ''
  #settle: ((answer: Frame | Death) => void) | null = null

  constructor([program, ...words]: Command) {
    // A group of its own: a signal from the keyboard is for the parent, and all of the group can be killed at once.
    const options = { cwd: projectRoot(), env: environment(), detached: process.platform !== 'win32', windowsHide: true }
    this.#process = spawn(program, words, { ...options, stdio: 'pipe' })
    this.#ended = Promise.race([once(this.#process, 'close'), once(this.#process, 'error')]).catch(() => {})
    this.#listen()
  }

  /** 0 where it could not be started. */
  get pid(): number {
    return this.#process.pid ?? 0
  }

  /** Whether it has ever said that it can read. */
  get isReady(): boolean {
    return this.#isReady
  }

  get isAlive(): boolean {
    return this.#death === null
  }

  /** What it answers, or how it died. Only one is asked at a time. */
  ask(tag: FrameTag, pieces: readonly (Uint8Array | string)[]): Promise<Frame | Death> {
    return new Promise((resolve) => {
      if (this.#death) return resolve(this.#death)
      this.#settle = resolve
      for (const piece of encodeFrame(tag, pieces)) this.#process.stdin.write(piece)
    })
  }

  /** Ends it, whatever it does, and returns when nothing of it is left. */
  async end(): Promise<void> {
    if (this.isAlive && this.pid) killGroup(this.pid)
    this.#process.ref()
    await this.#ended
    this.#process.unref()
  }

  #listen(): void {
    const { stdin, stdout, stderr } = this.#process
    this.#process.unref()
    for (const pipe of [stdin, stdout, stderr]) (pipe as unknown as Socket).unref()
    stdin.on('error', () => {}) // it ended, and says so below
    stderr.on('data', (text) => {
      this.#said = `${this.#said}${text}`.slice(-LAST_WORDS)
    })
    stdout.on('data', (chunk) => this.#receive(chunk))
    this.#process.on('error', (error) => this.#die(error.message))
    this.#process.on('close', (code, signal) => this.#die(signal ?? `exit code ${code}`))
  }

  #receive(chunk: Buffer): void {
    try {
      for (const answer of this.#answers.push(chunk)) {
        if (answer.tag === 'ready') this.#isReady = true
        else this.#answer(answer)
      }
    } catch (error) {
      this.#die((error as Error).message)
      killGroup(this.pid)
    }
  }

  #die(how: string): void {
    this.#death ??= { how, said: this.#said.trim(), wasReady: this.#isReady }
    this.#answer(this.#death)
  }

  #answer(answer: Frame | Death): void {
    this.#settle?.(answer)
    this.#settle = null
  }
}

const LAST_WORDS = 4_000

/** Nothing of ours: no address of a database, no setting of Node's. Windows cannot start a program without its own folder's name. */
function environment(): NodeJS.ProcessEnv {
  const root = process.env.SystemRoot
  return root === undefined ? {} : { SystemRoot: root }
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {} // it is gone
}
