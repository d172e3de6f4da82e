import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Decimal, plus, printDecimal, readDecimal } from '../../../src/pipeline/decimal.ts'
import { apportion } from '../../../src/total/regroup/apportion.ts'

function divide(amount: string, ...weights: string[]): string[] {
  return apportion(readDecimal(amount), weights.map(readDecimal)).map(printDecimal)
}

describe('an amount that is divided', () => {
  it('stays whole people: the largest remainder gets the one that is left', () => {
    expect(divide('10', '0.34', '0.33', '0.33')).toEqual(['4', '3', '3'])
    expect(divide('10', '0.25', '0.25', '0.5')).toEqual(['3', '2', '5'])
    expect(divide('1', '0.4', '0.6')).toEqual(['0', '1'])
    expect(divide('0', '0.4', '0.6')).toEqual(['0', '0'])
  })

  it('is divided in its own last decimal', () => {
    expect(divide('0.5', '0.5', '0.5')).toEqual(['0.3', '0.2'])
  })

  it('needs a weight', () => {
    expect(() => divide('1')).toThrow(/weight/)
    expect(() => divide('1', '0', '0')).toThrow(/weight/)
  })

  it('adds up to what it was, each part less than one from what it is due', () => {
    const weights = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 6 }).filter((drawn) => drawn.some((weight) => weight > 0))
    fc.assert(
      fc.property(fc.nat(), weights, (amount, drawn) => {
        const parts = divide(String(amount), ...drawn.map((weight) => (weight / 1000).toFixed(3)))
        expect(parts.map(readDecimal).reduce<Decimal>(plus, readDecimal('0'))).toEqual(readDecimal(String(amount)))
        const whole = drawn.reduce((sum, weight) => sum + weight, 0)
        parts.forEach((part, index) => {
          expect(Math.abs(Number(part) - (amount * (drawn[index] ?? 0)) / whole)).toBeLessThan(1)
        })
      }),
    )
  })
})
