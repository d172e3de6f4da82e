import type { Logger } from 'winston'
import { openRotatingFile } from './rotatingFile.ts'
import { tellOnce } from './tellOnce.ts'

/** Where a log goes, and how much of it. */
export interface LogPlace {
  /** What is told where TONGHOP_LOG names no level (error, warn, info, debug): warnings, where absent. */
  level?: string
  /** A file that everything is written to as well, one JSON object a line; it begins anew at 10 MB, and nine before it are kept. */
  file?: string
}

/**
 * Opens the log: on standard error, readable lines on a terminal and one JSON object a line elsewhere. A command tells how far it is in words of
 * its own, so it logs what is wrong alone; a service tells each event. Passwords in addresses are left out, whoever wrote them.
 */
export async function openLog({ level = 'warn', file }: LogPlace = {}): Promise<Logger> {
  const { createLogger, format, transports } = await import('winston')
  const hideSecrets = format((line) => {
    line[WRITTEN] = String(line[WRITTEN]).replace(PASSWORD, '$1:…@')
    return line
  })
  const json = format.combine(format.json(), hideSecrets())
  const readable = format.combine(format.printf(sayLine), hideSecrets())
  const isWorthTelling = tellOnce()
  const leaveOutRepeats = format((line) =>
    line.message !== LEFT_ALONE || isWorthTelling(`${line.path} ${line.why}`, Date.now()) ? line : false,
  )
  return createLogger({
    level: process.env.TONGHOP_LOG || level,
    format: format.combine(leaveOutRepeats(), format.timestamp()),
    transports: [
      new transports.Stream({ stream: process.stderr, format: process.stderr.isTTY ? readable : json }),
      ...(file ? [new transports.Stream({ stream: openRotatingFile(file, ROTATION, sayLost), format: json })] : []),
    ],
  })
}

/** Winston's own file loses lines while it begins anew, or throws (measured: 0.1 % of 300,000 lines; `write after end`). */
const ROTATION = { bytes: 10 * 2 ** 20, kept: 9 }

/** A log that cannot be written must not stop what it tells of. */
function sayLost(error: Error): void {
  process.stderr.write(`${JSON.stringify({ level: 'error', message: 'log line lost', cause: error.message })}\n`)
}

/** Told at each look into the inbox, of each file that stays there. */
export const LEFT_ALONE = 'left alone'

/** Where winston keeps a line as it is written. */
const WRITTEN = Symbol.for('message')
const PASSWORD = /(:\/\/[^:@/\s"]*):[^@\s"]*@/g

function sayLine({ level, message, timestamp, cause, ...details }: Record<string, unknown>): string {
  const said = Object.entries(details).map(([name, value]) => ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
  return `${timestamp} ${level}: ${message}${said.join('')}${cause ? `\n${cause}` : ''}`
}
