import { join, resolve } from 'node:path'
import { loadDefinitions } from '../pipeline/load.ts'
import type { Definitions } from '../pipeline/pipeline.ts'
import type { Home } from './openStore.ts'
import { projectRoot } from './projectRoot.ts'

/** The shipped definitions, with what the office itself keeps under `<home>/pipelines/` over them. */
export async function loadHomeDefinitions({ folder }: Pick<Home, 'folder'>): Promise<Definitions> {
  return loadDefinitions([join(projectRoot(), 'pipelines'), join(resolve(folder), 'pipelines')])
}
