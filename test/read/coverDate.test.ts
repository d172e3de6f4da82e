import { expect, it, test } from 'vitest'
import { buildXlsx } from './buildXlsx.ts'
import { gridXml } from './gridXml.ts'
import { readReturn } from './readReturn.ts'

const FORM = [
  ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Trong quý'],
  ['1', 'CĐCS tổ chức hoạt động nữ công', 'CĐCS', '12'],
]

const withCover = (asOf: string) => {
  const cover = [
    ['Đơn vị', 'LĐLĐ huyện Tam Đường'],
    ['Kỳ báo cáo', 'Quý III/2023'],
    ['Số liệu tính đến ngày', asOf],
  ]
  return readReturn(buildXlsx({ sheets: { BIA: gridXml(cover), '08_NUCONG': gridXml(FORM) } }), { name: 'bao cao.xlsx', folder: '' })
}

const READ: [written: string, day: string | null][] = [
  ['31/8/2023', '2023-08-31'],
  ['hết tháng 8/2023', '2023-08-31'],
  ['00h00 ngày 01/9/2023', '2023-08-31'],
  ['', null],
  ['□ 31/5 ☑ 30/11', null],
]
test.each(READ)('The cover’s day %j is %s', async (written, day) => {
  const reading = await withCover(written)
  expect(reading.asOf).toBe(day)
  expect(reading.findings.filter(({ rule }) => rule === 'V01')).toEqual([])
})

it.each(['15/13/2023', '31/6/2023', 'cuối tháng 8'])('A day that cannot be read is told at its cell: %j', async (written) => {
  const reading = await withCover(written)
  expect(reading.asOf).toBeNull()
  expect(reading.findings).toContainEqual(
    expect.objectContaining({ rule: 'V01', severity: 'error', at: { sheet: 'BIA', cell: 'B3' }, given: written }),
  )
})
