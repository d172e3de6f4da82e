import type { Figure } from '../pipeline/figure.ts'
import { foldText } from './foldText.ts'
import { parseAmount } from './parseAmount.ts'
import { countRules } from './parseCount.ts'
import type { Parsed } from './parsed.ts'
import { moneyRules } from './parseMoney.ts'
import type { RawCell } from './rawCell.ts'

/**
 * Reads a column whose proper answer is a range: "từ 4 triệu đến 5 triệu đồng/tháng" needs no confirmation here. Amounts are whole
 * đồng where the measure is (đồng, đồng/tháng), counts of it otherwise.
 */
export function parseRange(cell: RawCell, measure: string): Parsed<Figure> {
  const isMoney = foldText(measure).startsWith('đồng')
  return parseAmount(cell, { ...(isMoney ? moneyRules(measure) : countRules(measure, [])), takesRange: true })
}
