import { describe, expect, it } from 'vitest'
import { predecessorsOf } from '../../src/pipeline/predecessorsOf.ts'
import type { Succession, Unit } from '../../src/pipeline/unit.ts'

const SPAN = { after: '2023-05-31', until: '2023-08-31' }
const DAY = '2023-07-01'

function unit(code: string, validFrom = '2013-01-01', validTo: string | null = null): Unit {
  return { code, name: code, role: 'upper', parent: 'TINH', validFrom, validTo, decision: null }
}

function becomes(from: string, to: string, kind: Succession['kind'], share: string | null = null): Succession {
  return { from, to, effectiveOn: DAY, kind, share, decision: null }
}

const ended = (code: string) => unit(code, '2013-01-01', '2023-06-30')
const begun = (code: string) => unit(code, DAY)

describe('What a unit was before', () => {
  it('is itself, where nothing became of it', () => {
    expect(predecessorsOf({ units: [unit('A'), unit('B')], successions: [] }, 'A', SPAN)).toEqual(['A'])
  })

  it('is all that was merged into it, and itself where it was there already', () => {
    const successions = [becomes('B', 'D', 'merged'), becomes('C', 'D', 'merged')]
    expect(predecessorsOf({ units: [ended('B'), ended('C'), begun('D')], successions }, 'D', SPAN)).toEqual(['B', 'C'])
    expect(predecessorsOf({ units: [ended('B'), unit('D')], successions: [becomes('B', 'D', 'merged')] }, 'D', SPAN)).toEqual(['B', 'D'])
  })

  it('is nothing where it is new and follows nobody', () => {
    expect(predecessorsOf({ units: [unit('A'), begun('D')], successions: [] }, 'D', SPAN)).toEqual([])
  })

  it('cannot be told of a part of another, by share or by list', () => {
    const units = [ended('A'), begun('A1'), begun('A2')]
    for (const share of ['0.5', null]) {
      const successions = [becomes('A', 'A1', 'split', share), becomes('A', 'A2', 'split', share)]
      expect(predecessorsOf({ units, successions }, 'A1', SPAN)).toBeNull()
    }
  })

  it('cannot be told where some of it went elsewhere; who received that is as it was', () => {
    const given = { units: [unit('A'), unit('B')], successions: [becomes('A', 'B', 'transferred')] }
    expect(predecessorsOf(given, 'A', SPAN)).toBeNull()
    expect(predecessorsOf(given, 'B', SPAN)).toEqual(['B'])
  })
})
