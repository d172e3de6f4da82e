import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import { findSlips, keepTelling } from '../../src/check/slip/findSlips.ts'
import { slipBetween } from '../../src/check/slip/slipBetween.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import type { Figure } from '../../src/pipeline/figure.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { factsOf, row, type Said, say, submitted } from './submitted.ts'

describe('a slip of typing', () => {
  it.each([
    ['65', '56', 'usual', 'two neighbouring digits that change places'],
    ['1.240', '1.420', 'usual', 'also within a number'],
    ['560', '506', 'usual', 'also with a zero'],
    ['566', '56', 'usual', 'a digit doubled, or a doubled one typed once'],
    ['516', '56', 'usual', 'a digit too many'],
    ['56', '156', 'usual', 'the first digit lost'],
    ['6', '16', 'one digit', 'a short number that lost a digit'],
    ['6', '66', 'one digit', 'or one that it had twice'],
    ['6', '60', 'one digit', 'or a zero'],
    ['6', '600', 'usual', 'but not two of them'],
    ['560', '56', 'usual', 'ten times'],
    ['650', '65.000', 'usual', 'a hundred times'],
    ['3', '3.000', 'usual', 'without its thousands'],
    ['650', '650.000.000', 'usual', 'million đồng for đồng'],
    ['628', '626', 'one digit', 'another digit'],
    ['58', '57', 'one digit', 'another digit of a short number'],
    ['56', '65.000', null, 'two slips'],
    ['651', '516', null, 'digits all over'],
    ['123', '321', null, 'digits that are not neighbours'],
    ['5', '50.000', null, 'ten thousand times'],
    ['56', '56', null, 'nothing at all'],
    ['1.999', '2.000', null, 'one less'],
  ] as const)('%s for %s: %s (%s)', (...[typed, meant, slip]) => {
    const digits = (text: string) => text.replaceAll('.', '')
    expect(slipBetween(digits(typed), digits(meant))).toBe(slip)
    expect(slipBetween(digits(meant), digits(typed))).toBe(slip)
  })
})

/** What may have been meant in "65 + 1 = 57": the figures before "=" add up to those behind it. */
function slipsIn(equation: string): string[] {
  const [left = '', right = ''] = equation.replaceAll('.', '').split(' = ')
  const numbers = (side: string) => side.split(' + ').map(Number)
  const addends = [
    ...numbers(left).map((value) => ({ value, sign: 1 as const })),
    ...numbers(right).map((value) => ({ value, sign: -1 as const })),
  ]
  return keepTelling(findSlips(addends)).map(({ index, meant }) => `${addends[index]?.value} → ${meant}`)
}

describe('the figures of a sum that one slip explains', () => {
  it.each([
    ['65 + 1 = 57', ['65 → 56']],
    ['56 + 1 = 75', ['75 → 57']],
    ['621 + 5 = 266', ['621 → 261', '266 → 626']],
    ['6.211 + 5 = 626', ['6211 → 621', '626 → 6216']],
    ['6.211 + 45 = 666', ['6211 → 621']],
    ['12.000.000 + 31.000 = 43.000.000', ['31000 → 31000000']],
    ['621 + 333 = 994', ['621 → 661', '333 → 373', '994 → 954'], 'one digit of each'],
    ['621 + 5 = 628', [], 'one digit of the total, or of a short part'],
    ['30 + 90 = 130', [], 'one digit of the total, or of a short part'],
    ['1.350 + 1.355 = 2.105', ['2105 → 2705'], 'one digit of the total alone'],
    ['5 + 1 = 16', [], 'a digit of either part'],
    ['5 + 1 = 7', [], 'one digit of a short number'],
    ['5 + 1 = 6', [], 'true'],
    ['0 + 12 = 120', ['12 → 120', '120 → 12'], 'a typed 0 is no slip'],
  ] as const)('%s: %j', (...[equation, expected]) => expect(slipsIn(equation)).toEqual(expected))

  it('are not looked for among a thousand', () => {
    const many = Array.from({ length: 1_001 }, () => ({ value: 1, sign: 1 as const }))
    expect(findSlips([...many, { value: 65, sign: 1 }, { value: 1_057, sign: -1 }])).toEqual([])
  })

  it('make the sum true, each of them', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(99_999), { minLength: 2, maxLength: 6 }), fc.nat(200_000), (parts, total) => {
        const addends = [...parts.map((value) => ({ value, sign: 1 as const })), { value: total, sign: -1 as const }]
        for (const { index, meant } of findSlips(addends)) {
          const mended = addends.map(({ value, sign }, at) => sign * (at === index ? meant : value))
          expect(mended.reduce((sum, each) => sum + each, 0)).toBe(0)
          expect(slipBetween(String(addends[index]?.value), String(meant))).not.toBeNull()
        }
      }),
    )
  })
})

