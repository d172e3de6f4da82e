import { WrongUsage } from '../jobs/pipelineOf.ts'
import { DatabaseLost } from '../store/databaseLost.ts'
import { DropFolderGone } from '../store/dropFolderGone.ts'
import { CannotOpenServer } from '../store/server/cannotOpenServer.ts'
import type { Terminal } from './terminal/terminal.ts'
import { Interrupted } from './untilInterrupted.ts'

/** Says in one plain line why a command did not come to its end, and returns the exit code. The stack is for TONGHOP_LOG=debug only. */
export function explainFault(error: unknown, terminal: Terminal, command: string): number {
  if (error instanceof Interrupted) {
    terminal.complain(error.message)
    return error.exitCode
  }
  const message = error instanceof Error ? error.message || error.name : String(error)
  terminal.complain(isSentence(error) ? message : `Lệnh ${command} không thực hiện được: ${message}`)
  if (process.env.TONGHOP_LOG === 'debug' && error instanceof Error) {
    for (const line of `${error.stack}${error.cause ? `\ncause: ${String((error.cause as Error).stack ?? error.cause)}` : ''}`.split(
      '\n',
    )) {
      terminal.complain(line)
    }
  }
  return 2
}

/** Errors whose message is a whole sentence for the person at the command line. */
function isSentence(error: unknown): boolean {
  return [WrongUsage, CannotOpenServer, DropFolderGone, DatabaseLost].some((kind) => error instanceof kind)
}
