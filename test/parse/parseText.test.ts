import { expect, test } from 'vitest'
import { parseText } from '../../src/parse/parseText.ts'
import { numberCell, textCell } from '../../src/parse/rawCell.ts'

const remark = expect.any(String)

test.each([
  ['  LĐLĐ \n tỉnh ', { value: 'LĐLĐ tỉnh' }],
  ['khoá XII', { value: 'khóa XII' }],
  ['Uỷ viên', { value: 'Ủy viên' }],
  ['Liên đoàn'.normalize('NFD'), { value: 'Liên đoàn' }],
  ['Café «A»', { value: 'Café «A»' }],
  ['con\u00ADtrai', { value: 'contrai' }],
  ['LÐLÐ tỉnh', { value: 'LĐLĐ tỉnh', remark }],
  ['Tr\u00AD\u00EAng MÇm non T©n Phong', { value: 'Trường Mầm non Tân Phong', remark }],
  ['\u200b ', { value: null, remark }],
])('%j is kept as %o', (raw, expected) => expect(parseText(textCell(raw))).toEqual(expected))

test('a number is its digits, an error no text', () => {
  expect(parseText(numberCell(105))).toEqual({ value: '105' })
  expect(parseText({ ...textCell('#REF!'), kind: 'error' })).toEqual({ refusal: expect.stringContaining('#REF!') })
})
