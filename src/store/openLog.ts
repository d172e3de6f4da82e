import type { Logger } from 'winston'

/**
 * The log of a job, on standard error: readable lines on a terminal, one JSON object per line elsewhere. Debug lines only with
 * TONGHOP_LOG=debug; a plain command on a terminal shows warnings and errors.
 */
export async function openLog(): Promise<Logger> {
  const { createLogger, format, transports } = await import('winston')
  const level = process.env.TONGHOP_LOG ?? (process.stderr.isTTY ? 'warn' : 'info')
  const readable = format.printf(({ level: severity, message }) => `${severity}: ${message}`)
  return createLogger({
    level,
    format: process.stderr.isTTY ? readable : format.combine(format.timestamp(), format.json()),
    transports: [new transports.Stream({ stream: process.stderr })],
  })
}
