import { chmodSync, cpSync, existsSync, lstatSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Account, canEnter, isAllowed } from './account.ts'
import type { Room } from './chooseRoom.ts'
import { completeLinks } from './completeLinks.ts'
import { type Binaries, EXE } from './findBinaries.ts'

/**
 * Returns a folder of programs that can run: the given one, its missing links made again; or a copy in `room` where the
 * server's account cannot reach them or the links cannot be made in place.
 */
export function prepareBinaries(binaries: Binaries, room: Room, log: (line: string) => void): string {
  if (binaries.packageFolder === null) return binaries.bin
  const native = join(binaries.packageFolder, 'native')
  if ((room.account === null || canRun(native, room.account)) && completeLinks(native)) return binaries.bin
  const copy = join(room.folder, `postgresql-${binaries.version}`)
  if (!existsSync(copy)) {
    copyPrograms(native, copy)
    log(`Chương trình PostgreSQL ở ${native} không chạy được tại chỗ với người dùng này, nên được chép sang ${copy}.`)
  }
  return join(copy, 'bin')
}

/** npm as root under a strict umask leaves files that only root can read. */
function canRun(native: string, account: Account): boolean {
  const bin = join(native, 'bin')
  return (
    canEnter(bin, account) && [join(bin, `postgres${EXE}`), join(native, 'share')].every((path) => isAllowed(statSync(path), account, 5))
  )
}

/** The copy gets its name when it is whole: what a killed command leaves is never taken for one. */
function copyPrograms(native: string, copy: string): void {
  const unfinished = mkdtempSync(`${copy}.new-`)
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  openToAll(unfinished)
  completeLinks(unfinished)
  renameSync(unfinished, copy)
  for (const name of siblings(copy)) rmSync(name, { recursive: true, force: true })
}

/** Grants everybody what the owner may read, run or enter, for there is nothing secret in it; and the owner to add links. */
function openToAll(path: string): void {
  const found = lstatSync(path)
  if (found.isSymbolicLink()) return
  chmodSync(path, (found.mode & 0o777) | 0o644 | (found.mode & 0o100 ? 0o111 : 0))
  if (found.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name))
}

function siblings(copy: string): string[] {
  const folder = join(copy, '..')
  return readdirSync(folder).flatMap((name) => (join(folder, name).startsWith(`${copy}.new-`) ? [join(folder, name)] : []))
}
