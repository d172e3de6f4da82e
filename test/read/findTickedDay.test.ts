import { expect, test } from 'vitest'
import { findTickedDay } from '../../src/read/findTickedDay.ts'

const CASES: [text: string, day: string | null][] = [
  ['(Số liệu tính đến ngày: ☑ 31/5 □ 30/11)', '05-31'],
  ['(Số liệu tính đến ngày: □ 31/5 ☒ 30/11)', '11-30'],
  ['Số liệu tính đến ngày: [x] 31/5 [ ] 30/11', '05-31'],
  ['Số liệu tính đến ngày: [ ] 31-5   [✓] 30-11', '11-30'],
  ['31/5 [x]  30/11 [ ]', '05-31'],
  ['Số liệu tính đến ngày 31/5 ( ) 30/11 (x)', '11-30'],
  ['√ 31.5   □ 30.11', '05-31'],
  ['☑ Ngày 31 tháng 5   □ Ngày 30 tháng 11', '05-31'],
  ['□ 31/5/2023   ☑ 30/11/2023', '11-30 of 2023'],
  ['þ 31/5  o 30/11', '05-31'],
  ['31/5  30/11 ☑', '11-30'],
  ['31/5 √, 30/11', null],
  ['□ 31/5 ☑ □ 30/11', null],
  ['□ 31/5 □ 30/11', null],
  ['☑ 31/5 ☑ 30/11', null],
  ['Số liệu tính đến ngày 31/5', null],
  ['', null],
]

test.each(CASES)('%j → %s', (text, day) => {
  const ticked = findTickedDay(text)
  expect(ticked && (ticked.year ? `${ticked.day} of ${ticked.year}` : ticked.day)).toBe(day)
})
