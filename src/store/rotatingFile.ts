import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Writable } from 'node:stream'

/** How large a file may grow, and how many earlier ones are kept. */
export interface Rotation {
  bytes: number
  kept: number
}

/**
 * Opens a stream into a file that begins anew at a size: `log` is the newest, `log.1` the one before. Each write is in the file when it returns, so
 * that a killed process loses no line, and goes to the file of that name, so that several processes may share it. Nothing is thrown where it cannot
 * be written (a full disk): `onLost` is told.
 */
export function openRotatingFile(path: string, { bytes, kept }: Rotation, onLost: (error: Error) => void): Writable {
  return new Writable({
    decodeStrings: false,
    write(line: string, _encoding, done) {
      try {
        mkdirSync(dirname(path), { recursive: true })
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) + Buffer.byteLength(line) > bytes) shift(path, kept)
        appendFileSync(path, line, { mode: 0o640 })
      } catch (error) {
        onLost(error as Error)
      }
      done()
    },
  })
}

/** Moves each file one place down; the oldest falls out. Another process may be at it: what is not there is passed over. */
function shift(path: string, kept: number): void {
  for (let place = kept; place > 0; place--) {
    try {
      renameSync(place === 1 ? path : `${path}.${place - 1}`, `${path}.${place}`)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
}
