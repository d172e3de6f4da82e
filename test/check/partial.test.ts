import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { row, say, submitted } from './submitted.ts'

const WITHIN: Rule = { code: 'X23', severity: 'warning', kind: 'within', on: 'income', low: 1_500_000, high: 60_000_000 }
const LIST: Rule = { code: 'X19', severity: 'warning', kind: 'listSum', on: 'active', listed: 'active_listed', compare: 'equal' }
const AT_MOST: Rule = { code: 'X18', severity: 'warning', kind: 'atMost', on: 'active', limit: 'visits' }
const DAYS: Rule = { code: 'X22', severity: 'warning', kind: 'asOfWithin' }
const YEAR: Rule = { code: 'X15', severity: 'error', kind: 'yearCoversPeriod' }

const early = { asOf: '2023-05-31', asOfSource: 'stated' } as const
const listed = (more: Partial<Fact> = {}) => say('active_listed', 1, { unit: 'CDCS_1', ...more })

/** The findings, where only the forms that are named came in the file and the others were in force before. */
function told(rules: Rule[], said: Parameters<typeof submitted>[0], sent: string[]) {
  const { findings, notChecked } = checkRules(rules, submitted(said, sent))
  return { findings: findings.map(({ rule, severity, at }) => [rule, severity, at?.cell ?? null]), notChecked }
}

describe('A file with some of its unit’s forms', () => {
  it('is told nothing again of the forms that were sent before', () => {
    const said = [say('income', 100, early), say('active', 2), say('active', 1, { time: 'year_to_date' }), ...row('7', { visits: 3 })]
    const rules = [WITHIN, DAYS, YEAR]
    expect(told(rules, said, ['SU_KIEN'])).toEqual({ findings: [], notChecked: [] })
    expect(told(rules, said, ['SU_KIEN', 'BIEU']).findings.map(([rule]) => rule)).toEqual(['X23', 'X22', 'X15'])
  })

  it('is held against them; a cell that the file does not have is not marked', () => {
    const said = [say('active', 5), ...row('7', { visits: 3 })]
    expect(told([AT_MOST], said, ['BIEU']).findings).toEqual([['X18', 'warning', 'cell of active']])
    expect(told([AT_MOST], said, ['SU_KIEN']).findings).toEqual([['X18', 'warning', null]])
  })

  it('keeps what its unit explained of them', () => {
    const said = [say('active', 5, { explanation: 'Đã rà soát' }), listed()]
    expect(told([LIST], said, ['DANH_SACH']).findings).toEqual([['X19', 'notice', null]])
  })

  it('is told how a form and its list are put right together, where they came in files of their own', () => {
    const messages = (sent: string[]) =>
      checkRules([LIST], submitted([say('active', 5), listed()], sent)).findings.map(({ message }) => message)
    const wayOut = 'Nếu sửa cả biểu và danh sách, đề nghị gửi hai phần trong một tệp.'
    expect(messages(['BIEU'])).toEqual([expect.stringContaining(wayOut)])
    expect(messages(['BIEU', 'DANH_SACH'])).toEqual([expect.not.stringContaining(wayOut)])
  })

  it('is held against them also where it is a list without rows', () => {
    const { findings } = told([LIST], [say('active', 5)], ['DANH_SACH'])
    expect(findings).toEqual([['X19', 'warning', null]])
    expect(told([LIST], [say('active', 5), ...row('7', { visits: 3 })], ['SU_KIEN']).findings).toEqual([])
  })
})
