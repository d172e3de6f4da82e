import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PipelineSource } from './pipeline.ts'

/** The pipelines as they were compiled with the program: every folder beside `units/` that has a pipeline file. */
export async function importSources(): Promise<{ source: PipelineSource; file: string }[]> {
  const folder = fileURLToPath(new URL('../../pipelines', import.meta.url))
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js'
  const sources = []
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (!entry.isDirectory() || entry.name === 'units') continue
    const file = join(folder, entry.name, `pipeline${extension}`)
    const { pipeline: source } = (await import(pathToFileURL(file).href)) as { pipeline: PipelineSource }
    if (source.code !== basename(entry.name)) throw new Error(`${file}: code ${source.code} differs from its folder's name`)
    sources.push({ source, file: `pipelines/${entry.name}` })
  }
  return sources
}
