import { describe, expect, it } from 'vitest'
import { orderFindings } from '../../src/check/orderFindings.ts'
import type { Finding } from '../../src/pipeline/finding.ts'

const finding = (rule: string, message: string, more: Partial<Finding> = {}): Finding => ({
  ...{ rule, severity: 'error', at: { sheet: 'BIEU', cell: 'E7' }, given: '6', expected: null, message },
  ...more,
})
const told = (...findings: Finding[]) => orderFindings(findings).map(({ rule, message }) => [rule, message])

const SUM = finding('X01', 'Tổng không khớp: 5 + 1 = 6, nhưng ô này ghi 7. Đề nghị sửa tổng hoặc các phần.')
const LIST = finding('X19', 'Tổng hợp khác danh sách: ghi 7, danh sách cộng được 5. CĐCS nào còn thiếu? Đề nghị sửa một trong hai nơi.')

describe('one finding per cell', () => {
  it('says in short what else there is to put right, as far as that says what is so', () => {
    expect(told(SUM, LIST)).toEqual([
      ['X01', `${SUM.message} Ngoài ra còn: Tổng hợp khác danh sách: ghi 7, danh sách cộng được 5. CĐCS nào còn thiếu?`],
    ])
    const doubt = finding('V02', 'Ô E7 (Giám sát (cả tỉnh)): Ghi "1,234": hiểu là 1.234. Đề nghị dùng dấu chấm.', { severity: 'warning' })
    expect(told(doubt, SUM)).toEqual([['X01', `${SUM.message} Ngoài ra còn: Ghi "1,234": hiểu là 1.234.`]])
  })

  it('keeps silent on rules where the cell could not be read well: they follow', () => {
    const stale = finding('V04', 'Ô E7 (Giám sát): công thức tính ra 6, nhưng ô đang hiện 7. Đề nghị bấm F9.')
    expect(told(stale, SUM, LIST)).toEqual([['V04', stale.message]])
    expect(told({ ...stale, severity: 'warning' }, { ...LIST, severity: 'warning' })).toEqual([
      ['V04', expect.stringContaining('Ngoài ra còn: Tổng hợp khác danh sách')],
    ])
  })

  it('keeps silent on notices, on the same once more, and on other cells', () => {
    const note = finding('X22', 'Số liệu cũ.', { severity: 'notice' })
    expect(told(SUM, note, SUM, { ...SUM, message: 'Cùng quy tắc, nói khác.' })).toEqual([['X01', SUM.message]])
    expect(told(SUM, { ...LIST, at: { sheet: 'BIEU', cell: 'E8' } }, { ...LIST, at: null }, { ...LIST, at: null })).toHaveLength(4)
  })

  it('names as many as are read at one go, and counts the others', () => {
    const lines = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'].map((name) =>
      finding('T06', `Thiếu dòng "Kiểm tra việc chấp hành Điều lệ Công đoàn ở nơi thứ ${name}". Đề nghị thêm lại.`, { expected: name }),
    )
    const [[, message = ''] = []] = told(...lines)
    expect(message).toMatch(/^Thiếu dòng "[^"]+một"\. Đề nghị thêm lại\. Ngoài ra còn: Thiếu dòng "[^"]+hai"; .*bốn" và 2 điểm khác\.$/u)
    expect(message.length).toBeLessThan(450)
  })

  it('is one line in one writing, whatever it quotes', () => {
    const quoted = finding('T08', `Ô này ghi "Số\n  liệu ${'cũ'.normalize('NFD')}". Đề nghị xóa.`)
    expect(told(quoted)).toEqual([['T08', 'Ô này ghi "Số liệu cũ". Đề nghị xóa.']])
  })
})
