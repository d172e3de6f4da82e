import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Answerer, Measured } from './answerer.ts'
import type { HostileFile } from './hostileFile.ts'
import { judge, OF_MEMORY } from './judge.ts'

/** A file that was made, sent and answered, and what is wrong with the answer. */
export interface Sent {
  file: HostileFile
  size: number
  measured: Measured
  problems: string[]
}

/**
 * Makes a file in the folder, has it answered, and removes it. What seems to use too much memory is asked again of a fresh process:
 * what an earlier file has left behind is not this one's doing.
 */
export async function sendFile(file: HostileFile, { folder, answerer }: { folder: string; answerer: Answerer }): Promise<Sent> {
  const name = file.fileName ?? `${file.name}.${file.ending}`
  const path = join(folder, 'sent')
  const size = writePieces(path, file.make())
  const once = await answerer.ask({ path, name })
  const first = { file, size, measured: once, problems: judge(once) }
  if (!first.problems.some((problem) => problem.endsWith(OF_MEMORY))) return first
  await answerer.renew()
  const again = await answerer.ask({ path, name })
  rmSync(path)
  return { ...first, measured: again, problems: judge(again) }
}

function writePieces(path: string, made: Uint8Array | Iterable<Uint8Array>): number {
  const out = openSync(path, 'w')
  let size = 0
  for (const piece of made instanceof Uint8Array ? [made] : made) {
    for (let at = 0; at < piece.length; ) at += writeSync(out, piece, at)
    size += piece.length
  }
  closeSync(out)
  return size
}
