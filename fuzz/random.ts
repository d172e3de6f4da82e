import { seededRandom } from '../fixtures/quarter-3-2023/seededRandom.ts'

/** Draws that are the same for the same seed. */
export interface Random {
  /** A whole number from 0 up to, without, `below`. */
  below: (below: number) => number
  /** One of them; throws where there is none. */
  pick: <T>(from: readonly T[]) => T
  chance: (share: number) => boolean
}

export function openRandom(seed: string): Random {
  const draw = seededRandom(seed)
  const below = (limit: number) => Math.floor(draw() * limit)
  return {
    below,
    chance: (share) => draw() < share,
    pick: <T>(from: readonly T[]) => {
      if (from.length === 0) throw new Error('There is nothing to pick from')
      return from[below(from.length)] as T
    },
  }
}
