import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { loadHomeDefinitions } from '../../src/store/loadHomeDefinitions.ts'

export const UNITS_HEADING = 'code,name,role,parent,valid_from,valid_to,decision'

type Files = Readonly<Record<string, readonly string[] | Uint8Array>>

/** Loads the definitions of an office that keeps these files under its home's pipelines/, each given as its lines or as bytes. */
export function loadInHome(files: Files): Promise<Definitions> {
  return inHome(files, loadHomeDefinitions)
}

/** Does something with a home that keeps these files under its pipelines/. */
export async function inHome<T>(files: Files, work: (home: { folder: string }) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'tonghop-home-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, 'pipelines', name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, content instanceof Uint8Array ? content : `${content.join('\n')}\n`)
    }
    return await work({ folder })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
