import fc from 'fast-check'
import { printNumber } from '../../src/parse/printNumber.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Answer } from '../write/filledTemplate.ts'

/** What a clerk types, and the state and bounds that it means. */
export interface Meaning {
  typed: Answer
  means: [state: string, low: number | null, high: number | null]
}

const spaced = (value: number) => printNumber(value).replaceAll('.', ' ')
const exactly = (value: number): Meaning['means'] => [value === 0 ? 'zero' : 'value', value, value]
const inWays = (means: Meaning['means'], ways: readonly Answer[]) => fc.constantFrom(...ways).map((typed): Meaning => ({ typed, means }))

const saidInWords: fc.Arbitrary<Meaning> = fc.constantFrom(
  ...(['không phát sinh', 'Không có', 'Trong kỳ không phát sinh'] as const).map((typed): Meaning => ({ typed, means: ['none', 0, 0] })),
  ...(['chưa có số liệu', 'Đang tổng hợp'] as const).map((typed): Meaning => ({ typed, means: ['not_available', null, null] })),
)

/** A count as offices write one: bare, grouped, with its noun. */
export function anyCount({ measure, nouns = [] }: Indicator, least = 0): fc.Arbitrary<Meaning> {
  return fc.oneof(fc.integer({ min: least, max: 30 }), fc.integer({ min: least, max: 250_000 })).chain((value) => {
    const ways = [value, String(value), printNumber(value), spaced(value), ` ${printNumber(value)} `, String(value).padStart(2, '0')]
    return inWays(exactly(value), [...ways, ...[measure, ...nouns].map((noun) => `${printNumber(value)} ${noun}`)])
  })
}

/** An amount in whole hundreds of thousands, so that it can be said in millions too. */
export function anyAmount({ measure }: Indicator): fc.Arbitrary<Meaning> {
  return fc.integer({ min: 1, max: 90_000 }).chain((hundreds) => {
    const [value, per] = [hundreds * 100_000, measure.slice('đồng'.length)]
    const bare = [value, String(value), printNumber(value), spaced(value)]
    const named = [`${printNumber(value)}đ${per}`, `${printNumber(value)} ${measure}`, `${printNumber(value / 1_000_000)} triệu đồng${per}`]
    return inWays(exactly(value), [...bare, ...named])
  })
}

const anyRange: fc.Arbitrary<Meaning> = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 })).chain(([low, more]) => {
  const [from, to] = [low * 1_000_000, (low + more) * 1_000_000]
  const ways = [
    `từ ${low} đến ${low + more} triệu đồng`,
    `${printNumber(from)} - ${printNumber(to)}`,
    `từ ${low} triệu đến ${low + more} triệu đồng/tháng`,
  ]
  return inWays(['value', from, to], ways)
})

const anyYesNo = fc.oneof(inWays(exactly(1), ['Có', 'x', 'X', 1, 'đã nộp']), inWays(exactly(0), ['Không', 'không', 0, 'chưa']))

/** Any answer to a figure of a form. */
export function anyAnswer(indicator: Indicator): fc.Arbitrary<Meaning> {
  switch (indicator.kind) {
    case 'money':
      return fc.oneof({ weight: 4, arbitrary: anyAmount(indicator) }, inWays(exactly(0), [0, '0', '0 đồng']), saidInWords)
    case 'average':
      return anyAmount(indicator)
    case 'range':
      return anyRange
    case 'yes_no':
      return anyYesNo
    default:
      return fc.oneof({ weight: 4, arbitrary: anyCount(indicator) }, saidInWords)
  }
}
