import fc from 'fast-check'
import type { Figure } from './federation.ts'

/** What a cell may say, in every state and qualifier, about numbers of the given size. */
export function arbitraryFigure(number: fc.Arbitrary<number>): fc.Arbitrary<Figure> {
  return fc.oneof(
    { weight: 10, arbitrary: arbitraryValue(number) },
    { weight: 1, arbitrary: fc.constant(NOTHING) },
    { weight: 1, arbitrary: fc.constant({ ...NOTHING, state: 'none' as const }) },
    { weight: 1, arbitrary: fc.constant(UNKNOWN) },
    { weight: 2, arbitrary: fc.constant({ ...UNKNOWN, state: 'not_applicable' as const }) },
  )
}

const NOTHING: Figure = { state: 'zero', stated: '0', low: '0', high: '0', qualifier: 'exact' }
const UNKNOWN: Figure = { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }

function arbitraryValue(number: fc.Arbitrary<number>): fc.Arbitrary<Figure> {
  const exact = fc.tuple(number, fc.constantFrom('', '', '', '.5', '.25')).map(([whole, places]) => `${whole}${places}`)
  return fc.oneof(
    { weight: 8, arbitrary: exact.map((stated) => value('exact', stated, stated, stated)) },
    { weight: 1, arbitrary: number.map((n) => value('gt', n - 1, n, null)) },
    { weight: 1, arbitrary: number.map((n) => value('gte', n, n, null)) },
    { weight: 1, arbitrary: number.map((n) => value('lt', n, 0, n - 1)) },
    { weight: 1, arbitrary: number.map((n) => value('lte', n, 0, n)) },
    { weight: 1, arbitrary: number.map((n) => value('approx', n - 1, null, null)) },
    { weight: 1, arbitrary: fc.tuple(number, fc.nat({ max: 5 })).map(([n, width]) => value('range', null, n, n + width)) },
  )
}

function value(qualifier: Figure['qualifier'], ...numbers: (number | string | null)[]): Figure {
  const [stated = null, low = null, high = null] = numbers.map((number) => (number === null ? null : String(number)))
  return { state: 'value', stated, low, high, qualifier }
}
