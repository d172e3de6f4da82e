import { join } from 'node:path'
import exceljs from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import { periodOf } from '../../src/pipeline/period.ts'
import type { Definitions, Pipeline } from '../../src/pipeline/pipeline.ts'
import type { Unit } from '../../src/pipeline/unit.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { type TemplateOrder, writeTemplate } from '../../src/write/writeTemplate.ts'

let definitions: Definitions

beforeAll(async () => {
  definitions = await loadDefinitions([join(projectRoot(), 'pipelines')])
})

function orderFor(unit: string, period = '2023-Q3'): TemplateOrder {
  return {
    pipeline: definitions.pipelines[0] as Pipeline,
    unit: definitions.units.find(({ code }) => code === unit) as Unit,
    period: periodOf(period) ?? expect.fail(`${period} is no period`),
  }
}

async function openTemplate(unit: string, period?: string): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(await writeTemplate(orderFor(unit, period))).buffer)
  return workbook
}

const sheetOf = (workbook: exceljs.Workbook, name: string) => workbook.getWorksheet(name) ?? expect.fail(`no sheet ${name}`)
const rowOf = (sheet: exceljs.Worksheet, row: number) => (sheet.getRow(row).values as unknown[]).slice(1)
const columnOf = (sheet: exceljs.Worksheet, column: string, from: number) =>
  Array.from({ length: sheet.rowCount - from + 1 }, (_, index) => sheet.getCell(`${column}${from + index}`).value)

describe('a blank template', () => {
  it('holds the forms of an upper union, and of the province its own', async () => {
    const upper = await openTemplate('LDLD_TAM_DUONG')
    expect(upper.worksheets.map(({ name }) => name)).toEqual(['BIA', '03_PHAPLUAT', '07_DOANVIEN', '09_KIEMTRA', 'DS_CDCS', '_tonghop'])
    const own = await openTemplate('LDLD_TINH')
    expect(own.worksheets.map(({ name }) => name)).toEqual(['BIA', '03_PHAPLUAT', '09_KIEMTRA', '11_CAPTINH', '_tonghop'])
  })

  it('says in a very hidden sheet what it is, for whom and when', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG'), '_tonghop')
    expect(sheet.state).toBe('veryHidden')
    expect(columnOf(sheet, 'A', 1)).toEqual(['template', 'version', 'unit', 'period', 'checksum'])
    expect(columnOf(sheet, 'B', 1).slice(0, 4)).toEqual(['BCQ', '1', 'LDLD_TAM_DUONG', '2023-Q3'])
    expect(sheet.getCell('B5').value).toMatch(/^[0-9a-f]{64}$/)
  })

  it('fills in who and when on the cover', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG'), 'BIA')
    expect(sheet.getCell('B2').value).toBe('LĐLĐ huyện Tam Đường · Quý III/2023')
    expect(columnOf(sheet, 'A', 4).slice(0, 4)).toEqual(['unit', 'unit_code', 'period', 'as_of'])
    expect(columnOf(sheet, 'B', 4).slice(0, 2)).toEqual(['Đơn vị', 'Mã đơn vị'])
    expect(columnOf(sheet, 'C', 4).slice(0, 5)).toEqual(['LĐLĐ huyện Tam Đường', 'LDLD_TAM_DUONG', 'Quý III/2023', '31/8/2023', null])
    expect(sheet.getColumn(1).hidden).toBe(true)
  })

  it('puts same-level charter inspections of the period in 09_KIEMTRA!E7', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG'), '09_KIEMTRA')
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
    ])
    expect(sheet.getCell('A7').value).toBe('inspect_charter_same_level')
    expect(sheet.getCell('C7').value).toBe('Kiểm tra chấp hành Điều lệ – cùng cấp')
    expect(sheet.getCell('D7').value).toBe('cuộc')
    expect(sheet.getColumn(1).hidden).toBe(true)
  })

  it('leaves out the lines that are not for the unit', async () => {
    const own = sheetOf(await openTemplate('LDLD_TINH'), '09_KIEMTRA')
    expect(columnOf(own, 'A', 5)).not.toContain('self_financial_check_done')
    expect(own.getCell('A5').value).toBe('inspect_charter')
  })

  it('opens the answers and locks the rest, a basis that a line does not have in grey', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG'), '09_KIEMTRA')
    const isOpen = (cell: string) => sheet.getCell(cell).protection?.locked === false
    expect(['E7', 'F7', 'H7', 'I7', 'J7'].map(isOpen)).toEqual([true, true, true, true, true])
    expect(['A7', 'B7', 'C7', 'D7', 'G7', 'F5', 'C4'].map(isOpen)).toEqual(Array(7).fill(false))
    expect(sheet.getCell('G7').fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFBFBFBF' } })
    expect(sheet.getCell('E7').fill).not.toMatchObject({ pattern: 'solid' })
  })

  it('is protected without a password, on A4, its headings frozen', async () => {
    for (const sheet of (await openTemplate('LDLD_TAM_DUONG')).worksheets.filter(({ state }) => state === 'visible')) {
      const { sheetProtection } = sheet as unknown as { sheetProtection: Record<string, unknown> }
      expect(sheetProtection.sheet, sheet.name).toBe(true)
      expect(sheetProtection.hashValue, sheet.name).toBeUndefined()
      expect(sheet.pageSetup.paperSize, sheet.name).toBe(9)
      expect(sheet.views[0]?.state, sheet.name).toBe('frozen')
      expect(sheet.getCell('B4').font.name, sheet.name).toBe('Times New Roman')
    }
  })

  it('starts the list in column A, its codes kept as they are typed', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG'), 'DS_CDCS')
    expect(rowOf(sheet, 4).slice(0, 5)).toEqual(['STT', 'Mã CĐCS', 'Tên CĐCS', 'Khối', 'Số lao động'])
    expect(sheet.getCell('A5').value).toBe(null)
    expect(sheet.getCell('C300').protection).toMatchObject({ locked: false })
    expect(sheet.getCell('B5').numFmt).toBe('@')
  })

  it('has one checksum for one layout, whoever it is for and whenever', async () => {
    const checksumOf = async (unit: string, period?: string) => sheetOf(await openTemplate(unit, period), '_tonghop').getCell('B5').value
    const checksum = await checksumOf('LDLD_TAM_DUONG')
    expect(await checksumOf('CDVC_TINH', '2023-Q2')).toBe(checksum)
    expect(await checksumOf('LDLD_TINH')).not.toBe(checksum)
  })

  it('names the quarter and its cut-off day', async () => {
    const sheet = sheetOf(await openTemplate('LDLD_TAM_DUONG', '2024-Q1'), 'BIA')
    expect(columnOf(sheet, 'C', 6).slice(0, 2)).toEqual(['Quý I/2024', '29/02/2024'])
  })

  it('is refused for a unit that sends nothing', async () => {
    await expect(writeTemplate(orderFor('LAI_CHAU'))).rejects.toThrow('LAI_CHAU sends no form')
  })
})
