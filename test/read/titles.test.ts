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

const HALF_YEAR = [
  ['TT', 'Nội dung', 'Đơn vị tính', 'Số lượng'],
  ['1', 'Tổng số lao động', 'Người', '12'],
  ['2', 'Số lao động thiếu việc làm', 'Người', '1'],
  ['3', 'Tiền lương bình quân tháng của 1 người lao động', 'Đồng', '7.000.000'],
  ['', '+ Số người được tính', 'Người', '12'],
  ['', '- Cơ quan hành chính', 'Đồng', '7.000.000'],
  ['', '+ Số người được tính', 'Người', '5'],
]

describe('the period of the half-yearly form', () => {
  const CASES: [titles: string[], period: string | null][] = [
    [['NĂM 2023', '☑ 31/5 □ 30/11'], '2023-H1'],
    [['NĂM 2023', '31/5 [ ]  30/11 [x]'], '2023-H2'],
    [['BÁO CÁO TỔNG HỢP', '☑ 31/5/2023 □ 30/11/2023'], '2023-H1'],
    [['6 THÁNG ĐẦU NĂM 2023', '☑ 31/5 □ 30/11'], '2023-H1'],
    [['6 THÁNG ĐẦU NĂM 2023', '□ 31/5 ☑ 30/11'], null],
  ]
  test.each(CASES)('%o → %s', async (titles, period) => {
    const bytes = buildXlsx({ sheets: { 'Mau 2': gridXml([...titles.map((title) => [title]), ...HALF_YEAR]) } })
    const reading = await readReturn(bytes, { name: 'bao cao.xlsx', folder: 'LDLD_TAM_DUONG' })
    expect(reading.pipeline.code).toBe('half-year-statistics')
    expect(reading.period).toBe(period)
    expect(reading.findings.map(({ rule }) => rule).includes('T04')).toBe(period === null)
  })
})

it('the unit of a head may be typed over its dots', async () => {
  const grid = gridXml([['Đơn vị báo cáo: ......LĐLĐ huyện Tân Uyên…...'], ['NĂM 2023'], ['☑ 31/5 □ 30/11'], ...HALF_YEAR])
  expect(await readReturn(buildXlsx({ sheets: { 'Mau 2': grid } }), { name: 'bao cao.xlsx' })).toMatchObject({ unit: 'LDLD_TAN_UYEN' })
})
