import type { Figure } from '../pipeline/figure.ts'
import { checkNoun } from './checkNoun.ts'
import { foldText } from './foldText.ts'
import { FINE, type Verdict } from './number/verdict.ts'
import { type AmountRules, parseAmount } from './parseAmount.ts'
import type { Parsed } from './parsed.ts'
import { printNumber } from './printNumber.ts'
import type { RawCell } from './rawCell.ts'

/**
 * Reads a count as Vietnamese offices write one: "20.841" is 20841, "05" is 5, "08 cuộc" is 8 where the measure is cuộc.
 * "1,234" is read as 1234 with a remark; "12,5", "8/10" and another noun are refused. Nothing is ever rounded.
 * An empty `measure` takes any noun; `nouns` are taken beside the measure.
 */
export function parseCount(cell: RawCell, measure: string, nouns: readonly string[] = []): Parsed<Figure> {
  return parseAmount(cell, countRules(measure, nouns))
}

/** What a count allows: one noun of its measure ("tin, bài" is two), or one of `nouns`. */
export function countRules(measure: string, nouns: readonly string[]): AmountRules {
  return {
    noise: 1e-6,
    remarksZeroFraction: true,
    takesRange: false,
    checkTail: (given, tail) => checkNoun(given, tail, foldNouns(measure, nouns)),
    checkSize,
    whyNotWhole: (given) => `Ghi ${given}: số lượng phải là số nguyên. Đề nghị ghi lại; nếu là tỷ lệ phần trăm, đề nghị ghi vào ô tỷ lệ.`,
  }
}

/** Only asked for where words follow a number: most cells have none. */
function foldNouns(measure: string, nouns: readonly string[]): string[] {
  return [measure, ...measure.split(','), ...nouns].map(foldText).filter((noun) => noun !== '')
}

/** As many as a whole country has people: more likely an amount of money, a telephone number, or the number of a card. */
const UNLIKELY = 100_000_000

function checkSize(value: number): Verdict {
  if (value < UNLIKELY) return FINE
  return {
    remarks: [`Số lượng ${printNumber(value)} lớn khác thường: có phải số tiền, số điện thoại hay mã số ghi nhầm ô? Đề nghị kiểm tra.`],
  }
}
