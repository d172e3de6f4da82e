import { stat, statfs } from 'node:fs/promises'
import { type FSWatcher, watch } from 'chokidar'
import { type Gathered, gatherCalls } from './gatherCalls.ts'
import { needsPolling } from './needsPolling.ts'

/** What is told of an inbox, in a program that stays. */
export interface InboxListener {
  /** Something may have come. Files that come in one go are told of once. */
  onChange: () => void
  /** A Vietnamese sentence for the operator; the inbox is watched all the same. */
  onProblem: (problem: string) => void
  pace?: Partial<Pace>
}

/** In milliseconds: how often is looked where no events come, how often whether the inbox is still the same, and how calls are gathered. */
export interface Pace {
  pollMs: number
  checkMs: number
  quietMs: number
  atMostMs: number
}

const PACE: Pace = { pollMs: 5000, checkMs: 10_000, quietMs: 1000, atMostMs: 10_000 }

/** An inbox that is watched. */
export interface InboxWatch {
  /** Whether it is looked at again and again, for no events come from there. */
  readonly isPolling: boolean
  /** Ends it; nothing of it keeps the program running. */
  close(): Promise<void>
}

/**
 * Watches the inbox and its unit folders: by events on a local disk, by looking again and again where none come (TONGHOP_WATCH says otherwise)
 * or where the system has no more of them. An inbox that goes away and comes back, or another in its place, is watched again.
 */
export async function watchInbox(inbox: string, listener: InboxListener): Promise<InboxWatch> {
  const watcher = new InboxWatcher(inbox, listener)
  await watcher.open()
  return watcher
}

class InboxWatcher implements InboxWatch {
  isPolling = false
  #inbox: string
  #pace: Pace
  #onProblem: (problem: string) => void
  #changes: Gathered
  #files: FSWatcher | null = null
  #place: string | null = null
  #hasFailed = false
  #isClosed = false
  #timer: NodeJS.Timeout
  #opening: Promise<void> = Promise.resolve()

  constructor(inbox: string, { onChange, onProblem, pace }: InboxListener) {
    this.#inbox = inbox
    this.#pace = { ...PACE, ...pace }
    this.#onProblem = onProblem
    this.#changes = gatherCalls(onChange, this.#pace)
    this.#timer = setInterval(() => this.#check(), this.#pace.checkMs).unref()
  }

  /** Begins to watch what is there now; nothing where nothing is. */
  async open(): Promise<void> {
    await this.#files?.close()
    this.#files = null
    this.#place = await placeOf(this.#inbox)
    const fileSystem = await statfs(this.#inbox).then(
      ({ type }) => type,
      () => null,
    )
    if (this.#isClosed || this.#place === null) return
    const where = { inbox: this.#inbox, platform: process.platform, fileSystem, setting: process.env.TONGHOP_WATCH }
    this.isPolling = this.#hasFailed || needsPolling(where)
    await this.#begin()
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    this.#changes.cancel()
    await this.#files?.close()
  }

  async #begin(): Promise<void> {
    const { pollMs } = this.#pace
    const options = { ignoreInitial: true, depth: 1, followSymlinks: false, ignorePermissionErrors: true }
    const files = watch(this.#inbox, { ...options, usePolling: this.isPolling, interval: pollMs, binaryInterval: pollMs })
    this.#files = files
    files.on('all', () => this.#changes.call())
    files.on('error', (error) => this.#fail(files, error as NodeJS.ErrnoException))
    await new Promise<void>((resolve) => files.once('ready', () => resolve()).once('error', () => resolve()))
  }

  /** Events that fail once are not to be relied on: from then on is looked again and again. */
  #fail(files: FSWatcher, { code, message }: NodeJS.ErrnoException): void {
    if (this.#hasFailed || files !== this.#files) return
    this.#hasFailed = true
    const seconds = this.#pace.pollMs / 1000
    this.#onProblem(
      `Không theo dõi được thư mục nộp ${this.#inbox} bằng sự kiện (${code ?? message}), nên xem lại ${seconds} giây một lần. Tệp vẫn được nhận. ` +
        'Đề nghị nâng fs.inotify.max_user_watches và fs.inotify.max_user_instances của máy, hoặc đặt TONGHOP_WATCH=poll.',
    )
    this.#reopen()
  }

  async #check(): Promise<void> {
    await this.#opening
    const place = await placeOf(this.#inbox)
    const isSame = this.isPolling ? (place === null) === (this.#place === null) : place === this.#place // elsewhere a number may be a passing one
    if (isSame || this.#isClosed) return
    if (place === null) this.#onProblem(`Không còn thấy thư mục nộp ${this.#inbox}. ${WHEN_GONE}`)
    this.#reopen()
  }

  /** What came while nobody watched is told of as a change. */
  #reopen(): void {
    this.#opening = this.#opening
      .then(() => this.open())
      .then(() => {
        if (this.#place !== null && !this.#isClosed) this.#changes.call()
      })
      .catch((error) => this.#onProblem(`Không theo dõi được thư mục nộp ${this.#inbox} (${error.message}). Tệp vẫn được nhận theo lịch.`))
  }
}

const WHEN_GONE = 'Đề nghị kiểm tra ổ mạng còn kết nối không; khi có lại, tệp được nhận tiếp, không cần làm gì thêm.'

/** Which folder it is that has this name now; null where there is none. */
async function placeOf(path: string): Promise<string | null> {
  return stat(path, { bigint: true }).then(
    ({ dev, ino }) => `${dev}:${ino}`,
    () => null,
  )
}