const SLIPS: ((digits: string, place: number) => string)[] = [
  (digits, place) => digits.slice(0, place) + (digits[place + 1] ?? '') + digits[place] + digits.slice(place + 2),
  (digits, place) => digits.slice(0, place) + digits.slice(place + 1),
  (digits, place) => digits.slice(0, place + 1) + digits.slice(place),
  (digits) => `${digits}0`,
  (digits) => `${digits}000`,
]

describe('one slip in a sum that was right', () => {
  const scene = fc.record({
    parts: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 2, maxLength: 5 }),
    which: fc.nat(5),
    slip: fc.constantFrom(...SLIPS),
    place: fc.nat(4),
  })

  it('is among those that may be asked about, and is asked about where it is the only one', () => {
    let asked = 0
    fc.assert(
      fc.property(scene, ({ parts, which, slip, place }) => {
        const right = [...parts, parts.reduce((sum, each) => sum + each, 0)]
        const index = which % right.length
        const digits = String(right[index])
        const typed = Number(slip(digits, place % digits.length))
        fc.pre(typed > 0 && typed !== right[index] && slipBetween(String(typed), digits) === 'usual')
        const addends = right.map((value, at) => ({
          value: at === index ? typed : value,
          sign: at < parts.length ? (1 as const) : (-1 as const),
        }))
        const found = keepTelling(findSlips(addends))
        expect(found).toContainEqual({ index, typed, meant: right[index], slip: 'usual' })
        const told = messageOf(addends.map(({ value }) => value))
        if (found.length > 1) expect(told).not.toContain('đang ghi')
        else asked += 1
        if (found.length === 1) expect(told.replaceAll('.', '')).toContain(` là ${right[index]} (đang ghi ${typed})?`)
      }),
      { numRuns: 1_000 },
    )
    expect(asked).toBeGreaterThan(500)
  })
})

/** What X12 says of rows of students, and their total in a row below. */
function messageOf(numbers: readonly number[]): string {
  const parts = numbers.slice(0, -1).flatMap((value, index) => row(String(index), { students: value }))
  const rule: Rule = { code: 'X12', severity: 'error', kind: 'sumOf', on: 'recipients', parts: ['students', 'teachers'] }
  const said = [...parts, say('teachers', NONE), ...row('99', { recipients: numbers.at(-1) ?? 0 })]
  return judge([rule], said)
    .map(([, , message]) => message)
    .join()
}

const NONE: Figure = { state: 'none', stated: 0, low: 0, high: 0, qualifier: 'exact' }
const over = (stated: number): Figure => ({ state: 'value', stated, low: stated + 1, high: null, qualifier: 'gt' })

/** Rule, cell and sentence of what a submission is told. */
function judge(
  rules: readonly Rule[],
  said: readonly Said[],
  { period = '2023-Q3', before = [] }: { period?: string; before?: Said[] } = {},
) {
  const given = submitted(said)
  const context = { ...given.context, before: { facts: factsOf(before), past: new Map() } }
  return checkRules(rules, { ...given, period: periodNamed(period), context }).findings.map(({ rule, at, message }) => [
    rule,
    at?.cell ?? '',
    message,
  ])
}

const at = (cell: string, more: Partial<Fact> = {}): Partial<Fact> => ({ at: { sheet: 'BIEU', cell }, ...more })
const TOTAL: Rule = { code: 'X01', severity: 'error', kind: 'sumOf', on: 'base', parts: ['come', 'gone'] }
const LIST: Rule = { code: 'X19', severity: 'error', kind: 'listSum', on: 'come', listed: 'base_listed', compare: 'equal' }
const MOST: Rule = { code: 'X09', severity: 'error', kind: 'atMost', on: 'come', limit: 'earners' }
const rowsOf = (...figures: number[]) =>
  figures.map((figure, index) => say('base_listed', figure, { unit: `CDCS_${index}`, at: { sheet: 'DANH_SACH', cell: `G${index + 5}` } }))

