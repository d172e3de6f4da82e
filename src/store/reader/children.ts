import { limitedCommand, READING_PROCESS, watchedCommand } from './childCommand.ts'
import type { Frame } from './frame.ts'
import { READER_LIMITS, type ReaderLimits } from './readerLimits.ts'
import { type Death, ReadingChild } from './readingChild.ts'
import { chooseScale, type Exceeded, type Scale, seldom, watchProcess } from './watchProcess.ts'

export interface ReaderOptions {
  limits?: Partial<ReaderLimits>
  /** Whether the operating system may hold the process to its limits; otherwise we only watch it. */
  isLimited?: boolean
  /** How it is watched; what works here where absent. */
  scale?: Scale
  /** Another program than the one that reads, which answers in its place. */
  script?: string
  /** Told when a process ends and its file is read anew. */
  warn?: (line: string) => void
}

export type Question = { tag: 'read' | 'mark' | 'try'; pieces: readonly (Uint8Array | string)[] }
export type Answer = Frame | Death | { exceeded: Exceeded }

/** How often it is started under the limits of the system before they are given up. */
const MOST_STARTS = 2

/** The process that reads now, and the one that follows it. */
export class Children {
  readonly limits: ReaderLimits
  readonly scale: Promise<Scale | null>
  readonly warn: (line: string) => void
  #script: string
  #isLimited: boolean
  /** How often in a row it ended before it could read. */
  #notStarted = 0
  #current: ReadingChild | null = null
  #isClosed = false

  constructor({ limits, isLimited = true, scale, script = READING_PROCESS, warn = () => {} }: ReaderOptions) {
    this.limits = { ...READER_LIMITS, ...limits }
    this.scale = scale ? Promise.resolve(scale) : chooseScale()
    this.warn = warn
    this.#script = script
    this.#isLimited = isLimited
  }

  start(): ReadingChild {
    if (this.#isClosed) throw new Error('A file was to be read after the reader was closed')
    if (this.#current?.isAlive) return this.#current
    const limited = this.#isLimited ? limitedCommand(this.#script, this.limits) : null
    this.#isLimited = limited !== null
    this.#current = new ReadingChild(limited ?? watchedCommand(this.#script, this.limits))
    return this.#current
  }

  async ask(question: Question, cpuMs: number): Promise<Answer> {
    const child = this.start()
    const answer = await this.#askWatched(child, question, cpuMs)
    const hasNotStarted = 'how' in answer && !answer.wasReady
    this.#notStarted = hasNotStarted ? this.#notStarted + 1 : 0
    if (hasNotStarted && this.#isLimited && !this.#isClosed) {
      this.#isLimited = this.#notStarted < MOST_STARTS // once may be chance; then it cannot start under the limits of the system, and is watched alone
      return this.ask(question, cpuMs)
    }
    if (!('tag' in answer) || (await this.#isSpent(child))) await child.end()
    return answer
  }

  /** Ends the process that reads now; the next question starts another. */
  async end(): Promise<void> {
    await this.#current?.end()
  }

  close(): Promise<void> {
    this.#isClosed = true
    return this.end()
  }

  async #askWatched(child: ReadingChild, { tag, pieces }: Question, cpuMs: number): Promise<Answer> {
    const { memoryBytes, patience, startMs } = this.limits
    const wallMs = cpuMs * patience + (child.isReady ? 0 : startMs)
    let exceeded: Exceeded | null = null
    const scale = this.#isLimited ? seldom(await this.scale) : await this.scale
    const unwatch = watchProcess({ pid: child.pid, scale }, { memoryBytes, cpuMs, wallMs }, (why) => {
      exceeded = why
      child.end()
    })
    const answer = await child.ask(tag, pieces)
    unwatch()
    if (exceeded) return { exceeded }
    return isOutOfMemory(answer) ? { exceeded: 'memory' } : answer
  }

  async #isSpent(child: ReadingChild): Promise<boolean> {
    child.filesRead += 1
    const usage = await (await this.scale)?.measure(child.pid)
    const { keptBytes, keptFiles, keptCpuMs } = this.limits
    return child.filesRead >= keptFiles || (usage != null && (usage.memoryBytes > keptBytes || usage.cpuMs > keptCpuMs))
  }
}

/** A Buffer that it cannot have is told; where the heap cannot grow, Node ends, with these words. */
function isOutOfMemory(answer: Frame | Death): boolean {
  if ('tag' in answer) return answer.tag === 'memory'
  return answer.wasReady && /out of memory|allocation failed|bad_alloc/i.test(answer.said)
}
