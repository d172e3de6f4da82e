import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flowToStock } from './flowToStock.ts'
import { stockToFlow } from './stockToFlow.ts'

describe('The flows that a stock is made of', () => {
  it.each([
    ['examples 1 to 3, series A', [2, 7, 4, 13], [2, 5, -3, 9]],
    ['examples 1 to 3, series B', [4, -4, -4, 2], [4, -8, 0, 6]],
    ['example 4, by year', [2, 9, 13, 26], [2, 7, 4, 13]],
    ['example 4, by quarter', [2, -1, 6, 2], [2, -3, 7, -4]],
  ])('are as in the VTL 2.1 Reference Manual, "Stock to flow", %s', (_, stocks, flows) => {
    expect(stockToFlow(stocks)).toEqual(flows)
  })

  it('are unknown in the period of an unknown stock, and in the one after', () => {
    expect(stockToFlow([3, null, 9, 10])).toEqual([3, null, null, 1])
    expect(stockToFlow([null, 9])).toEqual([null, null])
  })

  it('add up to the stock again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 })), (stocks) => {
        expect(flowToStock(stockToFlow(stocks))).toEqual(stocks)
      }),
    )
  })
})
