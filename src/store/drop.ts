import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { DropFolderGone } from './dropFolderGone.ts'
import { openFolderClock } from './folderClock.ts'
import { isRecent } from './isRecent.ts'
import { listWaiting, type Place } from './listWaiting.ts'
import { makeFolder } from './makeFolder.ts'
import { readWaiting } from './readWaiting.ts'
import { safeName } from './safeName.ts'
import { takeNext } from './takeNext.ts'
import { type Content, writeWholeFile } from './writeWholeFile.ts'

/** A file that waits in the inbox, whole. */
export interface WaitingFile extends Place {
  name: string
  bytes: Uint8Array
  sha256: string
  /** When its content was written, and when it was put there (milliseconds). */
  mtimeMs: number
  ctimeMs: number
  /** The same arrival has the same id, however often it is looked at: made from place, content and times. */
  submissionId: string
}

/** Told of what stays in the inbox: why, and whether that may be over in some seconds. */
export type LeaveAlone = (path: string, why: string, isPassing: boolean) => void

/** The folder that offices share with us. */
export interface Drop {
  root: string
  /** Throws DropFolderGone where it is not there (any more). */
  checkIsThere(): Promise<void>
  /** The waiting files in the order they came, one at a time; and, told to `leaveAlone`, what is not for taking. */
  takeNext(leaveAlone: LeaveAlone): AsyncGenerator<WaitingFile>
  /** How many files wait. */
  countWaiting(): Promise<number>
  /** Whether a file that looks broken may be one that is still being written: parts of a file may come in any order. */
  mayStillCome(file: Pick<WaitingFile, 'mtimeMs' | 'ctimeMs'>): boolean
  /** Keeps the original for good, by its sha256; null where it is there already. */
  keepOriginal(file: Pick<WaitingFile, 'bytes' | 'sha256'>): Promise<NewOriginal | null>
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

/** An original that was not in the archive before. What turns out to be the half of one, and nothing tells of it, may be taken back. */
export interface NewOriginal {
  takeBack(): Promise<void>
}

/** Where answers go whose unit nobody knows. */
const UNKNOWN_UNIT = '_chua-ro-don-vi'

export interface DropOptions {
  /** How long a file must have been quiet to be taken as broken where it looks so; 60 seconds where nothing is said. */
  brokenAfterMs?: number | undefined
  /** It was there before: then it is not made. */
  isKnown?: boolean
}

const BROKEN_AFTER_MS = 60_000

/** Opens the drop folder. It is made where it is new, and what is missing beside an inbox that is there. Throws DropFolderGone. */
export async function openDrop(root: string, { brokenAfterMs = BROKEN_AFTER_MS, isKnown = false }: DropOptions = {}): Promise<Drop> {
  const folders = {
    inbox: join(root, 'inbox'),
    outbox: join(root, 'outbox'),
    archive: join(root, 'archive'),
    quarantine: join(root, 'quarantine'),
  }
  if (isKnown) await checkIsThere(folders.inbox)
  else await mkdir(root, { recursive: true })
  for (const folder of Object.values(folders)) await makeFolder(folder)
  const clock = openFolderClock(folders.quarantine)
  const originalOf = (sha256: string) => join(folders.archive, sha256.slice(0, 2), sha256)
  return {
    root,
    folders,
    checkIsThere: () => checkIsThere(folders.inbox),
    takeNext: (leaveAlone) => takeNext(folders.inbox, { brokenAfterMs, clock }, leaveAlone),
    countWaiting: async () => (await listWaiting(folders.inbox, () => {})).length,
    mayStillCome: (file) => isRecent(file, brokenAfterMs, clock.now()),
    async keepOriginal({ sha256, bytes }) {
      const kept = await stat(originalOf(sha256)).catch(nullWhereMissing)
      if (kept?.size === bytes.length) return null
      await makeFolder(dirname(originalOf(sha256)))
      await writeWholeFile(originalOf(sha256), bytes)
      return { takeBack: () => rm(originalOf(sha256)) }
    },
    readOriginal: (sha256) => readFile(originalOf(sha256)),
    async answer(unit, name, parts) {
      const path = join(folders.outbox, safeName(unit ?? UNKNOWN_UNIT), safeName(name, 200))
      await makeFolder(dirname(path))
      for (const [ending, content] of Object.entries(parts)) await writeWholeFile(`${path}.${ending}`, content)
      return path
    },
    async quarantine({ bytes, name, submissionId }, reason) {
      const path = join(folders.quarantine, `${submissionId.slice(0, 8)}-${stemOf(name)}${safeEnding(name)}`)
      await writeWholeFile(path, bytes)
      await writeWholeFile(`${path}.ly-do.txt`, reason)
    },
    async remove({ path, folder, submissionId }) {
      const there = await readWaiting({ path, folder }).catch(nullWhereMissing) // gone already
      if (there?.submissionId === submissionId) await rm(path, { force: true })
    },
  }
}

async function checkIsThere(inbox: string): Promise<void> {
  const status = await stat(inbox).catch((cause) => Promise.reject(new DropFolderGone(inbox, cause)))
  if (!status.isDirectory()) throw new DropFolderGone(inbox)
}

function nullWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
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
