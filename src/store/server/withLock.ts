import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { identifyProcess } from './identifyProcess.ts'

const PATIENCE_MS = 5 * 60_000
const FREE = 'free'

/**
 * Does `work` while no other command does any in `folder`; a holder that was killed holds nothing.
 *
 * Turns are numbered files, `server.lock.<n>`, created exclusively. The newest is never removed: it names its holder, or
 * says that it is free, and whoever wants the next turn creates the next number. So a turn that was left behind is
 * passed over, not deleted, and two commands that find it at once cannot both take its place.
 */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const turn = await takeTurn(folder)
  try {
    return await work()
  } finally {
    writeFileSync(fileOf(folder, turn), FREE)
  }
}

async function takeTurn(folder: string): Promise<number> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const newest = newestTurn(folder)
    const holder = newest === 0 ? null : findHolder(fileOf(folder, newest))
    if (holder === null && claim(folder, newest + 1)) return newest + 1
    if (Date.now() > until) throw tooLong(folder, holder)
    await sleep(10)
  }
}

/** Takes the turn unless another has it, or a later one has been taken since `turn` was worked out. */
function claim(folder: string, turn: number): boolean {
  const file = fileOf(folder, turn)
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, start: identifyProcess(process.pid) }), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
  const turns = turnsIn(folder)
  if (Math.max(...turns) !== turn) {
    rmSync(file, { force: true })
    return false
  }
  for (const older of turns) if (older < turn) rmSync(fileOf(folder, older), { force: true })
  return true
}

/** The number of the process that holds a turn (0: not known yet); null when it is free or its holder is gone. */
function findHolder(file: string): number | null {
  try {
    const text = readFileSync(file, 'utf8')
    if (text === FREE) return null
    const { pid, start } = JSON.parse(text)
    return identifyProcess(pid) === start ? pid : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0
    if (error instanceof SyntaxError) return isJustMade(file) ? 0 : null
    throw error
  }
}

/** Half a text is one being written, unless it stays so: then its writer was killed. */
function isJustMade(file: string): boolean {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < 1000
}

function newestTurn(folder: string): number {
  return Math.max(0, ...turnsIn(folder))
}

function turnsIn(folder: string): number[] {
  return readdirSync(folder).flatMap((name) => (/^server\.lock\.\d+$/.test(name) ? [Number(name.slice(12))] : []))
}

function fileOf(folder: string, turn: number): string {
  return join(folder, `server.lock.${turn}`)
}

function tooLong(folder: string, holder: number | null): CannotOpenServer {
  return new CannotOpenServer(
    `Đã chờ ${PATIENCE_MS / 60_000} phút mà một lệnh khác (tiến trình ${holder ?? '?'}) vẫn đang mở hoặc đóng cơ sở dữ liệu của ${folder}. ` +
      'Đề nghị xem lệnh đó có bị treo không, kết thúc nó nếu cần, rồi chạy lại.',
  )
}
