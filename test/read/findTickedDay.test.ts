import { expect, test } from 'vitest'
import { findTickedDay } from '../../src/read/findTickedDay.ts'

const CASES: [text: string, day: string | null][] = [
  ['(Số liệu tính đến ngày: ☑ 31/5 □ 30/11)', '05-31'],
  ['(Số liệu tính đến ngày: □ 31/5 ☒ 30/11)', '11-30'],
  ['Số liệu tính đến ngày: [x] 31/5 [ ] 30/11', '05-31'],
  ['Số liệu tính đến ngày: [ ] 31-5   [✓] 30-11', '11-30'],
  ['□ 31/5 □ 30/11', null],
  ['☑ 31/5 ☑ 30/11', null],
  ['Số liệu tính đến ngày 31/5', null],
  ['', null],
]

test.each(CASES)('%j → %s', (text, day) => {
  expect(findTickedDay(text)).toBe(day)
})
