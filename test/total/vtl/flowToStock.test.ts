import { describe, expect, it } from 'vitest'
import { flowToStock } from './flowToStock.ts'

describe('A stock made of flows', () => {
  it.each([
    ['examples 1 to 3, series A', [2, 5, -3, 9], [2, 7, 4, 13]],
    ['examples 1 to 3, series B', [4, -8, 0, 6], [4, -4, -4, 2]],
    ['example 4, by year', [2, 7, 4, 13], [2, 9, 13, 26]],
    ['example 4, by quarter', [2, -3, 7, -4], [2, -1, 6, 2]],
  ])('is as in the VTL 2.1 Reference Manual, "Flow to stock", %s', (_, flows, stocks) => {
    expect(flowToStock(flows)).toEqual(stocks)
  })

  it('is unknown from the first unknown flow on', () => {
    expect(flowToStock([3, null, 4, 0])).toEqual([3, null, null, null])
    expect(flowToStock([null, 4])).toEqual([null, null])
  })

  it('keeps its decimals, and is nothing without flows', () => {
    expect(flowToStock([0.1, 0.2, -0.3])).toEqual([0.1, 0.3, 0])
    expect(flowToStock([])).toEqual([])
  })

  it('is refused beyond what is exact', () => {
    expect(() => flowToStock([2 ** 53 - 1, 1])).toThrow('beyond what is exact')
  })
})
