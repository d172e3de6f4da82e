import { join, resolve } from 'node:path'
import { serve } from '../../jobs/serve/serve.ts'
import { openLog } from '../../store/openLog.ts'
import type { Call } from '../call.ts'
import { Interrupted, untilInterrupted } from '../untilInterrupted.ts'

/** The log of the service, in the home: the newest lines; `serve.jsonl.1` … hold those before. */
const LOG = join('logs', 'serve.jsonl')
/** A service that is told to stop is gone after this time, whatever it had in hand. */
const PATIENCE_MS = 10_000

/** Serves until it is told to stop, which is its ordinary end. */
export async function runServe(_options: object, { home, terminal }: Call): Promise<number> {
  const log = await openLog({ level: 'info', file: join(resolve(home.folder), LOG) })
  const onReady = ({ drop }: { drop: { folders: { inbox: string } } }) =>
    terminal.print([[`Đang chạy: nhận tệp ở ${drop.folders.inbox}, nhật ký ở ${join(home.folder, LOG)}. Dừng: Ctrl-C.`]])
  await untilInterrupted((signal) => serve(home, { log, signal, onReady }), { patienceMs: PATIENCE_MS, isOrdinary: true }).catch(
    (error) => {
      if (!(error instanceof Interrupted)) throw error
    },
  )
  return 0
}
