import { cp, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../src/store/projectRoot.ts'

/** An installation of the program that also collects what is only made up to be measured. */
export interface Installation {
  /** The command line's script. */
  script: string
  /** The script that stays and checks a file each time it is asked. */
  standing: string
  home: string
}

/** Installs the compiled program in a folder of its own, as a production install has it, with the pipelines of bench/ beside its own. */
export async function installProgram(folder: string): Promise<Installation> {
  const [root, home] = [projectRoot(), join(folder, 'home')]
  const copy = (from: string, to = from) => cp(join(root, from), join(folder, to), { recursive: true })
  await mkdir(home, { recursive: true })
  for (const name of ['package.json', 'bin', 'pipelines', 'dist/.built', 'dist/program', 'dist/src', 'dist/pipelines', 'dist/bench'])
    await copy(name)
  await copy('dist/bench/pipelines', 'dist/pipelines')
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { script: join(folder, 'bin/tonghop.js'), standing: join(folder, 'dist/bench/checkWhenAsked.js'), home }
}
