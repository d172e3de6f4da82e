import type { TimeBasis } from '../pipeline/indicator.ts'

/** What a time basis is called, everywhere. */
export const TIME_WORDS: Readonly<Record<TimeBasis, string>> = {
  in_period: 'trong kỳ',
  year_to_date: 'lũy kế từ đầu năm',
  cumulative: 'lũy kế đến nay',
  stock: 'hiện có',
}
