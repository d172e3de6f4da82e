import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../../src/check/checkRules.ts'
import { findSlips, keepTelling } from '../../src/check/slip/findSlips.ts'
import { slipBetween } from '../../src/check/slip/slipBetween.ts'
import type { Figure } from '../../src/pipeline/figure.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { row, say, submitted } from './submitted.ts'

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
  return checkRules([rule], submitted(said))
    .findings.map(({ message }) => message)
    .join()
}

const NONE: Figure = { state: 'none', stated: 0, low: 0, high: 0, qualifier: 'exact' }
