import { createHash } from 'node:crypto'
import { type Dirent, existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { isSettled } from './isSettled.ts'
import { safeName } from './safeName.ts'
import { type Content, writeWholeFile } from './writeWholeFile.ts'

/** A file that waits in the inbox, whole. */
export interface WaitingFile {
  path: string
  name: string
  /** The unit's folder inside the inbox; empty for the common inbox. */
  folder: string
  bytes: Uint8Array
  sha256: string
  /** The same arrival has the same id, however often it is looked at: made from place, content and times. */
  submissionId: string
}

/** The folder that offices share with us. */
export interface Drop {
  root: string
  /** The waiting files in the order they came, one at a time; and, told to `leftAlone`, what is not for taking. */
  takeNext(leftAlone: (path: string, why: string) => void): AsyncGenerator<WaitingFile>
  /** How many files wait. */
  countWaiting(): Promise<number>
  /** Keeps the original for good, by its sha256. */
  keepOriginal(file: Pick<WaitingFile, 'bytes' | 'sha256'>): Promise<void>
  readOriginal(sha256: string): Promise<Uint8Array>
  /** Puts an answer into a unit's outbox; null is for files whose unit nobody knows. Gives the path without an ending. */
  answer(unit: string | null, name: string, parts: Readonly<Record<string, Content>>): Promise<string>
  /** Sets a file aside with the reason beside it. */
  quarantine(file: Pick<WaitingFile, 'bytes' | 'name' | 'submissionId'>, reason: string): Promise<void>
  /** Takes a file out of the inbox, unless another has come in its place meanwhile. */
  remove(file: Pick<WaitingFile, 'path' | 'folder' | 'submissionId'>): Promise<void>
  /** The folders, by name. */
  folders: Readonly<Record<'inbox' | 'outbox' | 'archive' | 'quarantine', string>>
}

/** Where answers go whose unit nobody knows. */
const UNKNOWN_UNIT = '_chua-ro-don-vi'

/** Opens the drop folder, making what is missing of it. */
export async function openDrop(root: string): Promise<Drop> {
  const folders = {
    inbox: join(root, 'inbox'),
    outbox: join(root, 'outbox'),
    archive: join(root, 'archive'),
    quarantine: join(root, 'quarantine'),
  }
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true })
  const originalOf = (sha256: string) => join(folders.archive, sha256.slice(0, 2), sha256)
  return {
    root,
    folders,
    takeNext: (leftAlone) => takeNext(folders.inbox, leftAlone),
    countWaiting: async () => (await listFiles(folders.inbox, () => {})).length,
    async keepOriginal({ sha256, bytes }) {
      if (!existsSync(originalOf(sha256))) await writeWholeFile(originalOf(sha256), bytes)
    },
    readOriginal: (sha256) => readFile(originalOf(sha256)),
    async answer(unit, name, parts) {
      const path = join(folders.outbox, safeName(unit ?? UNKNOWN_UNIT), safeName(name, 200))
      for (const [ending, content] of Object.entries(parts)) await writeWholeFile(`${path}.${ending}`, content)
      return path
    },
    async quarantine({ bytes, name, submissionId }, reason) {
      const path = join(folders.quarantine, `${submissionId.slice(0, 8)}-${stemOf(name)}${safeEnding(name)}`)
      await writeWholeFile(path, bytes)
      await writeWholeFile(`${path}.ly-do.txt`, reason)
    },
    async remove({ path, folder, submissionId }) {
      const there = await readWaiting(path, folder).catch(() => null) // gone already
      if (there?.submissionId === submissionId) await rm(path, { force: true })
    },
  }
}

type LeftAlone = Parameters<Drop['takeNext']>[0]

async function* takeNext(inbox: string, leftAlone: LeftAlone): AsyncGenerator<WaitingFile> {
  for (const { path, folder } of await listFiles(inbox, leftAlone)) {
    const file = await readSettled(path, folder).catch((error) => whyNotOpened(path, error))
    if (typeof file === 'string') leftAlone(path, file)
    else yield file
  }
}

/** The file, or why it is not for taking yet. */
async function readSettled(path: string, folder: string): Promise<WaitingFile | string> {
  return ((await isSettled(path)) && (await readWaiting(path, folder))) || 'đang được ghi, sẽ nhận ở lần sau'
}

function whyNotOpened(path: string, { code }: NodeJS.ErrnoException): string {
  if (path.includes('\uFFFD')) return 'tên không phải UTF-8 nên không mở được, đề nghị đổi tên'
  return `chưa mở được (${code}), sẽ thử lại ở lần sau`
}

interface Listed {
  path: string
  folder: string
  mtimeMs: number
}

/** The files of the inbox and of its unit folders, oldest first. */
async function listFiles(inbox: string, leftAlone: LeftAlone): Promise<Listed[]> {
  const folders = (await readdir(inbox, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const found: Listed[] = []
  for (const folder of ['', ...folders.map(({ name }) => name)]) {
    const leave = (path: string) => (error: NodeJS.ErrnoException) => {
      leftAlone(path, whyNotOpened(path, error))
    }
    const entries = await readdir(join(inbox, folder), { withFileTypes: true }).catch(leave(join(inbox, folder)))
    for (const entry of entries ?? []) {
      if (folder === '' && entry.isDirectory()) continue
      const path = join(inbox, folder, entry.name)
      const why = whyLeftAlone(entry)
      if (why) leftAlone(path, why)
      const status = why ? undefined : await stat(path).catch(leave(path))
      if (status) found.push({ path, folder, mtimeMs: status.mtimeMs })
    }
  }
  return found.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.path < b.path ? -1 : 1))
}

/** Why an entry is no return: what programs leave beside the real ones, and what is no file. */
function whyLeftAlone(entry: Dirent): string | null {
  const name = entry.name.normalize('NFC')
  if (/^(~\$|\.~lock\.)/.test(name)) return 'tệp khóa của chương trình bảng tính'
  if (/^(desktop\.ini|thumbs\.db)$/i.test(name) || name.startsWith('.')) return 'tệp của hệ thống'
  if (/\.(tmp|part|partial|crdownload|filepart)$/i.test(name) || name.startsWith('~')) return 'tệp tạm'
  if (/conflicted copy|sync-conflict|bản sao xung đột/i.test(name)) return 'bản xung đột do đồng bộ'
  if (entry.isDirectory()) return 'thư mục con không được nhận'
  return entry.isFile() ? null : 'không phải tệp thường'
}

/** The file at a place with its content; null where it was changed while it was read. */
async function readWaiting(path: string, folder: string): Promise<WaitingFile | null> {
  const times = await stat(path, { bigint: true })
  const bytes = await readFile(path)
  const { mtimeNs, ctimeNs, ino, size } = await stat(path, { bigint: true })
  if (mtimeNs !== times.mtimeNs || ctimeNs !== times.ctimeNs || size !== BigInt(bytes.length)) return null
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrival = [folder, basename(path), sha256, mtimeNs, ctimeNs, ino].join('\0')
  return { path, name: basename(path).normalize('NFC'), folder, bytes, sha256, submissionId: uuidOf(arrival) }
}

/** A uuid (version 8: made from a hash of our own choice) that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** A file's name without its ending, fit for the name of an answer. */
export function stemOf(name: string): string {
  return safeName(basename(name, extname(name)))
}

/** A file's ending with its dot, fit for the name of an answer; '' where it has none. */
export function safeEnding(name: string): string {
  const ending = extname(name)
  return ending && safeName(ending, 20)
}
