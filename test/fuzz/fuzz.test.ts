import { describe, expect, test } from 'vitest'
import { fuzz, type Violation } from '../../fuzz/fuzz.ts'

const MS = 8_000
const RUNS_AT_LEAST = 5

describe('a sample file that was changed at random', () => {
  test('is answered, and what is taken from it is what it said before or what can be seen in it', async () => {
    const violations: string[] = []
    const until = Date.now() + MS
    const tally = await fuzz({
      seed: 'the same every time',
      goesOn: ({ runs }) => runs < RUNS_AT_LEAST || Date.now() < until,
      tell: ({ run, file, how, problems }: Violation) => violations.push(`${run} ${file} (${how.join(' + ')}): ${problems.join('; ')}`),
    })
    expect(violations).toEqual([])
    expect(tally.runs).toBe(tally.accepted + tally.returned + tally.refused)
  })

  test('is changed in the same way by the same seed', async () => {
    const two = await Promise.all([1, 2].map(() => fuzz({ seed: 'twice', goesOn: ({ runs }) => runs < 4, tell: () => {} })))
    expect(two[0]).toEqual(two[1])
  })
})
