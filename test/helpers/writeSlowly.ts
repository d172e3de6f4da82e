import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * How a file comes: `growing`, piece by piece; `filled`, after the server has set aside all of its room in zeros; `tailFirst`, the same with the
 * last piece first.
 */
export type Manner = 'growing' | 'filled' | 'tailFirst'

/** Writes the bytes of `source` to `path` in a process of its own, in pieces with pauses between them; resolves when it is done. */
export async function writeSlowly(
  { source, path, manner }: { source: string; path: string; manner: Manner },
  { pieces = 6, pauseMs = 400 }: { pieces?: number; pauseMs?: number } = {},
): Promise<void> {
  const writer = spawn(process.execPath, ['-e', WRITER, source, path, manner, String(pieces), String(pauseMs)], { stdio: 'inherit' })
  const [code] = await once(writer, 'exit')
  if (code !== 0) throw new Error(`The writer ended with ${code}`)
}

const WRITER = `
const { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } = require('node:fs')
const { setTimeout: sleep } = require('node:timers/promises')
const [source, path, manner, pieces, pauseMs] = process.argv.slice(1)
const bytes = readFileSync(source)
const length = Math.ceil(bytes.length / pieces)
const starts = Array.from({ length: pieces }, (_, piece) => piece * length)
if (manner === 'tailFirst') starts.unshift(starts.pop())
;(async () => {
  const file = openSync(path, 'w')
  if (manner !== 'growing') ftruncateSync(file, bytes.length)
  for (const start of starts) {
    await sleep(Number(pauseMs))
    writeSync(file, bytes.subarray(start, start + length), 0, undefined, start)
    fsyncSync(file)
  }
  closeSync(file)
})()`
