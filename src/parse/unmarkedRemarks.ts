import type { Token } from './tokenize.ts'

const UNMARKED = ['ngay', 'thang', 'nam', 'quy', 'dau', 'cuoi', 'het', 'den']

/** What to say of a day or period that was typed without its marks ("quy III nam 2023"). */
export function unmarkedRemarks(given: string, tokens: readonly Token[]): string[] {
  return tokens.some((token) => UNMARKED.includes(token.folded)) ? [`Ghi ${given} thiếu dấu. Đề nghị ghi đủ dấu.`] : []
}
