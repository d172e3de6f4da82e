import type { Figure } from '../pipeline/figure.ts'
import { checkCurrency } from './checkCurrency.ts'
import { foldText } from './foldText.ts'
import { FINE, type Verdict } from './number/verdict.ts'
import { type AmountRules, parseAmount } from './parseAmount.ts'
import type { Parsed } from './parsed.ts'
import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'

const LEAST = 1_000
const LEAST_LIKELY = 10_000
const IN_DONG = /^đồng(?:\/|$)/u

/**
 * Reads an amount as whole đồng: "4.067.150.000đ", "31 triệu đồng", "1 tỷ 500 triệu". Under 1.000 đồng is refused (most likely
 * typed in million), under 10.000 must be confirmed; "1,500 triệu" is refused. A "/người/tháng" must be the column's own;
 * without a `measure` any will do. A column that is not in đồng is refused whole.
 */
export function parseMoney(cell: RawCell, measure?: string): Parsed<Figure> {
  if (measure !== undefined && !IN_DONG.test(foldText(measure))) {
    return { refusal: `Cột tính theo "${measure}", không theo đồng, nên chưa đọc được. Đề nghị dùng mẫu tính theo đồng.` }
  }
  return parseAmount(cell, moneyRules(measure))
}

/** What an amount of money allows. */
export function moneyRules(measure: string | undefined): AmountRules {
  return {
    noise: 0.01,
    remarksZeroFraction: false,
    takesRange: false,
    checkTail: (given, tail) => checkCurrency(given, tail, measure),
    checkSize,
    whyNotWhole: (given) => `Ghi ${given}: số tiền tính theo đồng phải là số nguyên. Đề nghị ghi đủ số đồng, ví dụ 1.500.000.`,
  }
}

function checkSize(value: number): Verdict {
  if (value === 0 || value >= LEAST_LIKELY) return FINE
  const asked = `Số tiền ${printNumber(value)} đồng quá nhỏ. Mẫu tính theo đồng`
  if (value >= LEAST) return { remarks: [`${asked}, đề nghị xác nhận không ghi theo nghìn đồng hay triệu đồng.`] }
  return { refusal: `${asked}, có phải ${printNumber(value * 1_000_000)}? Đề nghị ghi đủ số đồng.` }
}
