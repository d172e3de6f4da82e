import type { Qualifier } from '../pipeline/figure.ts'

type Bound = Exclude<Qualifier, 'exact' | 'range'>

/** How people say that a number is not exact, before it (domain.md 1.10). The longest that fits wins. */
export const QUALIFIERS_BEFORE: readonly (readonly [string, Bound])[] = [
  ...(['trên', 'hơn', 'quá', 'vượt', '>'] as const).map((words) => [words, 'gt'] as const),
  ...(['không dưới', 'không ít hơn', 'không kém', 'ít nhất', 'tối thiểu', '>=', '≥'] as const).map((words) => [words, 'gte'] as const),
  ...(['dưới', 'ít hơn', 'chưa đến', 'chưa tới', 'chưa đầy', 'không đến', 'không tới', '<'] as const).map(
    (words) => [words, 'lt'] as const,
  ),
  ...(['không quá', 'không hơn', 'không trên', 'không vượt quá', 'tối đa', 'nhiều nhất', '<=', '≤'] as const).map(
    (words) => [words, 'lte'] as const,
  ),
  ...(['khoảng', 'gần', 'ước', 'ước tính', 'ước đạt', 'ước khoảng', 'xấp xỉ', 'chừng', 'trên dưới', '~', '≈'] as const).map(
    (words) => [words, 'approx'] as const,
  ),
]

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
