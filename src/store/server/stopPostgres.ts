import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { findPostmaster, runsIn } from './findPostmaster.ts'

const PATIENCE_MS = 5 * 60_000

/** Stops the server of a cluster's folder, if one runs, and waits until it is gone: sessions are ended, what was committed is kept. */
export async function stopPostgres(folder: string, bin: string | null): Promise<void> {
  const running = findPostmaster(folder)
  if (!running) return
  const until = Date.now() + PATIENCE_MS
  askToStop(running.pid, folder, bin)
  while (runsIn(running.pid, folder)) {
    if (Date.now() > until) {
      throw new CannotOpenServer(
        `Cơ sở dữ liệu ở ${folder} (tiến trình ${running.pid}) chưa dừng sau ${PATIENCE_MS / 60_000} phút. Đề nghị xem ${folder}.log trước khi tắt máy.`,
      )
    }
    await sleep(2)
  }
}

/** SIGINT is PostgreSQL's fast shutdown. Windows has no such signal, so its own program is asked. */
function askToStop(pid: number, folder: string, bin: string | null): void {
  if (process.platform === 'win32' && bin)
    execFileSync(join(bin, 'pg_ctl.exe'), ['stop', '-D', folder, '-m', 'fast'], { windowsHide: true })
  else process.kill(pid, 'SIGINT')
}
