import { describe, expect, it } from 'vitest'
import { pipeline } from '../../pipelines/quarterly-return/pipeline.ts'
import { sayRule } from '../../src/check/sayRule.ts'
import { partName } from '../../src/parse/partName.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { PeriodRule, Rule, SubmissionRule } from '../../src/pipeline/rule.ts'

const labelOf = (code: string) => pipeline.indicators.find((each) => each.code === code)?.label ?? expect.fail(code)
const said = (rule: Rule) => sayRule(rule, pipeline.indicators)
const named = (code: string, label: string): Indicator => ({
  ...{ code, section: '1', label, measure: '%', kind: 'percent', level: 'U', times: ['stock'], rollUp: 'control' },
})

/** The codes that a rule names, wherever in it. */
function codesIn(rule: object): string[] {
  const known = new Set<string>(pipeline.indicators.map(({ code }) => code))
  return [...JSON.stringify(rule).matchAll(/"([a-z0-9_]+)"/g)].flatMap(([, word]) => (word && known.has(word) ? word : []))
}

describe('every rule of the quarterly return is said in one sentence', () => {
  it.each(pipeline.rules.map((rule) => [rule.code, 'on' in rule ? rule.on : '', rule] as const))('%s %s', (_, on, rule) => {
    const sentence = said(rule)
    expect(sentence).toMatch(/^\p{Lu}[^.]*(\.\d[^.]*)*\.$/u)
    expect(sentence).toBe(sentence.normalize('NFC'))
    const folded = sentence.toLocaleLowerCase('vi')
    for (const code of codesIn(rule)) {
      const isPart = rule.kind === 'sumOf' && code !== on
      const name = isPart ? partName(labelOf(code), labelOf(on)) : labelOf(code)
      expect(folded, code).toContain(name.toLocaleLowerCase('vi'))
    }
  })
})

describe('a rule is said', () => {
  const every = { code: 'X', severity: 'error' } as const
  const rules: [Rule, string][] = [
    [
      { ...every, kind: 'sumOf', on: 'inspect_charter', parts: ['inspect_charter_same_level', 'inspect_charter_lower_level'] },
      'Kiểm tra chấp hành Điều lệ = cùng cấp + cấp dưới.',
    ],
    [
      { ...every, kind: 'atMost', on: 'women_activity_unions', limit: 'grassroots_unions_total', limitTime: 'stock' },
      'CĐCS tổ chức hoạt động nữ công không lớn hơn công đoàn cơ sở hiện có.',
    ],
    [
      { ...every, kind: 'together', on: 'award_amount', with: ['award_students', 'award_teachers'] },
      'Có khen thưởng – số tiền thì phải có khen thưởng học sinh là con đoàn viên hoặc khen thưởng giáo viên, và ngược lại.',
    ],
    [
      { ...every, kind: 'within', on: 'avg_income_admin_sector', low: 1_500_000, high: 60_000_000, since: '2024-Q1', until: '2024-Q4' },
      'Thu nhập bình quân khối HCSN thường từ 1.500.000 đến 60.000.000 đồng/người/tháng, từ Quý I/2024, đến hết Quý IV/2024.',
    ],
  ]

  it.each(rules)('%j', (rule, sentence) => expect(said(rule)).toBe(sentence))

  it('with its basis, where it holds on one of several', () => {
    const rule: PeriodRule = {
      ...every,
      kind: 'totalAtMost',
      on: 'supervise',
      times: ['year_to_date'],
      limits: [{ code: 'inspect_charter', time: 'in_period' }],
      plus: 1,
    }
    expect(said(rule)).toBe('Cộng các đơn vị: giám sát (lũy kế từ đầu năm) không lớn hơn kiểm tra chấp hành Điều lệ (trong kỳ) + 1.')
  })

  it('with the digits of a typed percentage', () => {
    const rule: SubmissionRule = { ...every, kind: 'shareOf', on: 'p', numerator: 'n', denominator: 'd', decimals: 1 }
    const indicators = [named('p', 'Tỷ lệ'), named('n', 'Đã họp'), named('d', 'Tổng số')]
    expect(sayRule(rule, indicators)).toBe('Tỷ lệ = đã họp / tổng số, làm tròn đến 1 chữ số sau dấu phẩy.')
    expect(sayRule({ ...rule, decimals: 0 }, indicators)).toBe('Tỷ lệ = đã họp / tổng số, làm tròn đến số nguyên.')
  })

  it('not at all where it names an indicator that nobody knows', () => {
    expect(() => said({ ...every, kind: 'atMost', on: 'nothing', limit: 'supervise' })).toThrow('unknown indicator nothing')
  })
})
