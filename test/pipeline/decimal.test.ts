import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalOf, minus, numberOf, plus, printDecimal, readDecimal, times } from '../../src/pipeline/decimal.ts'
import * as fractions from '../total/fraction.ts'

const written = fc
  .tuple(fc.boolean(), fc.nat(), fc.option(fc.nat({ max: 9_999 })))
  .map(([isNegative, whole, places]) => `${isNegative ? '-' : ''}${whole}${places === null ? '' : `.${String(places).padStart(4, '0')}`}`)

describe('a decimal', () => {
  it('is added and multiplied without rounding, and printed without needless zeros', () => {
    fc.assert(
      fc.property(written, written, (a, b) => {
        const [one, other] = [fractionOf(a), fractionOf(b)]
        expect(fractionOf(printDecimal(readDecimal(a)))).toEqual(one)
        expect(fractionOf(printDecimal(plus(readDecimal(a), readDecimal(b))))).toEqual(reduced(fractions.plus(one, other)))
        expect(fractionOf(printDecimal(times(readDecimal(a), readDecimal(b))))).toEqual(reduced(fractions.times(one, other)))
        expect(printDecimal(minus(plus(readDecimal(a), readDecimal(b)), readDecimal(b)))).toBe(printDecimal(readDecimal(a)))
        expect(printDecimal(readDecimal(a))).not.toMatch(/\.\d*0$/)
      }),
    )
    expect(['1.50', '0.05', '-0.05', '100', '0.0'].map((each) => printDecimal(readDecimal(each)))).toEqual([
      '1.5',
      '0.05',
      '-0.05',
      '100',
      '0',
    ])
  })

  it('is the number that it prints as, up to 2^53', () => {
    for (const number of [0, 0.1, 2.5, 1e15, Number.MAX_SAFE_INTEGER]) expect(numberOf(decimalOf(number))).toBe(number)
    expect(() => numberOf(readDecimal('9007199254740993'))).toThrow(/beyond what is exact/)
  })

  it.each(['', '.5', '5.', '1e3', '1,5', ' 1', 'NaN'])('is not "%s"', (text) => {
    expect(() => readDecimal(text)).toThrow(/is none/)
  })
})

/** In lowest terms over a power of ten, so that equal ones are alike. */
function fractionOf(text: string): fractions.Fraction {
  const isNegative = text.startsWith('-')
  const { top, bottom } = fractions.fraction(text.replace('-', ''))
  return reduced({ top: isNegative ? -top : top, bottom })
}

function reduced({ top, bottom }: fractions.Fraction): fractions.Fraction {
  return bottom > 1n && top % 10n === 0n ? reduced({ top: top / 10n, bottom: bottom / 10n }) : { top, bottom }
}
