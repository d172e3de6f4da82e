import type { Logger } from 'winston'

/**
 * The log of a job, on standard error: readable lines on a terminal, one JSON object per line elsewhere. Warnings and errors,
 * unless TONGHOP_LOG names another level (info, debug): a command tells how far it is in words of its own.
 */
export async function openLog(): Promise<Logger> {
  const { createLogger, format, transports } = await import('winston')
  const level = process.env.TONGHOP_LOG ?? 'warn'
  const readable = format.printf(({ level: severity, message }) => `${severity}: ${message}`)
  return createLogger({
    level,
    format: process.stderr.isTTY ? readable : format.combine(format.timestamp(), format.json()),
    transports: [new transports.Stream({ stream: process.stderr })],
  })
}
