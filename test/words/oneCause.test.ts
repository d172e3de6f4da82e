import type { Workbook } from 'exceljs'
import { describe, expect, it } from 'vitest'
import { answerTo, linesOf } from './answerTo.ts'

describe('one cause is told once', () => {
  it('a cell that cannot be read: what needs it is left unjudged', async () => {
    const { findings, notChecked } = await answerTo({ cells: { '09_KIEMTRA!E7': 'khoảng chừng ấy' } })
    expect(findings.filter(({ severity }) => severity !== 'notice').map(({ rule, at }) => [rule, at?.cell])).toEqual([['V01', 'E7']])
    expect(notChecked).toEqual(expect.arrayContaining(['X01', 'X15', 'X19']))
  })

  it('a column that is gone: its cells are not missed one by one', async () => {
    const outcome = await answerTo({ finish: (workbook) => workbook.getWorksheet('09_KIEMTRA')?.spliceColumns(5, 1, []) })
    expect(linesOf(outcome)).toEqual(['[09_KIEMTRA!C4] Thiếu cột "Trong kỳ". Đề nghị thêm lại cột này như trong mẫu. (T06)'])
  })

  it('a column of the list that is gone: nor row by row', async () => {
    const told = linesOf(await answerTo({ finish: (workbook) => workbook.getWorksheet('DS_CDCS')?.spliceColumns(7, 1, []) }))
    expect(told).toEqual(['[DS_CDCS!A4] Thiếu cột "Số đoàn viên". Đề nghị thêm lại cột này như trong mẫu. (T06)'])
  })

  it('lines that are gone: all are named, in one place', async () => {
    const finish = (workbook: Workbook) => {
      for (const row of [5, 7, 8, 10, 11, 13, 14]) for (const column of 'ABCDEFGHIJK') blank(workbook, `${column}${row}`)
    }
    expect(linesOf(await answerTo({ finish }))).toEqual([
      '[09_KIEMTRA!C4] Thiếu dòng "Tự kiểm tra tài chính đồng cấp trước khi báo cáo". Đề nghị thêm lại dòng này như trong mẫu và ghi số liệu (không phát sinh thì ghi 0). Ngoài ra còn: Thiếu dòng "Kiểm tra chấp hành Điều lệ – cùng cấp"; Thiếu dòng "Kiểm tra chấp hành Điều lệ – cấp dưới"; Thiếu dòng "Kiểm tra tài chính, tài sản – cùng cấp"; Thiếu dòng "Kiểm tra tài chính, tài sản – cấp dưới"; Thiếu dòng "Giám sát tổ chức" và 1 điểm khác. (T06)',
    ])
  })

  it('one digit too many: what it breaks is named under it', async () => {
    expect(linesOf(await answerTo({ cells: { '09_KIEMTRA!E7': 55 } }))).toEqual([
      '[09_KIEMTRA!E6] Tổng không khớp: Kiểm tra chấp hành Điều lệ – cùng cấp 55 + Kiểm tra chấp hành Điều lệ – cấp dưới 1 = 56, nhưng ô này ghi 6. Đề nghị sửa tổng hoặc các phần. Có phải ô E7 là 5 (đang ghi 55)? Lỗi kéo theo, sửa ô đó là hết: ô F7 (Kiểm tra chấp hành Điều lệ – cùng cấp). (X01)',
    ])
  })
})

function blank(workbook: Workbook, address: string): void {
  const sheet = workbook.getWorksheet('09_KIEMTRA') ?? expect.fail()
  sheet.getCell(address).value = null
}
