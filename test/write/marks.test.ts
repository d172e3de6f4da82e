import { beforeAll, describe, expect, it, test } from 'vitest'
import { assess, type Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import type { Form } from '../../src/pipeline/form.ts'
import type { Indicator, TimeBasis } from '../../src/pipeline/indicator.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { percentOf } from '../../src/total/percentOf.ts'
import { collectHidden } from '../../src/write/collectHidden.ts'
import { findMarks } from '../../src/write/findMarks.ts'
import { findPlaces } from '../../src/write/findPlaces.ts'
import { markFormula } from '../../src/write/markFormula.ts'
import { type Answer, type Answers, fillTemplate, goodAnswers, loadOrders, type Order, openWorkbook } from './filledTemplate.ts'
import { HAS_OFFICE, resaveAll } from './office.ts'

let definitions: Definitions
let orderFor: (unit: string, period?: string) => Order

beforeAll(async () => {
  ;({ definitions, orderFor } = await loadOrders())
})

const [UPPER, OWN] = ['LDLD_TAM_DUONG', 'LDLD_TINH']

interface Mistake {
  line: string
  mark: RegExp
  figures?: Record<string, Answer>
  rows?: (rows: Answers['rows']) => void
}

/** What clerks get wrong, return by return: the line whose mark says so, and what it says. */
const BROKEN: [unit: string, mistakes: Mistake[]][] = [
  [
    UPPER,
    [
      { line: '09_KIEMTRA 6', mark: /^cột E ≠ 3$/, figures: { 'inspect_charter in_period': 57 } },
      { line: '02_DAIHOI 6', mark: /^> 1$/, figures: { 'grassroots_unions_at_congress stock': 1 } },
      {
        line: '08_NUCONG 5',
        mark: /^cột E > 3$/,
        figures: { 'women_activity_unions in_period': 4, 'women_activity_unions year_to_date': 4 },
      },
      { line: '06_THIDUA 9', mark: /^phải > 0$/, figures: { 'mutual_fund_amount cumulative': 0 }, rows: (rows) => setColumn(rows, 15, 0) },
      { line: '01_TINHHINH 5', mark: /^ngoài 1.500.000–60.000.000$/, figures: { 'avg_income_admin_sector in_period': 630_000 } },
      { line: '07_DOANVIEN 10', mark: /^≠ 4$/, figures: { 'grassroots_unions_begin in_period': 4 } },
      { line: '07_DOANVIEN 16', mark: /^≠ 49 \(danh sách\)$/, rows: (rows) => setColumn(rows, 6, 9, 2) },
      { line: '07_DOANVIEN 17', mark: /^≠ 3 \(danh sách\)$/, rows: (rows) => setColumn(rows, 7, 'x') },
      { line: '09_KIEMTRA 7', mark: /^cột E < 3 \(danh sách\)$/, rows: (rows) => setColumn(rows, 10, 1) },
      { line: '05_TUYENTRUYEN 5', mark: /^lũy kế < trong kỳ$/, figures: { 'propaganda_participations year_to_date': 39 } },
    ],
  ],
  [
    UPPER,
    [
      { line: '09_KIEMTRA 6', mark: /^cột F ≠ 6$/, figures: { 'inspect_charter year_to_date': 7 } },
      {
        line: '06_THIDUA 8',
        mark: /^phải > 0$/,
        figures: { 'mutual_fund_beneficiaries cumulative': 0 },
        rows: (rows) => setColumn(rows, 14, 0),
      },
      { line: '02_DAIHOI 6', mark: /^≠ 3 \(danh sách\)$/, rows: (rows) => setColumn(rows, 9, new Date('2023-05-30')) },
      { line: '09_KIEMTRA 7', mark: /^cột E > 1 \(danh sách\)$/, rows: (rows) => setColumn(rows, 10, 0) },
    ],
  ],
  [UPPER, [{ line: '07_DOANVIEN 10', mark: /^≠ 2 \(danh sách\)$/, rows: (rows) => rows.DS_CDCS?.pop() }]],
  [
    OWN,
    [
      { line: '11_CAPTINH 5', mark: /^≠ 10$/, figures: { 'vgcl_targets_assigned stock': 11 } },
      { line: '11_CAPTINH 20', mark: /^> 1$/, figures: { 'job_fund_households_new in_period': 1 } },
    ],
  ],
]

function setColumn(rows: Answers['rows'], column: number, answer: Answer, only?: number): void {
  for (const [index, row] of (rows.DS_CDCS ?? []).entries()) if (only === undefined || only === index) row[column] = answer
}

function answersWith(order: Order, mistakes: readonly Mistake[]): Answers {
  const answers = goodAnswers(order)
  for (const { figures, rows } of mistakes) {
    Object.assign(answers.figures, figures)
    rows?.(answers.rows)
  }
  return answers
}

async function judge(bytes: Uint8Array, order: Order): Promise<Outcome> {
  const reading = await readSubmission({ name: 'mau.xlsx', folder: '', bytes }, definitions)
  return assess(reading, emptyContext('2023-09-08', order.unit))
}

/** What the marks of workbooks show, by sheet and row, as LibreOffice works them out. */
async function marksIn(workbooks: readonly Uint8Array[]): Promise<Map<string, string>[]> {
  const shown = []
  for (const bytes of await resaveAll(workbooks)) {
    const marks = new Map<string, string>()
    for (const sheet of (await openWorkbook(bytes)).worksheets) {
      if (sheet.getCell('K4').value !== 'Kiểm tra') continue
      sheet.getColumn('K').eachCell((cell, row) => {
        if (cell.formula) marks.set(`${sheet.name} ${row}`, String(cell.result ?? ''))
      })
    }
    shown.push(marks)
  }
  return shown
}

/** The lines that rules about figures mark, and those whose trouble is told with another's; X22 is about days, of which marks say nothing. */
const linesOf = (outcome: Outcome) =>
  ofFigures(outcome).flatMap(({ at, message }) => [
    `${at?.sheet} ${at?.cell.replace(/\D+/, '')}`,
    ...linesIn(message.split('Lỗi kéo theo')[1] ?? '', at?.sheet),
  ])

/** The lines that are asked about ("Có phải ô E7 là 56?"): they may be in trouble themselves, or only the cause of another's. */
const linesAsked = (outcome: Outcome) =>
  ofFigures(outcome).flatMap(({ at, message }) => linesIn(/Có phải .*?\?/.exec(message)?.[0] ?? '', at?.sheet))

const ofFigures = ({ findings }: Outcome) => findings.filter(({ rule }) => rule.startsWith('X') && rule !== 'X22')

const linesIn = (words: string, sheet: string | undefined) =>
  [...words.matchAll(/ô (?:(\w+)!)?[A-Z]+(\d+)/g)].map(([, named = sheet, row]) => `${named} ${row}`)

describe('the marks beside the answers', () => {
  it('are in the words of the rules, and name the cells that the rules are about', () => {
    const hidden = collectHidden('_tonghop')
    const marks = findMarks(orderFor(UPPER), hidden)
    expect(markFormula(marks.get('09_KIEMTRA 12') ?? [])).toBe(
      'IFERROR(' +
        'IF(IF(IF(COUNT(E12,E13,E14)=3,AND(MIN(E12,E13,E14)>=0,SUM(E12,E13,E14)=INT(E12)+INT(E13)+INT(E14)),FALSE),N(E12)<>SUM(E13,E14),FALSE),"cột E "&"≠ "&FIXED(SUM(E13,E14),0),' +
        'IF(IF(IF(COUNT(F12,F13,F14)=3,AND(MIN(F12,F13,F14)>=0,SUM(F12,F13,F14)=INT(F12)+INT(F13)+INT(F14)),FALSE),N(F12)<>SUM(F13,F14),FALSE),"cột F "&"≠ "&FIXED(SUM(F13,F14),0),' +
        'IF(COUNTA(E12,E13,E14,F12,F13,F14)<6,"",IF(IF(COUNT(E12,E13,E14,F12,F13,F14)=6,AND(MIN(E12,E13,E14,F12,F13,F14)>=0,SUM(E12,E13,E14,F12,F13,F14)=INT(E12)+INT(E13)+INT(E14)+INT(F12)+INT(F13)+INT(F14)),FALSE),"✓","–")))),"–")',
    )
  })

  it('look at every cell that a mistake may be in', () => {
    for (const [unit, mistakes] of BROKEN) {
      const [order, hidden] = [orderFor(unit), collectHidden('_tonghop')]
      const marks = findMarks(order, hidden)
      for (const { line, figures = {} } of mistakes) {
        const text = (marks.get(line) ?? []).map(({ isBroken }) => isBroken).join(' ')
        const cells = Object.keys(figures).map((key) => findPlaces(order).figure(...(key.split(' ') as [string, TimeBasis]))?.cell ?? '')
        for (const cell of cells.length > 0 ? cells : ['_tonghop']) expect(text, line).toContain(cell)
      }
    }
  })

  it('are short enough for Excel', async () => {
    for (const unit of [UPPER, OWN]) {
      const formulas = [...findMarks(orderFor(unit), collectHidden('_tonghop')).values()].map(markFormula)
      expect(Math.max(...formulas.map(({ length }) => length))).toBeLessThan(4000)
    }
  })
})

describe('the marks and the checks', () => {
  // Without LibreOffice nothing works a formula out; then the checks alone are held against what should happen.
  test('say of a good return that all holds', async () => {
    const orders = [orderFor(UPPER), orderFor(OWN), orderFor(UPPER, '2024-Q1')]
    const isFirst = (order: Order) => order.period.code === '2024-Q1'
    const answers = orders.map((order) => (isFirst(order) ? firstQuarter(goodAnswers(order)) : goodAnswers(order)))
    const filled = await Promise.all(orders.map((order, index) => fillTemplate(order, answers[index] as Answers)))
    for (const [index, bytes] of filled.entries()) expect(linesOf(await judge(bytes, orders[index] as Order))).toEqual([])
    if (!HAS_OFFICE) return
    for (const marks of await marksIn(filled)) {
      expect(marks.size).toBeGreaterThan(5)
      expect([...marks].filter(([, mark]) => mark !== '✓')).toEqual([])
    }
  })

  test('find the same trouble on the same line', async () => {
    const orders = BROKEN.map(([unit]) => orderFor(unit))
    const filled = await Promise.all(BROKEN.map(([unit, mistakes]) => fillTemplate(orderFor(unit), answersWith(orderFor(unit), mistakes))))
    const shown = HAS_OFFICE ? await marksIn(filled) : []
    for (const [index, [, mistakes]] of BROKEN.entries()) {
      const lines = linesOf(await judge(filled[index] as Uint8Array, orders[index] as Order))
      for (const { line, mark } of mistakes) {
        expect(lines, `${mark}`).toContain(line)
        if (HAS_OFFICE) expect(shown[index]?.get(line)?.replaceAll(',', '.'), line).toMatch(mark)
      }
    }
  })

  test('show nothing on a blank template, and never an error beside words', async () => {
    const order = orderFor(UPPER)
    const words = goodAnswers(order)
    const said = ['08 cuộc', 'không phát sinh', 'chưa có số liệu', 'trên 30', '20.841', '#', ' ']
    Object.keys(words.figures).forEach((key, index) => {
      words.figures[key] = said[index % said.length] ?? null
    })
    setColumn(words.rows, 6, 'chưa có số liệu', 1)
    setColumn(words.rows, 7, 'đã cập nhật', 1)
    const blank = { figures: {}, rows: {} }
    const filled = [await fillTemplate(order, blank), await fillTemplate(order, words)]
    expect((await judge(filled[1] as Uint8Array, order)).status).toBe('returned')
    if (!HAS_OFFICE) return
    const [empty, worded] = await marksIn(filled)
    expect(new Set(empty?.values())).toEqual(new Set(['']))
    expect(new Set(worded?.values())).toEqual(new Set(['–']))
  })

  test('never contradict each other, whatever numbers are typed', async () => {
    const orders = [orderFor(UPPER), orderFor(OWN), orderFor(UPPER, '2024-Q1'), orderFor(UPPER)]
    const filled = await Promise.all(orders.map((order, index) => fillTemplate(order, randomAnswers(order, index + 1))))
    const outcomes = await Promise.all(filled.map((bytes, index) => judge(bytes, orders[index] as Order)))
    expect(outcomes.every(({ status }) => status === 'returned')).toBe(true)
    const shown = HAS_OFFICE ? await marksIn(filled) : []
    for (const [index, marks] of shown.entries()) {
      const broken = new Set(linesOf(outcomes[index] as Outcome))
      const asked = new Set(linesAsked(outcomes[index] as Outcome))
      for (const [line, mark] of marks)
        if (broken.has(line) || !asked.has(line)) expect([line, mark, mark === '✓'], `${index}`).toEqual([line, mark, !broken.has(line)])
    }
  })
})

test('a typed percentage is held against its two counts as the check does', async () => {
  const cases: [part: number, whole: number, decimals: number, typed: number][] = [
    [766, 778, 2, 0.9846],
    [766, 778, 2, 0.985],
    [20_841, 23_003, 1, 0.906],
    [1, 8, 0, 0.13],
    [1, 8, 0, 0.12],
    [1, 16, 1, 0.063],
    [1, 16, 1, 0.062],
    [247, 2000, 1, 0.124],
    [247, 2000, 1, 0.123],
    [3, 3, 0, 1],
    [2, 3, 0, 67],
    [0, 5, 1, 0],
    [1, 0, 1, 0.5],
  ]
  const order = shareOrder(
    orderFor(OWN),
    cases.map(([, , decimals]) => decimals),
  )
  const figures = Object.fromEntries(
    cases.flatMap(([part, whole, , typed], index) => [
      [`part_${index} stock`, part],
      [`whole_${index} stock`, whole],
      [`share_${index} stock`, typed],
    ]),
  )
  const filled = await fillTemplate(order, { figures, rows: {} })
  if (!HAS_OFFICE) return
  const [marks] = await marksIn([filled])
  const shown = cases.map((_, index) => marks?.get(`TY_LE ${7 + 3 * index}`) === '✓')
  const points = (typed: number) => Number((typed > 1 ? typed : typed * 100).toPrecision(12))
  expect(shown).toEqual(cases.map(([part, whole, decimals, typed]) => whole > 0 && percentOf(part, whole, decimals) === points(typed)))
})

/** A pipeline with nothing but percentages and the two counts of each. */
function shareOrder(order: Order, decimals: readonly number[]): Order {
  const base = { section: '1', measure: 'người', level: 'P', times: ['stock'] } as const
  const indicators: Indicator[] = decimals.flatMap((_, index) => [
    { ...base, code: `part_${index}`, label: `Tử số ${index}`, kind: 'count', rollUp: 'sum' },
    { ...base, code: `whole_${index}`, label: `Mẫu số ${index}`, kind: 'count', rollUp: 'sum' },
    { ...base, code: `share_${index}`, label: `Tỷ lệ ${index}`, kind: 'percent', rollUp: 'control' },
  ])
  const rules = decimals.map((each, index): Rule => {
    const codes = { on: `share_${index}`, numerator: `part_${index}`, denominator: `whole_${index}` }
    return { code: 'X99', severity: 'error', kind: 'shareOf', ...codes, decimals: each }
  })
  const columns = order.pipeline.forms.flatMap((form) => (form.kind === 'figures' ? [form.columns] : []))[0] ?? []
  const lines = indicators.map(({ code }) => code)
  const forms: Form[] = [{ kind: 'figures', code: 'TY_LE', title: 'Biểu tỷ lệ', from: ['own'], since: '2023-Q1', columns, lines }]
  return { ...order, pipeline: { ...order.pipeline, indicators, rules, forms } }
}

/** In the year's first quarter the year is the quarter. */
function firstQuarter(answers: Answers): Answers {
  for (const key of Object.keys(answers.figures)) {
    if (key.endsWith(' year_to_date')) answers.figures[key] = answers.figures[key.replace('year_to_date', 'in_period')] ?? null
  }
  return answers
}

/** Small whole numbers everywhere, so that rules hold and break by chance. */
function randomAnswers(order: Order, seed: number): Answers {
  let state = seed
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
  const answers = goodAnswers(order)
  for (const [key, answer] of Object.entries(answers.figures)) {
    if (typeof answer === 'number') answers.figures[key] = answer >= 10_000 ? next(4) * 20_000_000 : next(5)
  }
  for (const row of answers.rows.DS_CDCS ?? []) {
    row.forEach((answer, column) => {
      if (column > 3 && typeof answer === 'number' && answer < 10_000) row[column] = next(3)
    })
  }
  return answers
}
