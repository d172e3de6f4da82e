import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'

/** Writes a small file so that a crash or a power cut leaves the old text or the new one, never half of it. */
export function writeWhole(path: string, text: string, mode: number): void {
  const unfinished = `${path}.${process.pid}.new`
  const file = openSync(unfinished, 'w', mode)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(unfinished, path)
}
