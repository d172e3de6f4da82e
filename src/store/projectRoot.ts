import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, sql/ and pipelines/, wherever this file runs from (sources or dist/). */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('The project folder (the one with package.json) was not found')
    folder = dirname(folder)
  }
  return folder
}
