import type { Mutation } from './mutation.ts'
import type { Random } from './random.ts'

type Bytes = Uint8Array

function flip(bytes: Bytes, random: Random, count: number): Bytes {
  const changed = Uint8Array.from(bytes)
  for (let n = 0; n < count; n++) {
    const at = random.below(changed.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8))
  }
  return changed
}

const some = (random: Random) => Uint8Array.from({ length: 1 + random.below(40) }, () => random.below(256))

/** What a disk, a line or a copy does to a file. */
export const BYTE_MUTATIONS: readonly Mutation<Bytes>[] = [
  ['flip a bit', (bytes, random) => flip(bytes, random, 1)],
  ['flip bits', (bytes, random) => flip(bytes, random, 2 + random.below(30))],
  [
    'overwrite bytes',
    (bytes, random) => {
      const [changed, at] = [Uint8Array.from(bytes), random.below(bytes.length)]
      changed.set(some(random).subarray(0, changed.length - at), at)
      return changed
    },
  ],
  [
    'insert bytes',
    (bytes, random) => {
      const at = random.below(bytes.length + 1)
      return Buffer.concat([bytes.subarray(0, at), some(random), bytes.subarray(at)])
    },
  ],
  [
    'delete bytes',
    (bytes, random) => {
      const at = random.below(bytes.length)
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(40))])
    },
  ],
  ['cut short', (bytes, random) => bytes.subarray(0, random.below(bytes.length))],
  [
    'blank a stretch',
    (bytes, random) => {
      const at = random.below(bytes.length)
      return Uint8Array.from(bytes).fill(0, at, at + 1 + random.below(4096))
    },
  ],
  [
    'repeat a stretch',
    (bytes, random) => {
      const at = random.below(bytes.length)
      return Buffer.concat([bytes.subarray(0, at + 1 + random.below(200)), bytes.subarray(at)])
    },
  ],
]
