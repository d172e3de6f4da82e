import type { Qualifier } from '../pipeline/figure.ts'

/** How a number that is not exact is bounded. */
export type Bound = Exclude<Qualifier, 'exact' | 'range'>

/** How people say that a number is not exact, before it (domain.md 1.10). The longest that fits wins. */
const BEFORE: Readonly<Record<Bound, readonly string[]>> = {
  gt: ['trên', 'hơn', 'quá', 'vượt', '>'],
  gte: ['không dưới', 'không ít hơn', 'không kém', 'ít nhất', 'tối thiểu', '>=', '≥'],
  lt: ['dưới', 'ít hơn', 'chưa đến', 'chưa tới', 'chưa đầy', 'không đến', 'không tới', '<'],
  lte: ['không quá', 'không hơn', 'không trên', 'không vượt quá', 'tối đa', 'nhiều nhất', '<=', '≤'],
  approx: ['khoảng', 'gần', 'ước', 'ước tính', 'ước đạt', 'ước khoảng', 'xấp xỉ', 'chừng', 'trên dưới', '~', '≈'],
}

export const QUALIFIERS_BEFORE = (Object.entries(BEFORE) as [Bound, readonly string[]][]).flatMap(([bound, phrases]) =>
  phrases.map((phrase) => [phrase, bound] as const),
)

/** The same after the number; "từ" may stand before it. */
export const QUALIFIERS_AFTER: readonly (readonly [string, Bound])[] = [
  ['trở lên', 'gte'],
  ['trở xuống', 'lte'],
  ['ước tính', 'approx'],
  ['(ước tính)', 'approx'],
  ['(ước)', 'approx'],
]

/** How each is printed, in a way that is read back as the same. */
export const QUALIFIER_PRINT: Readonly<Record<Bound, (number: string) => string>> = {
  gt: (number) => `trên ${number}`,
  gte: (number) => `từ ${number} trở lên`,
  lt: (number) => `dưới ${number}`,
  lte: (number) => `không quá ${number}`,
  approx: (number) => `khoảng ${number}`,
}
