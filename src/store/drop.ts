import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeWholeFile } from './writeWholeFile.ts'

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
  answer(unit: string | null, name: string, parts: Readonly<Record<string, string>>): Promise<string>
  /** Sets a file aside with the reason beside it. */
  quarantine(file: Pick<WaitingFile, 'bytes' | 'name' | 'submissionId'>, reason: string): Promise<void>
  remove(file: Pick<WaitingFile, 'path'>): Promise<void>
  /** The folders, by name. */
  folders: Readonly<Record<'inbox' | 'outbox' | 'archive' | 'quarantine', string>>
}

/** Where answers go whose unit nobody knows. */
const UNKNOWN_UNIT = '_chua-ro-don-vi'
/** A file that was changed more recently than this may still be being written. */
const SETTLED_AFTER_MS = 2000
const SETTLE_PAUSE_MS = 250

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
      const path = join(folders.outbox, unit ?? UNKNOWN_UNIT, name)
      for (const [ending, content] of Object.entries(parts)) await writeWholeFile(`${path}.${ending}`, content)
      return path
    },
    async quarantine({ bytes, name, submissionId }, reason) {
      const path = join(folders.quarantine, `${submissionId.slice(0, 8)}-${name}`)
      await writeWholeFile(path, bytes)
      await writeWholeFile(`${path}.ly-do.txt`, reason)
    },
    remove: ({ path }) => rm(path, { force: true }),
  }
}

async function* takeNext(inbox: string, leftAlone: (path: string, why: string) => void): AsyncGenerator<WaitingFile> {
  const listed = await listFiles(inbox, leftAlone)
  for (const { path, folder } of listed) {
    if (!(await isSettled(path))) {
      leftAlone(path, 'đang được ghi, sẽ nhận ở lần sau')
      continue
    }
    const file = await readWaiting(path, folder)
    if (file) yield file
  }
}

/** The files of the inbox and of its unit folders, oldest first. */
async function listFiles(inbox: string, leftAlone: (path: string, why: string) => void) {
  const folders = (await readdir(inbox, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const places = [{ folder: '', path: inbox }, ...folders.map(({ name }) => ({ folder: name, path: join(inbox, name) }))]
  const found = []
  for (const place of places) {
    for (const entry of await readdir(place.path, { withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(place.path, entry.name)
      const why = whyLeftAlone(entry.name)
      if (why) leftAlone(path, why)
      else found.push({ path, folder: place.folder, mtimeMs: (await stat(path)).mtimeMs })
    }
  }
  return found.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.path < b.path ? -1 : 1))
}

/** Files that programs leave beside the real ones. */
function whyLeftAlone(name: string): string | null {
  if (/^(~\$|\.~lock\.)/.test(name)) return 'tệp khóa của chương trình bảng tính'
  if (/^(desktop\.ini|thumbs\.db)$/i.test(name) || name.startsWith('.')) return 'tệp của hệ thống'
  if (/\.(tmp|part|partial|crdownload|filepart)$/i.test(name) || name.startsWith('~')) return 'tệp tạm'
  if (/conflicted copy|sync-conflict|bản sao xung đột/i.test(name)) return 'bản xung đột do đồng bộ'
  return null
}

/** Whether a file's size and time stand still. */
async function isSettled(path: string): Promise<boolean> {
  const before = await stat(path).catch(() => null)
  if (!before) return false
  if (Date.now() - before.mtimeMs > SETTLED_AFTER_MS && Date.now() - before.ctimeMs > SETTLED_AFTER_MS) return true
  await sleep(SETTLE_PAUSE_MS)
  const after = await stat(path).catch(() => null)
  return after !== null && after.size === before.size && after.mtimeMs === before.mtimeMs
}

async function readWaiting(path: string, folder: string): Promise<WaitingFile | null> {
  const times = await stat(path, { bigint: true }).catch(() => null)
  if (!times) return null
  const bytes = await readFile(path)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const arrival = [folder, basename(path), sha256, times.mtimeNs, times.ctimeNs, times.ino].join('\0')
  return { path, name: basename(path).normalize('NFC'), folder, bytes, sha256, submissionId: uuidOf(arrival) }
}

/** A uuid (version 8: made from a hash of our own choice) that is the same for the same text. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-')
}

/** A file's name without its ending, fit for the name of an answer. */
export function stemOf(name: string): string {
  return basename(name, extname(name))
    .replace(/[^\p{L}\p{N} ._()-]/gu, '_')
    .slice(0, 80)
}
