import { describe, expect, it } from 'vitest'
import { INDICATORS, SHARES } from '../../pipelines/quarterly-return/indicators.ts'
import { RULES } from '../../pipelines/quarterly-return/rules.ts'
import { exactly } from '../../src/pipeline/figure.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import { addFigures } from '../../src/total/addFigures.ts'
import { listFiles, readProjectFile } from '../docs/projectFiles.ts'

const BY_CODE = new Map<string, Indicator>(INDICATORS.map((indicator) => [indicator.code, indicator]))

/** Every indicator that a row names, under whatever key. */
function named(row: object): Indicator[] {
  return Object.values(row)
    .flat(2)
    .flatMap((value: unknown) => (typeof value === 'object' && value !== null ? named(value) : (BY_CODE.get(String(value)) ?? [])))
}

const countsTurns = ({ measure }: Indicator) => measure.startsWith('lượt')

describe('the office’s list of cross-checks', () => {
  it('is whole: X01 to X28 are rows of rules, checks in SQL, or held below', () => {
    const list = Array.from({ length: 28 }, (_, index) => `X${String(index + 1).padStart(2, '0')}`)
    const inSql = listFiles('sql/checks', '.sql').flatMap((file) => readProjectFile(file).match(/\bX\d\d\b/g) ?? [])
    const below = ['X26', 'X27', 'X28'] // X28: test/total/ratios.test.ts
    expect([...new Set([...RULES.map(({ code }) => code), ...inSql, ...below])].filter((code) => code <= 'X28').sort()).toEqual(list)
  })

  it('X26 keeps turns and persons apart: nothing adds or compares one with the other', () => {
    const together = [...RULES, ...SHARES, ...INDICATORS.filter(({ rollUp }) => rollUp === 'derived')]
    expect(INDICATORS.filter(countsTurns).length).toBeGreaterThan(3)
    for (const row of together) expect(new Set(named(row).map(countsTurns)).size, row.code).toBeLessThanOrEqual(1)
  })

  it('X27 gives no exact sum where an addend is a bound', () => {
    const above50 = { state: 'value', stated: 50, low: 51, high: null, qualifier: 'gt' } as const
    expect(addFigures([exactly(7), above50])).toEqual({ stated: 58, low: 58, high: null, qualifier: 'gte' })
  })
})
