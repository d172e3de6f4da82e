import { subtractExactly } from '../../../src/total/subtractExactly.ts'

/**
 * What each period added to a stock: its stock less that of the period before, and the first stock whole. Unknown where either
 * is. After `stock_to_flow` of VTL 2.1 (Reference Manual, "VTL-ML - Time operators", "Stock to flow"), which says nothing of NULL
 * there; the User Manual's "Behaviour for Missing Data" makes any difference with NULL NULL. A flow under zero is a stock that fell.
 */
export function stockToFlow(stocks: readonly (number | null)[]): (number | null)[] {
  return stocks.map((stock, index) => {
    const before = index === 0 ? 0 : (stocks[index - 1] ?? null)
    return stock === null || before === null ? null : subtractExactly(stock, before)
  })
}
