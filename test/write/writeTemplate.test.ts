import type exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeTemplate } from '../../src/write/writeTemplate.ts'
import { loadOrders, type Order, openWorkbook } from './filledTemplate.ts'

let orderFor: (unit: string, period?: string) => Order

beforeAll(async () => {
  ;({ orderFor } = await loadOrders())
})

async function openTemplate(unit: string, period?: string): Promise<exceljs.Workbook> {
  return openWorkbook(await writeTemplate(orderFor(unit, period)))
}

const sheetOf = (workbook: exceljs.Workbook, name: string) => workbook.getWorksheet(name) ?? expect.fail(`no sheet ${name}`)
const rowOf = (sheet: exceljs.Worksheet, row: number) => (sheet.getRow(row).values as unknown[]).slice(1)
const columnOf = (sheet: exceljs.Worksheet, column: string, from: number) =>
  Array.from({ length: sheet.rowCount - from + 1 }, (_, index) => sheet.getCell(`${column}${from + index}`).value)
const isOpen = (sheet: exceljs.Worksheet) => (cell: string) => sheet.getCell(cell).protection?.locked === false

const [UPPER, OWN] = ['LDLD_TAM_DUONG', 'LDLD_TINH']

describe('a blank template', () => {
  it('holds the forms of an upper union, and of the province its own', async () => {
    const names = (workbook: exceljs.Workbook) => workbook.worksheets.map(({ name }) => name)
    expect(names(await openTemplate(UPPER))).toEqual([
      'BIA',
      'Hướng dẫn',
      '01_TINHHINH',
      '02_DAIHOI',
      '03_PHAPLUAT',
      '04_CHAMLO',
      '05_TUYENTRUYEN',
      '06_THIDUA',
      '07_DOANVIEN',
      '08_NUCONG',
      '09_KIEMTRA',
      '10_TAICHINH',
      'DS_CDCS',
      'GIAI_TRINH',
      '_tonghop',
    ])
    expect(names(await openTemplate(OWN))).toEqual([
      'BIA',
      'Hướng dẫn',
      '03_PHAPLUAT',
      '04_CHAMLO',
      '05_TUYENTRUYEN',
      '09_KIEMTRA',
      '11_CAPTINH',
      'GIAI_TRINH',
      '_tonghop',
    ])
  })

  it('says in a very hidden sheet what it is, for whom and when', async () => {
    const { template } = orderFor(UPPER).pipeline
    const sheet = sheetOf(await openTemplate(UPPER), '_tonghop')
    expect(sheet.state).toBe('veryHidden')
    expect(columnOf(sheet, 'A', 1).slice(0, 5)).toEqual(['template', 'version', 'unit', 'period', 'checksum'])
    expect(columnOf(sheet, 'B', 1).slice(0, 4)).toEqual(['BCQ', String(template.version), UPPER, '2023-Q3'])
    expect(sheet.getCell('B5').value).toMatch(/^[0-9a-f]{64}$/)
  })

  it('fills in who and when on the cover', async () => {
    const sheet = sheetOf(await openTemplate(UPPER), 'BIA')
    expect(sheet.getCell('B2').value).toBe('LĐLĐ huyện Tam Đường · Quý III/2023')
    expect(columnOf(sheet, 'A', 4).slice(0, 4)).toEqual(['unit', 'unit_code', 'period', 'as_of'])
    expect(columnOf(sheet, 'B', 4).slice(0, 2)).toEqual(['Đơn vị', 'Mã đơn vị'])
    expect(columnOf(sheet, 'C', 4).slice(0, 3)).toEqual(['LĐLĐ huyện Tam Đường', UPPER, 'Quý III/2023'])
    expect(sheet.getCell('C7')).toMatchObject({ value: new Date('2023-08-31'), numFmt: 'dd/mm/yyyy' })
    expect(['C4', 'C5', 'C6', 'C7', 'C8', 'C13'].map(isOpen(sheet))).toEqual([false, false, false, true, true, true])
    expect(sheet.getColumn(1).hidden).toBe(true)
  })

  it('puts same-level charter inspections of the period in 09_KIEMTRA!E7', async () => {
    const sheet = sheetOf(await openTemplate(UPPER), '09_KIEMTRA')
    expect(rowOf(sheet, 4)).toEqual([
      'Mã',
      'STT',
      'Chỉ tiêu',
      'ĐVT',
      'Trong kỳ',
      'Lũy kế từ đầu năm',
      'Số hiện có / lũy kế đến nay',
      'Tính đến ngày',
      'Giải trình',
      'Ghi chú',
      'Kiểm tra',
    ])
    expect(sheet.getCell('A7').value).toBe('inspect_charter_same_level')
    expect(sheet.getCell('C7').value).toBe('Kiểm tra chấp hành Điều lệ – cùng cấp')
    expect(sheet.getCell('D7').value).toBe('cuộc')
    expect(sheet.getColumn(1).hidden).toBe(true)
  })

  it('leaves out the lines that are not for the unit', async () => {
    const own = sheetOf(await openTemplate(OWN), '09_KIEMTRA')
    expect(columnOf(own, 'A', 5)).not.toContain('self_financial_check_done')
    expect(own.getCell('A5').value).toBe('inspect_charter')
  })

  it('opens the answers, pale, and locks the rest; a basis that a line does not have is grey', async () => {
    const sheet = sheetOf(await openTemplate(UPPER), '09_KIEMTRA')
    expect(['E7', 'F7', 'H7', 'I7', 'J7'].map(isOpen(sheet))).toEqual([true, true, true, true, true])
    expect(['A7', 'B7', 'C7', 'D7', 'G7', 'F5', 'C4', 'K7'].map(isOpen(sheet))).toEqual(Array(8).fill(false))
    expect(sheet.getCell('G7').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFBFBFBF' } })
    expect(sheet.getCell('E7').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFFBE6' } })
  })

  it('is protected without a password, on A4, its headings frozen and printed on every page', async () => {
    const sheets = (await openTemplate(UPPER)).worksheets.filter(({ state }) => state === 'visible')
    for (const sheet of sheets) {
      const { sheetProtection } = sheet as unknown as { sheetProtection: Record<string, unknown> }
      expect(sheetProtection.sheet, sheet.name).toBe(true)
      expect(sheetProtection.hashValue, sheet.name).toBeUndefined()
      expect(sheet.pageSetup, sheet.name).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 })
      expect(sheet.views[0]?.state, sheet.name).toBe('frozen')
    }
    const titles = sheets.map(({ name, pageSetup }) => [name, pageSetup.printTitlesRow, pageSetup.orientation])
    expect(titles.slice(0, 3)).toEqual([
      ['BIA', undefined, 'portrait'],
      ['Hướng dẫn', '1:2', 'portrait'],
      ['01_TINHHINH', '4:4', 'landscape'],
    ])
    expect(new Set(titles.slice(2).map(([, rows]) => rows))).toEqual(new Set(['4:4']))
  })

  it('is written in Times New Roman, every cell of it', async () => {
    const fonts = new Set<string | undefined>()
    for (const sheet of (await openTemplate(UPPER)).worksheets.filter(({ state }) => state === 'visible')) {
      sheet.eachRow((row) => row.eachCell(({ font }) => fonts.add(font?.name)))
      for (const { style } of sheet.columns ?? []) if (style?.font) fonts.add(style.font.name)
    }
    expect(fonts).toEqual(new Set(['Times New Roman']))
  })

  it('starts the list in column A, its codes kept as they are typed, with nothing stored for rows that wait', async () => {
    const sheet = sheetOf(await openTemplate(UPPER), 'DS_CDCS')
    expect(rowOf(sheet, 4).slice(0, 5)).toEqual(['STT', 'Mã CĐCS', 'Tên CĐCS', 'Khối', 'Số lao động'])
    expect(sheet.rowCount).toBe(4)
    expect(['A3', 'C3', 'C4', 'C5', 'C300'].map(isOpen(sheet))).toEqual([false, false, false, true, true])
    expect(sheet.getCell('B5').numFmt).toBe('@')
  })

  it('starts the events in column A, types and statuses chosen from what the feeds know', async () => {
    const workbook = await openTemplate(UPPER)
    const sheet = sheetOf(workbook, '04_CHAMLO')
    expect(rowOf(sheet, 4).slice(0, 3)).toEqual(['STT', 'Loại', 'Dịp'])
    expect(rowOf(sheet, 4)[10]).toBe('Trạng thái')
    const choicesAt = (cell: string) => {
      const [, column = '', last] = /\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)$/.exec(String(sheet.getCell(cell).dataValidation.formulae?.[0])) ?? []
      return columnOf(sheetOf(workbook, '_tonghop'), column, 1).slice(0, Number(last))
    }
    expect(choicesAt('B5')).toEqual([
      'Thăm hỏi đoàn viên khó khăn',
      'Khen thưởng học sinh',
      'Khen thưởng giáo viên',
      'Khen thưởng – tổng số người (đối chiếu)',
      'Không phát sinh',
    ])
    expect(choicesAt('K204')).toEqual(['đã chi', 'cam kết'])
    expect(sheet.getCell('K205').dataValidation).toBeUndefined()
    expect(sheet.getCell('G5').dataValidation.prompt).toMatch(/^Số nguyên, tính theo suất, em, người\. /)
  })

  it('has one checksum for one layout, whoever it is for and whenever', async () => {
    const checksumOf = async (unit: string, period?: string) => sheetOf(await openTemplate(unit, period), '_tonghop').getCell('B5').value
    const checksum = await checksumOf(UPPER)
    expect(await checksumOf('CDVC_TINH', '2023-Q2')).toBe(checksum)
    expect(await checksumOf(OWN)).not.toBe(checksum)
  })

  it('names the quarter and its cut-off day', async () => {
    const sheet = sheetOf(await openTemplate(UPPER, '2024-Q1'), 'BIA')
    expect(columnOf(sheet, 'C', 6).slice(0, 2)).toEqual(['Quý I/2024', new Date('2024-02-29')])
  })

  it('is the same whenever it is written', async () => {
    expect(await writeTemplate(orderFor(UPPER))).toHaveLength((await writeTemplate(orderFor(UPPER))).length)
  })

  it('takes less than a second', async () => {
    await writeTemplate(orderFor(OWN))
    const began = performance.now()
    await writeTemplate(orderFor(UPPER))
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('is refused for a unit that sends nothing', async () => {
    await expect(writeTemplate(orderFor('LAI_CHAU'))).rejects.toThrow('LAI_CHAU sends no form')
  })
})

describe('the figures of the period before', () => {
  const previous = (code: string) => (code === 'inspect_charter' ? '1.234' : null)

  it('stand in grey beside the answers, where there are any', async () => {
    const workbook = await openWorkbook(await writeTemplate({ ...orderFor(UPPER), previous }))
    const sheet = sheetOf(workbook, '09_KIEMTRA')
    expect(rowOf(sheet, 4).slice(10)).toEqual([
      'Kiểm tra',
      'Kỳ trước: trong kỳ',
      'Kỳ trước: lũy kế từ đầu năm',
      'Kỳ trước: hiện có / đến nay',
    ])
    expect(['L6', 'M6', 'N6', 'L7'].map((cell) => sheet.getCell(cell).value)).toEqual(['1.234', '1.234', null, null])
    expect(sheet.getCell('L6').font).toMatchObject({ italic: true, color: { argb: 'FF7F7F7F' } })
    expect(isOpen(sheet)('L6')).toBe(false)
    expect(rowOf(sheetOf(workbook, '07_DOANVIEN'), 4)).toHaveLength(11)
  })

  it('are spoken of in the guide only where they are', async () => {
    const guideOf = async (order: Order) =>
      columnOf(sheetOf(await openWorkbook(await writeTemplate(order)), 'Hướng dẫn'), 'B', 4).join('\n')
    expect(await guideOf({ ...orderFor(UPPER), previous })).toContain('"Kỳ trước"')
    expect(await guideOf(orderFor(UPPER))).not.toContain('Kỳ trước')
  })
})
