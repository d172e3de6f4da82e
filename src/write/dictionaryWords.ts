import type { IndicatorKind } from '../pipeline/indicator.ts'
import type { PeriodKind } from '../pipeline/period.ts'

export const KIND_WORDS: Readonly<Record<IndicatorKind, string>> = {
  count: 'số đếm',
  money: 'số tiền',
  yes_no: 'có/không',
  date: 'ngày',
  average: 'bình quân',
  range: 'khoảng (từ … đến …)',
  percent: 'tỷ lệ %',
}

export const PERIOD_WORDS: Readonly<Record<PeriodKind, string>> = {
  month: 'hằng tháng',
  quarter: 'hằng quý',
  half: '6 tháng một lần',
  nine_months: '9 tháng đầu năm',
  year: 'hằng năm',
}

/** What a column of a list or an event form is for. */
export const COLUMN_WORDS = {
  number: 'số thứ tự',
  unit_code: 'mã CĐCS',
  unit_name: 'tên CĐCS',
  type: 'loại việc',
  status: 'trạng thái',
  figure: 'số liệu',
  date: 'ngày',
  text: 'chữ',
} as const

/** What a blank cell of a list means. */
export const BLANK_WORDS = { no: 'không', zero: '0', not_available: 'chưa có số liệu' } as const
