import { describe, expect, it } from 'vitest'
import { crash } from './crash.ts'
import { KINDS } from './kill.ts'
import { sayHome } from './report.ts'

/** Kills in one run of the test; `npm run crash -- --rounds N` does more. */
const ROUNDS = 8

describe('a service whose processes are killed at any moment, by another process', () => {
  it(`comes, after ${ROUNDS} kills, to the facts, totals and answers that it comes to without, each file answered once`, {
    timeout: 600_000,
  }, async () => {
    const seed = process.env.SEED ?? '757'
    const homes = await crash({
      rounds: ROUNDS,
      seed,
      perHome: ROUNDS,
      files: 15,
      latestMs: 2000,
      tell: (played) => console.info(sayHome(played)),
    })
    expect(homes.flatMap(({ problems }) => problems)).toEqual([])
    const killed = homes.flatMap(({ rounds }) => rounds.map(({ kind }) => kind))
    expect(new Set(killed).size).toBeGreaterThanOrEqual(KINDS.length - 1)
  })
})
