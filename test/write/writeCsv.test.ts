import { beforeAll, describe, expect, it } from 'vitest'
import type { EventForm, ListForm } from '../../src/pipeline/form.ts'
import { writeCsv, writeListCsv } from '../../src/write/writeCsv.ts'
import { loadOrders, type Order } from './filledTemplate.ts'

let own: Order

beforeAll(async () => {
  own = (await loadOrders()).orderFor('LDLD_TINH')
})

const linesOf = (csv: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(csv).split('\r\n')

describe('a CSV that carries a whole return', () => {
  it('says in its first line whose it is, after a BOM', () => {
    const [first, headings, line] = linesOf(writeCsv(own))
    expect(first).toBe(`\uFEFF#tonghop;BCQ;${own.pipeline.template.version};LDLD_TINH;2023-Q3`)
    expect(headings).toBe('Biểu;Mã;Chỉ tiêu;ĐVT;Trong kỳ;Lũy kế;Hiện có;Tính đến ngày;Giải trình')
    expect(line).toBe('03_PHAPLUAT;legal_advice_persons;Tư vấn pháp luật;lượt người;;;;;')
  })

  it('puts each basis in its column and quotes what needs it', () => {
    const csv = writeCsv({
      ...own,
      answersOf: (_, { code }) =>
        code === 'vgcl_targets_met' ? { stock: '8', as_of: '31/5/2023', explanation: 'số cũ; chưa "chốt"' } : {},
    })
    expect(linesOf(csv)).toContain('11_CAPTINH;vgcl_targets_met;Chỉ tiêu đạt và vượt;chỉ tiêu;;;8;31/5/2023;"số cũ; chưa ""chốt"""')
  })

  it('has a list in a file of its own', () => {
    const form = own.pipeline.forms.find((each): each is ListForm => each.kind === 'list') ?? expect.fail('no list form')
    const lines = linesOf(writeListCsv({ ...own, form, rows: [['1', 'TD001', 'CĐCS số 1']] }))
    expect(lines[1]).toMatch(/^STT;Mã CĐCS;Tên CĐCS;Khối;/)
    expect(lines[2]).toBe('1;TD001;CĐCS số 1')
  })

  it('has its events in a file of their own', () => {
    const form = own.pipeline.forms.find((each): each is EventForm => each.kind === 'events') ?? expect.fail('no event form')
    const [first, headings, event, end] = linesOf(writeListCsv({ ...own, form, rows: [['1', 'Khen thưởng học sinh']] }))
    expect(first).toMatch(/^\uFEFF#tonghop;BCQ;\d+;LDLD_TINH;2023-Q3$/)
    expect(headings).toBe(
      'STT;Loại;Dịp;Nguồn kinh phí;Nơi nhận;Đối tượng;Số suất/người;Số tiền (đồng);Ngày quyết định;Ngày trao;Trạng thái;Ghi chú',
    )
    expect([event, end]).toEqual(['1;Khen thưởng học sinh', ''])
  })
})
