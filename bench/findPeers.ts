import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../src/store/projectRoot.ts'
import type { Reader } from './measure/measureReaders.ts'

/** Debian's own, where another Python stands first in the path. */
const PYTHONS = ['python3', '/usr/bin/python3']

const PEERS = [
  { module: 'openpyxl', mode: ', read-only', debian: 'python3-openpyxl' },
  { module: 'pandas', mode: '', debian: 'python3-pandas' },
]

/** The readers that ours is measured against, and a word on each that is not installed. */
export function findPeers(): { peers: Reader[]; missing: string[] } {
  const found = PEERS.map((peer) => ({ ...peer, installed: findModule(peer.module) }))
  return {
    peers: found.flatMap(({ module, mode, installed }) => (installed ? readerOf(module, mode, installed) : [])),
    missing: found
      .filter(({ installed }) => !installed)
      .map(({ module, debian }) => `${module} is not installed and not measured (Debian: apt-get install ${debian})`),
  }
}

function readerOf(module: string, mode: string, { python, version }: { python: string; version: string }): Reader {
  const script = join(projectRoot(), 'bench/peers', `read_${module}.py`)
  return { name: `${module} ${version}${mode}`, once: [python, script], standing: [python, script, '--standing'] }
}

function findModule(module: string): { python: string; version: string } | null {
  for (const python of PYTHONS) {
    const { status, stdout } = spawnSync(python, ['-c', `import ${module}; print(${module}.__version__)`], { encoding: 'utf8' })
    if (status === 0) return { python, version: stdout.trim() }
  }
  return null
}
