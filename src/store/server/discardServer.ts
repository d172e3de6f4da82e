import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { connect } from './connect.ts'
import { findPostmaster } from './findPostmaster.ts'
import { readHomeNote, saveHomeNote } from './homeNote.ts'
import { isLastOut, PRESENCE } from './isLastOut.ts'
import { keepPassword, passwordFileOf } from './keepPassword.ts'
import { checkIsRoots, privateFoldersOf } from './privateFolder.ts'
import { stopPostgres } from './stopPostgres.ts'
import { withLock } from './withLock.ts'

/**
 * Deletes the home's own server with everything in it, also where it is kept outside the home; the home may then begin
 * anew. Does nothing to an external database. Throws CannotOpenServer while another command uses the server.
 */
export async function discardServer(folder: string): Promise<void> {
  if (!existsSync(folder)) return
  const home = realpathSync(folder)
  if (readHomeNote(home)?.kind === 'external') return
  await withLock(home, async () => {
    const outside = process.getuid?.() === 0 ? privateFoldersOf(home).filter((path) => existsSync(path)) : []
    outside.forEach(checkIsRoots)
    for (const room of [home, ...outside]) await stopAll(home, room)
    for (const path of outside) rmSync(path, { recursive: true })
    for (const name of readdirSync(home)) if (OWN_FILES.test(name)) rmSync(join(home, name), { recursive: true })
    rmSync(passwordFileOf(home), { force: true })
    saveHomeNote(home, null)
  })
}

/** Clusters with their logs, copied programs, and what a killed command left of either. */
const OWN_FILES = /^(pg\d+(\.log(\.old)?)?|pg-making-.*|postgresql-\d.*)$/

async function stopAll(home: string, room: string): Promise<void> {
  for (const name of readdirSync(room)) {
    const cluster = join(room, name)
    const running = /^pg\d+$/.test(name) ? findPostmaster(cluster) : null
    if (running?.isReady && (await isUsed(home, running.port))) {
      throw new CannotOpenServer(`Cơ sở dữ liệu của ${home} đang có lệnh khác dùng, nên chưa xóa được. Đề nghị đóng lệnh đó rồi chạy lại.`)
    }
    if (running) await stopPostgres(cluster, null)
  }
}

async function isUsed(home: string, port: number): Promise<boolean> {
  const session = await connect(`postgres://postgres:${keepPassword(home)}@127.0.0.1:${port}/postgres?sslmode=disable`, PRESENCE)
  const isFree = await isLastOut(session)
  await session.end()
  return !isFree
}
