import { decodeWorkbook } from '../../read/packed/encodeWorkbook.ts'
import { unpackWorkbook } from '../../read/packed/unpackWorkbook.ts'
import type { ReadWorkbook } from '../../read/readWorkbook.ts'
import type { Refusal, Workbook } from '../../read/sheet.ts'
import { refuseWorkbook } from '../../read/xlsx/refuseWorkbook.ts'
import type { Unmarkable } from '../../write/mark/cannotMark.ts'
import { encodeFixes, type FixList } from '../../write/mark/fixList.ts'
import { type Answer, Children, type Question, type ReaderOptions } from './children.ts'
import { encodeFile, type Frame, type FrameTag } from './frame.ts'
import { letGo } from './letGo.ts'
import { cpuTimeFor, MAX_REQUEST_BYTES, type ReaderLimits } from './readerLimits.ts'
import { refuseDemanding } from './refuseDemanding.ts'

/** Reads submitted files, and marks them, in a process of their own, under a guard. */
export interface Reader {
  /**
   * The file's cells, or why it is refused: also that it asks for more memory or time than a file may. Throws, naming the file, where
   * reading it fails and the failure is ours. One file at a time; the others wait.
   */
  read: ReadWorkbook
  /** The file with marks on it, or why it cannot be marked; also that it asks for more than a file may. Throws as `read`. */
  mark(file: { name: string; bytes: Uint8Array }, fixes: FixList): Promise<Uint8Array | Unmarkable>
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
    mark: (file, fixes) => inTurn(() => markFile(children, file, fixes)),
    prepare: () => void children.start(),
    describe: () => inTurn(() => describeGuard(children)),
    close: () => children.close(),
  }
}

/** A process that dies over a file may have been killed by chance: once more, in a new one. */
async function readFile(children: Children, { bytes, name }: { bytes: Uint8Array; name: string }): Promise<Workbook | Refusal> {
  if (bytes.length > MAX_REQUEST_BYTES - name.length * 3 - 4) return refuseWorkbook('fileTooLarge')
  const answer = await askTwice(children, { tag: 'read', pieces: encodeFile(name, bytes) }, { name, size: bytes.length })
  if ('exceeded' in answer) return refuseDemanding(answer.exceeded)
  return openAnswer(children, name, () => {
    if (answer.tag === 'refused') return { refused: textOf(answer.body) }
    if (answer.tag === 'damaged') return { refused: textOf(answer.body), isDamaged: true }
    return unpackWorkbook(decodeWorkbook(expect(answer, 'workbook')))
  })
}

async function markFile(
  children: Children,
  { name, bytes }: { name: string; bytes: Uint8Array },
  fixes: FixList,
): Promise<Uint8Array | Unmarkable> {
  const pieces = encodeFile(encodeFixes(fixes), bytes)
  const answer = await askTwice(children, { tag: 'mark', pieces }, { name, size: bytes.length })
  if ('exceeded' in answer) return { unmarkable: TOO_DEMANDING }
  return openAnswer(children, name, () => {
    return answer.tag === 'unmarkable' ? { unmarkable: textOf(answer.body) } : expect(answer, 'marked')
  })
}

const TOO_DEMANDING = 'Tệp quá lớn để đánh dấu thẳng vào. Các điểm cần sửa nằm trong tệp riêng này.'

async function askTwice(
  children: Children,
  question: Question,
  { name, size }: { name: string; size: number },
): Promise<Exclude<Answer, { how: string }>> {
  const ask = () => children.ask(question, cpuTimeFor(size, children.limits))
  const asked = ask()
  letGo() // while the process reads
  let answer = await asked
  if ('how' in answer) {
    children.warn(`The process that read ${name} ended (${answer.how}); the file is read once more`)
    answer = await ask()
  }
  if ('how' in answer) throw new Error(`Reading ${name} failed: the process ended twice (${answer.how}) ${answer.said}`.trim())
  return answer
}

async function openAnswer<T>(children: Children, name: string, open: () => T): Promise<T> {
  try {
    return open()
  } catch (cause) {
    await children.end() // whatever is wrong with it is not for the next file
    throw new Error(`Reading ${name} failed: ${(cause as Error).message}`, { cause })
  }
}

/** The body of an answer, which must be of this kind; a fault is thrown as the error that it was. */
function expect({ tag, body }: Frame, wanted: FrameTag): Uint8Array {
  if (tag === wanted) return body
  if (tag === 'fault') throw Object.assign(new Error(), JSON.parse(textOf(body)))
  throw new Error(`the process answered "${tag}"`)
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
