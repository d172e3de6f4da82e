import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ExplainedKind, explainCell } from '../../src/parse/explainCell.ts'
import { UNIT_NAMES } from './readUnits.ts'

interface NumberCase {
  id: string
  raw: string | number
  kind: ExplainedKind
  expect: unknown
  decision: 'accept' | 'warn' | 'reject'
  why: string
  measure?: string
}

const CASES: NumberCase[] = JSON.parse(readFileSync(new URL('../number-cases.json', import.meta.url), 'utf8'))

describe('every cell of the case table is read as the office decided', () => {
  test('there are 199 of them', () => expect(CASES).toHaveLength(199))

  test.each(CASES)('$id $kind $raw: $why', ({ kind, raw, measure, expect: value, decision }) => {
    const explained = explainCell({ kind, raw, ...(measure ? { measure } : {}) }, UNIT_NAMES, '2023-09-12')
    expect({ decision: explained.decision, value: explained.value }, explained.why).toEqual({ decision, value })
    expect(explained).toMatchObject({ kind, raw })
    expect(explained.why).not.toBe('')
  })
})
