import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../src/store/projectRoot.ts'

export const root = projectRoot()

export function readProjectFile(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

/** The files under a folder of the project whose names end so. */
export function listFiles(folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return []
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}

/** What people read about the project, and what they run it in a container with. */
export const MARKDOWN = ['README.md', 'CHANGELOG.md', ...listFiles('docs', '.md'), ...listFiles('fixtures', '.md')]
export const CONTAINER = ['Dockerfile', '.dockerignore', 'compose.yaml']

export interface Package {
  files: string[]
  scripts: Record<string, string>
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
}

export const PACKAGE: Package = JSON.parse(readProjectFile('package.json'))
