import { decodeWorkbook } from '../../read/packed/encodeWorkbook.ts'
import { unpackWorkbook } from '../../read/packed/unpackWorkbook.ts'
import type { ReadWorkbook } from '../../read/readWorkbook.ts'
import type { Refusal, Workbook } from '../../read/sheet.ts'
import { limitedCommand, plainCommand, READING_PROCESS } from './childCommand.ts'
import { encodeFile, type Frame } from './frame.ts'
import { cpuTimeFor, READER_LIMITS, type ReaderLimits } from './readerLimits.ts'
import { type Death, ReadingChild } from './readingChild.ts'
import { refuseDemanding } from './refuseDemanding.ts'
import { chooseScale, type Exceeded, type Scale, watchProcess } from './watchProcess.ts'

/** Reads submitted files in a process of their own, under a guard. */
export interface Reader {
  /**
   * The file's cells, or why it is refused: also that it asks for more memory or time than a file may. Throws, naming the file, where
   * reading it fails and the failure is ours. One file at a time; the others wait.
   */
  read: ReadWorkbook
  /** Starts the process, so that it can read when the first file comes. */
  prepare(): void
  /** What holds the process to its limits here, as tried just now. Throws where it cannot be started. */
  describe(): Promise<Guard>
  /** Ends the process, whatever it does; nothing of it is left. */
  close(): Promise<void>
}

/** What holds a process that reads to its limits. */
export interface Guard {
  /** The operating system refuses it more memory. */
  isBounded: boolean
  /** We look at what it uses, and end it. */
  isWatched: boolean
  limits: ReaderLimits
}

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

/** Opens a reader. No process is started before it is needed, and one that was is kept for the files that follow. */
export function openReader(options: ReaderOptions = {}): Reader {
  const children = new Children(options)
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    read: (bytes, name) => inTurn(() => readFile(children, { bytes, name })),
    prepare: () => void children.start(),
    describe: () => inTurn(() => describeGuard(children)),
    close: () => children.close(),
  }
}

/** A process that dies over a file may have been killed by chance: once more, in a new one. */
async function readFile(children: Children, { bytes, name }: { bytes: Uint8Array; name: string }): Promise<Workbook | Refusal> {
  const ask = () => children.ask({ tag: 'read', pieces: encodeFile(name, bytes) }, cpuTimeFor(bytes.length, children.limits))
  let answer = await ask()
  if ('how' in answer) {
    children.warn(`The process that read ${name} ended (${answer.how}); the file is read once more`)
    answer = await ask()
  }
  if ('how' in answer) throw new Error(`Reading ${name} failed: the process ended twice (${answer.how}) ${answer.said}`.trim())
  return 'exceeded' in answer ? refuseDemanding(answer.exceeded) : openAnswer(answer, name)
}

function openAnswer({ tag, body }: Frame, name: string): Workbook | Refusal {
  if (tag === 'refused') return { refused: textOf(body) }
  if (tag !== 'workbook') throw faultOf(tag, body, name)
  try {
    return unpackWorkbook(decodeWorkbook(body))
  } catch (cause) {
    throw new Error(`Reading ${name} failed: ${(cause as Error).message}`, { cause })
  }
}

function faultOf(tag: string, body: Uint8Array, name: string): Error {
  if (tag !== 'fault') return new Error(`Reading ${name} failed: the process answered "${tag}"`)
  const { message, stack } = JSON.parse(textOf(body)) as { message: string; stack?: string }
  const cause = new Error(message)
  if (stack) cause.stack = stack
  return new Error(`Reading ${name} failed: ${message}`, { cause })
}

function textOf(body: Uint8Array): string {
  return Buffer.from(body).toString()
}

async function describeGuard(children: Children): Promise<Guard> {
  const { limits } = children
  const answer = await children.ask({ tag: 'try', pieces: [String(limits.memoryBytes * 2)] }, cpuTimeFor(0, limits))
  if ('how' in answer) throw new Error(`The process that reads files cannot be started: ${answer.how} ${answer.said}`.trim())
  return { isBounded: 'exceeded' in answer && answer.exceeded === 'memory', isWatched: (await children.scale) !== null, limits }
}

type Question = { tag: 'read' | 'try'; pieces: readonly (Uint8Array | string)[] }
type Answer = Frame | Death | { exceeded: Exceeded }

/** The process that reads now, and the one that follows it. */
class Children {
  readonly limits: ReaderLimits
  readonly scale: Promise<Scale | null>
  readonly warn: (line: string) => void
  #script: string
  #isLimited: boolean
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
    this.#current = new ReadingChild(limited ?? plainCommand(this.#script, this.limits))
    return this.#current
  }

  async ask(question: Question, cpuMs: number): Promise<Answer> {
    const child = this.start()
    const answer = await this.#askWatched(child, question, cpuMs)
    if ('how' in answer && !answer.wasReady && this.#isLimited && !this.#isClosed) {
      this.#isLimited = false // it cannot even start under the limits of the system: it is watched alone
      return this.ask(question, cpuMs)
    }
    if (!('tag' in answer) || answer.tag === 'fault' || (await this.#isSpent(child))) await child.end()
    return answer
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#current?.end()
  }

  async #askWatched(child: ReadingChild, { tag, pieces }: Question, cpuMs: number): Promise<Answer> {
    const { memoryBytes, patience, startMs } = this.limits
    const wallMs = cpuMs * patience + (child.isReady ? 0 : startMs)
    let exceeded: Exceeded | null = null
    const unwatch = watchProcess({ pid: child.pid, scale: await this.scale }, { memoryBytes, cpuMs, wallMs }, (why) => {
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
