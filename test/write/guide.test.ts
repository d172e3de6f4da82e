import { beforeAll, describe, expect, it } from 'vitest'
import { isOverPeriod } from '../../src/check/isOver.ts'
import { sayRule } from '../../src/check/sayRule.ts'
import { parseCount } from '../../src/parse/parseCount.ts'
import { parseDate } from '../../src/parse/parseDate.ts'
import { parseMoney } from '../../src/parse/parseMoney.ts'
import { parseYesNo } from '../../src/parse/parseYesNo.ts'
import { textCell } from '../../src/parse/rawCell.ts'
import { formsOf } from '../../src/pipeline/formsOf.ts'
import { isReportedBy } from '../../src/pipeline/indicator.ts'
import { isIn } from '../../src/pipeline/lifetime.ts'
import { guideRows } from '../../src/write/guideRows.ts'
import { loadOrders, type Order } from './filledTemplate.ts'

let orderFor: (unit: string, period?: string) => Order

beforeAll(async () => {
  ;({ orderFor } = await loadOrders())
})

const rowsOf = (order: Order) => guideRows(order).map(({ cells }) => cells)
const textOf = (order: Order) => rowsOf(order).flat().join('\n')

describe('the guide', () => {
  it.each(['LDLD_TAM_DUONG', 'LDLD_TINH'])('lists every rule that the return of %s is judged by, and how much it weighs', (unit) => {
    const order = orderFor(unit)
    const { rules, indicators } = order.pipeline
    const isOwn = (code: string) => indicators.some((each) => each.code === code && isReportedBy(each, order.unit.role))
    const judged = rules.filter((rule) => !isOverPeriod(rule) && isIn(rule, order.period) && (!('on' in rule) || isOwn(rule.on)))
    const needsList = (kind: string) => kind === 'listSum' || kind === 'listedOnce'
    const expected = judged
      .filter(({ kind }) => order.unit.role === 'upper' || !needsList(kind))
      .map((rule) => [rule.code, sayRule(rule, indicators), rule.severity === 'error' ? 'bắt buộc' : 'cần xác nhận'])
    expect(expected.length).toBeGreaterThan(5)
    const listed = rowsOf(order).filter(([code]) => /^X\d\d$/.test(code ?? ''))
    expect([...listed].sort()).toEqual(expected.sort())
  })

  it('lists no rule about what others report, nor about the total of the province', () => {
    expect(textOf(orderFor('LDLD_TINH'))).not.toContain('Công đoàn cơ sở hiện có')
    expect(textOf(orderFor('LDLD_TAM_DUONG'))).not.toContain('Cộng các đơn vị')
  })

  it('gives examples that are read without a word', () => {
    const examples = new Map(rowsOf(orderFor('LDLD_TAM_DUONG')).map(([way = '', , example = '']) => [way, textCell(example)]))
    const exampleOf = (way: string) => examples.get(way) ?? expect.fail(`no example for ${way}`)
    const plain = (parsed: object) => expect(Object.keys(parsed)).toEqual(['value'])
    plain(parseCount(exampleOf('Số lượng'), 'cuộc'))
    plain(parseMoney(exampleOf('Số tiền'), 'đồng'))
    plain(parseYesNo(exampleOf('Có hay không')))
    plain(parseDate(exampleOf('Ngày'), { reportDate: '2023-09-08' }))
    plain(parseCount(exampleOf('Không phát sinh'), 'cuộc'))
    expect(parseCount(exampleOf('Chỉ biết mức thấp nhất'), 'lượt')).toMatchObject({ value: { qualifier: 'gt', stated: 30_000 } })
    expect(parseCount(exampleOf('Chưa có số liệu'), 'cuộc')).toMatchObject({ value: { state: 'not_available' } })
  })

  it('says until when, and up to which day', () => {
    const says = (period: string, due: string, cutOff: string) => {
      const text = textOf(orderFor('LDLD_TAM_DUONG', period))
      expect(text).toContain(`trước hết ngày ${due}.`)
      expect(text).toContain(`Số liệu tính đến hết ngày ${cutOff};`)
    }
    says('2023-Q3', '08/9/2023', '31/8/2023')
    says('2024-Q1', '08/3/2024', '29/02/2024')
  })

  it('names every form, line, and type of event that the unit sends', () => {
    for (const order of ['LDLD_TAM_DUONG', 'LDLD_TINH'].map((unit) => orderFor(unit))) {
      const text = textOf(order)
      for (const form of formsOf(order.pipeline, order.unit.role, order.period)) {
        expect(text).toContain(form.code)
        expect(text).toContain(form.title)
      }
      expect(text).toContain('Khen thưởng – tổng số người (đối chiếu)')
    }
  })

  it('says which open cells are for when they are needed', () => {
    const steps = textOf(orderFor('LDLD_TAM_DUONG'))
    expect(steps).toMatch(
      /Ô số liệu nền vàng nhạt nào cũng phải có câu trả lời.* Chỉ ghi khi cần: "Tính đến ngày", "Giải trình", "Ghi chú"\./,
    )
  })

  it('says which cells may stay blank: a mean of nobody, as T19 allows', () => {
    expect(textOf(orderFor('LDLD_TAM_DUONG'))).toContain(
      'Được để trống: Thu nhập bình quân khối HCSN khi thu nhập khối HCSN – số người được tính là 0',
    )
  })
})
