import { describe, expect, it, test } from 'vitest'
import { buildXlsx } from './buildXlsx.ts'
import { gridXml } from './gridXml.ts'
import { readReturn } from './readReturn.ts'

const FORM = [
  ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Trong quý'],
  ['1', 'CĐCS tổ chức hoạt động nữ công', 'CĐCS', '12'],
]

const periodOf = async (titles: readonly string[], guide = '') => {
  const sheets = { 'Hướng dẫn': gridXml([[guide]]), '08_NUCONG': gridXml([...titles.map((title) => [title]), ...FORM]) }
  return (await readReturn(buildXlsx({ sheets }), { name: 'bao cao.xlsx', folder: 'LDLD_TAM_DUONG' })).period
}

describe('the period of a retyped return', () => {
  const CASES: [titles: string[], period: string | null][] = [
    [['BÁO CÁO', 'Quý III năm 2023'], '2023-Q3'],
    [['HOẠT ĐỘNG NỮ CÔNG TRONG QUÝ III/2023'], '2023-Q3'],
    [['Hoat dong quy 3 nam 2023'], '2023-Q3'],
    [['Tam Đường, ngày 08 tháng 9 năm 2023', 'QUÝ III NĂM 2023'], '2023-Q3'],
    [['Thực hiện kế hoạch năm 2023', 'Quý III năm 2023'], '2023-Q3'],
    [['Tam Đường, ngày 08 tháng 9 năm 2023'], null],
    [['Quý II năm 2023', 'Quý III năm 2023'], null],
    [['6 tháng đầu năm 2023'], '2023-H1'],
  ]
  test.each(CASES)('%o → %s', async (titles, period) => {
    expect(await periodOf(titles)).toBe(period)
  })

  it('is none that the guide names as an example', async () => {
    expect(await periodOf(['Quý III năm 2023'], 'Ví dụ: Quý II năm 2023')).toBe('2023-Q3')
  })
})