describe('a finding on a sum asks about the one figure that was probably typed wrongly', () => {
  const sum = (come: Figure | number, gone: number, base: number) => [
    say('come', come, at('E7')),
    say('gone', gone, at('E8')),
    say('base', base, at('E6')),
  ]
  const SAID = 'Đề nghị sửa tổng hoặc các phần.'

  it('in another cell, or in its own', () => {
    expect(judge([TOTAL], sum(65, 1, 57))).toEqual([
      ['X01', 'E6', expect.stringMatching(/hoặc các phần\. Có phải ô E7 là 56 \(đang ghi 65\)\?$/u)],
    ])
    expect(judge([TOTAL], sum(56, 1, 75))).toEqual([['X01', 'E6', expect.stringContaining(`${SAID} Có phải ô này là 57 (đang ghi 75)?`)]])
  })

  it('and in none where several would do, one is a bound, or no slip explains it', () => {
    for (const said of [sum(5, 1, 16), sum(over(65), 1, 57), sum(5, 1, 7)]) {
      for (const [, , message] of judge([TOTAL], said)) expect(message).toMatch(/Đề nghị sửa tổng hoặc các phần\.$/u)
    }
    expect(judge([TOTAL], sum(over(65), 1, 57))).toHaveLength(1)
  })

  it('on the sheet of the list', () => {
    expect(judge([LIST], [say('come', 70, at('G10')), ...rowsOf(25, 34, 90)])).toEqual([
      ['X19', 'G10', expect.not.stringContaining('đang ghi')],
    ])
    expect(judge([LIST], [say('come', 95, at('G10')), ...rowsOf(52, 34, 36)])).toEqual([
      ['X19', 'G10', expect.stringContaining('Có phải ô DANH_SACH!G5 là 25 (đang ghi 52)?')],
    ])
  })

  it('but not in a form that was sent before, which the file does not have', () => {
    const said = [say('come', 59, at('G10')), ...rowsOf(25, 34, 36)]
    const asked = (...sent: string[]) =>
      checkRules([LIST], submitted(said, sent)).findings.map(({ message }) => message.includes('Có phải'))
    expect(asked('BIEU', 'DANH_SACH')).toEqual([true])
    expect(asked('DANH_SACH')).toEqual([false])
  })

  it('in a figure carried over from the period before, which stands', () => {
    const rule: Rule = { code: 'X16', severity: 'error', kind: 'carriesOver', on: 'come', from: 'unions' }
    const before = [say('unions', 778, { time: 'stock' })]
    expect(judge([rule], [say('come', 787, at('E5'))], { before })).toEqual([
      ['X16', 'E5', expect.stringContaining('Có phải ô này là 778 (đang ghi 787)?')],
    ])
    expect(judge([rule], [say('come', 780, at('E5'))], { before })).toEqual([['X16', 'E5', expect.not.stringContaining('đang ghi')]])
  })

  it('but not in one whose other value would break a rule that holds', () => {
    const limited = [...sum(65, 1, 57), say('earners', 50, at('E9'))]
    const limit: Rule = { code: 'X09', severity: 'error', kind: 'atMost', on: 'earners', limit: 'come' }
    expect(judge([TOTAL, limit], limited)).toEqual([['X01', 'E6', expect.stringContaining('Có phải')]])
    expect(judge([TOTAL, limit], [...sum(65, 1, 57), say('earners', 60, at('E9'))])).toEqual([
      ['X01', 'E6', expect.not.stringContaining('Có phải')],
    ])
  })

  it('and of two, in the one that the same line on its other basis tells', () => {
    const year: Rule = { code: 'X15', severity: 'error', kind: 'yearCoversPeriod' }
    const flow = [say('active', 65, at('E7')), say('active', 56, at('F7', { time: 'year_to_date' }))]
    const first = { period: '2023-Q1' }
    expect(judge([year], flow, first)).toEqual([['X15', 'F7', expect.not.stringContaining('Có phải')]])
    const parts: Rule = { code: 'X01', severity: 'error', kind: 'sumOf', on: 'base', parts: ['active', 'gone'] }
    const whole = [...flow, say('gone', 1, at('E8')), say('base', 57, at('E6'))]
    expect(judge([parts, year], whole, first)).toEqual([
      [
        'X01',
        'E6',
        expect.stringMatching(/Có phải ô E7 là 56 \(đang ghi 65\)\? Lỗi kéo theo, sửa ô đó là hết: ô F7 \(CĐCS có hoạt động\)\.$/u),
      ],
    ])
  })
})

describe('what follows from one wrong figure', () => {
  const wrong = [
    say('come', 65, at('E7')),
    say('gone', 1, at('E8')),
    say('base', 57, at('E6')),
    say('earners', 60, at('E9')),
    ...rowsOf(20, 36),
  ]

  it('is folded under it, on its own cell where a rule marks that, and named', () => {
    expect(judge([TOTAL, LIST, MOST], wrong)).toEqual([
      [
        'X19',
        'E7',
        expect.stringMatching(/Có phải ô này là 56 \(đang ghi 65\)\? Lỗi kéo theo, sửa ô đó là hết: ô E6 \(Số CĐCS trong kỳ\)\.$/u),
      ],
    ])
  })

  it('is not folded where the value would leave it as it is', () => {
    const more = wrong.map((each) => (each.indicator === 'earners' ? say('earners', 50, at('E9')) : each))
    expect(judge([TOTAL, LIST, MOST], more).map(([rule]) => rule)).toEqual(['X19', 'X09'])
  })

  it('is not folded under a warning, which an explanation may settle', () => {
    const asWarning: Rule = { ...TOTAL, severity: 'warning' }
    expect(judge([asWarning, { ...MOST, severity: 'warning' }], wrong).map(([rule]) => rule)).toEqual(['X01', 'X09'])
  })
})
