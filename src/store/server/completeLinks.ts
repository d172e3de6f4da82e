import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

interface Link {
  /** The library, and the name it is also known by; both begin with `native/`. */
  source: string
  target: string
}

/**
 * Makes the links between libraries that the npm package leaves to its install script, which `npm ci --ignore-scripts`
 * and npm 12 do not run. Without them the programs do not start. False if one is missing and cannot be made here.
 */
export function completeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  const links: Link[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  return links.every(({ source, target }) => makeLink(join(native, relative('native', source)), join(native, relative('native', target))))
}

function makeLink(source: string, target: string): boolean {
  if (lstatSync(target, { throwIfNoEntry: false })) return true
  try {
    symlinkSync(relative(dirname(target), source), target)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST'
  }
}
