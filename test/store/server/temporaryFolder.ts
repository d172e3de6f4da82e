import { chmodSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { privateFoldersOf } from '../../../src/store/server/privateFolder.ts'
import { stopPostgres } from '../../../src/store/server/stopPostgres.ts'

/** A folder that every user can enter, and the way to be rid of it, of the servers that run in it, and of what root keeps for it elsewhere. */
export function temporaryFolder(): { folder: string; remove(): Promise<void> } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tonghop-server-')))
  chmodSync(folder, 0o755)
  return { folder, remove: () => removeAll(folder) }
}

async function removeAll(folder: string): Promise<void> {
  const homes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.startsWith('server.lock.') || entry.name === 'home.json')
    .map((entry) => entry.parentPath)
  const rooms = [...new Set(homes)].flatMap((home) => [home, ...privateFoldersOf(home)]).filter((room) => existsSync(room))
  for (const room of rooms) {
    for (const name of readdirSync(room)) if (/^pg\d+$/.test(name)) await stopPostgres(join(room, name), null)
    rmSync(room, { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
  removeIfEmpty('/var/lib/tonghop')
}

function removeIfEmpty(path: string): void {
  try {
    rmdirSync(path)
  } catch {}
}
