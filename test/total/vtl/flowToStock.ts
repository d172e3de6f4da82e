import { decimalOf, numberOf, plus } from '../../../src/pipeline/decimal.ts'

/**
 * The stock that a series of flows adds up to, period by period, counted from the series' beginning. From the first unknown flow
 * on the stock is unknown: missing is not zero. After `flow_to_stock` of VTL 2.1 (Reference Manual, "VTL-ML - Time operators",
 * "Flow to stock"), which says nothing of NULL there; the User Manual's "Behaviour for Missing Data" makes any sum with NULL NULL.
 * Throws where a sum is beyond what is exact.
 */
export function flowToStock(flows: readonly (number | null)[]): (number | null)[] {
  let stock: number | null = 0
  return flows.map((flow) => {
    stock = stock === null || flow === null ? null : numberOf(plus(decimalOf(stock), decimalOf(flow)))
    return stock
  })
}
