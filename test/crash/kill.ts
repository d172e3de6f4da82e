import type { Random } from '../../fuzz/random.ts'
import type { Installation } from './installation.ts'
import { descendantsOf, readersAmong } from './processes.ts'

/** What is killed in a round. */
export const KINDS = ['service', 'service and reader', 'reader', 'server', 'everything', 'intake', 'consolidate'] as const
export type Kind = (typeof KINDS)[number]

/** How often each kind comes in twenty rounds; the first eight hold every kind. */
const TWENTY: readonly Kind[] = [
  ...['service', 'service and reader', 'reader', 'server', 'everything', 'intake', 'consolidate', 'server'],
  ...[
    'service',
    'service',
    'service',
    'service',
    'service and reader',
    'reader',
    'reader',
    'server',
    'server',
    'everything',
    'everything',
    'intake',
  ],
] as Kind[]

/** What is killed in `count` rounds, in an order of chance. */
export function planKills(count: number, random: Random): Kind[] {
  const rest = Array.from({ length: count }, (_, at) => TWENTY[at % TWENTY.length] as Kind)
  return rest.map((_, at) => {
    const other = at + random.below(rest.length - at)
    const picked = rest[other] as Kind
    rest[other] = rest[at] as Kind
    return picked
  })
}

/** Whether the service, where it is served, goes on by itself after such a kill. */
export function isSurvived(kind: Kind): boolean {
  return kind === 'reader' || kind === 'server'
}

/** Whether a command of its own is killed, and not the service. */
export function isCommand(kind: Kind): kind is 'intake' | 'consolidate' {
  return kind === 'intake' || kind === 'consolidate'
}

/** The processes that a kill is for at this moment, parents first; none where what it is for does not run. */
export function victimsOf(kind: Kind, installation: Installation, pid: number): number[] {
  const below = descendantsOf(pid)
  const readers = readersAmong(below)
  switch (kind) {
    case 'service':
    case 'intake':
    case 'consolidate':
      return [pid]
    case 'service and reader':
      return [pid, ...readers]
    case 'reader':
      return readers
    case 'server':
      return serverOf(installation)
    case 'everything':
      return [...new Set([pid, ...below, ...serverOf(installation)])]
  }
}

function serverOf(installation: Installation): number[] {
  const postmaster = installation.postmaster()
  return postmaster ? [postmaster.pid, ...descendantsOf(postmaster.pid)] : []
}
