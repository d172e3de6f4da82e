import { join } from 'node:path'
import exceljs from 'exceljs'
import { openTemplate, rememberLimits } from '../../fixtures/quarter-3-2023/openTemplate.ts'
import { blankTemplate } from '../../fixtures/rule-cases/blankTemplate.ts'
import type { EventForm, Form, ListForm } from '../../src/pipeline/form.ts'
import { formsOf, linesOf } from '../../src/pipeline/formsOf.ts'
import type { TimeBasis } from '../../src/pipeline/indicator.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Definitions, Pipeline } from '../../src/pipeline/pipeline.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { findPlaces } from '../../src/write/findPlaces.ts'
import { writeCsv, writeListCsv } from '../../src/write/writeCsv.ts'
import { type TemplateOrder, writeTemplate } from '../../src/write/writeTemplate.ts'

/** What a clerk types into a cell; null leaves it blank. */
export type Answer = number | string | Date | null

/** A clerk's answers: figures by "code basis", and the rows of the list and event forms by form. */
export interface Answers {
  figures: Record<string, Answer>
  rows: Record<string, Answer[][]>
}

export type Order = TemplateOrder & { pipeline: Pipeline }

export async function loadOrders(): Promise<{ definitions: Definitions; orderFor(unit: string, period?: string): Order }> {
  const definitions = await loadDefinitions([join(projectRoot(), 'pipelines')])
  const pipeline = definitions.pipelines.find(({ code }) => code === 'quarterly-return')
  return {
    definitions,
    orderFor(code, period = '2023-Q3') {
      const unit = definitions.units.find((each) => each.code === code)
      if (!pipeline || !unit) throw new Error(`${code} sends no quarterly return`)
      return { pipeline, unit, period: periodNamed(period) }
    },
  }
}

const FLOWS: Record<string, [now: Answer, year: Answer]> = {
  legal_advice_persons: [5, 12],
  legal_advice_persons_direct: [2, 5],
  legal_advice_persons_indirect: [3, 7],
  propaganda_participations: [40, 90],
  press_items: [3, 8],
  grassroots_unions_new: [1, 1],
  grassroots_unions_in: [0, 0],
  grassroots_unions_dissolved: [1, 1],
  grassroots_unions_out: [0, 0],
  members_new: [12, 12],
  members_in: [0, 0],
  members_lost: [4, 4],
  members_out: [0, 0],
  women_activity_unions: [2, 3],
  women_participations: [50, 80],
  inspect_charter: [3, 6],
  inspect_charter_same_level: [2, 4],
  inspect_charter_lower_level: [1, 2],
  inspect_finance: [3, 5],
  inspect_finance_same_level: [2, 4],
  inspect_finance_lower_level: [1, 1],
  supervise: [2, 4],
  supervise_organisation: [1, 2],
  supervise_individual: [1, 2],
  dues_collected: [10_000_000, 20_000_000],
  union_fee_collected: [30_000_000, 90_000_000],
}

const ONE: Record<string, Answer> = {
  'avg_income_admin_sector in_period': 6_300_000,
  'income_headcount_admin_sector in_period': 120,
  'avg_income_business_sector in_period': 6_400_000,
  'income_headcount_business_sector in_period': 80,
  'grassroots_unions_at_congress stock': 3,
  'grassroots_congress_held stock': 2,
  'upper_congress_held stock': 'Có',
  'shift_meal_unions_meeting_floor stock': 1,
  'emulation_levels_launched stock': 3,
  'emulation_levels_total stock': 4,
  'initiatives_submitted cumulative': 7,
  'mutual_fund_beneficiaries cumulative': 3,
  'mutual_fund_amount cumulative': 5_500_000,
  'grassroots_unions_begin in_period': 3,
  'grassroots_unions_total stock': 3,
  'members_begin in_period': 40,
  'members_total stock': 48,
  'memberdb_unions_updated stock': 2,
  'memberdb_members_updated stock': 35,
  'self_financial_check_done in_period': 'Có',
  'finance_settlement_filed in_period': 'Không',
  'vgcl_targets_assigned stock': 10,
  'vgcl_targets_met stock': 8,
  'vgcl_targets_in_progress stock': 2,
  'congress_doc_party_reviews cumulative': 2,
  'congress_doc_party_reviews_general cumulative': 1,
  'congress_doc_party_reviews_formal cumulative': 1,
  'martyr_family_amount in_period': 20_000_000,
  'job_fund_income_gain stock': 'từ 4 đến 5 triệu đồng',
  'job_fund_projects_new in_period': 2,
  'job_fund_households_new in_period': 9,
}

const ROWS: Answers['rows'] = {
  DS_CDCS: [
    [1, 'TD001', 'CĐCS số 1', 'HCSN', 20, 5, 15, 'x', 15, new Date('2023-03-08'), 1, 1, 'x', 30, 2, 4_000_000, null],
    [2, 'TD002', 'CĐCS số 2', 'SXKD', 30, 6, 25, 'X', 20, 'x', 0, 1, null, 0, 0, 0, null],
    [3, 'TD003', 'CĐCS số 3', 'HCSN', 10, 7, 8, null, 0, null, 1, 0, 'có', 20, 1, 1_500_000, 'mới thành lập'],
  ],
  '04_CHAMLO': [
    event(1, 'Thăm hỏi đoàn viên khó khăn', 5, 2_500_000, 'đã chi'),
    event(2, 'Khen thưởng học sinh', 12, 6_000_000, 'cam kết'),
    event(3, 'Khen thưởng học sinh', 4, 2_000_000, 'đã chi'),
    event(4, 'Khen thưởng – tổng số người (đối chiếu)', 4, null, 'đã chi'),
  ],
}

function event(number: number, type: string, quantity: number, amount: Answer, status: string): Answer[] {
  return [
    number,
    type,
    'Tháng Công nhân',
    'Tích lũy',
    'Tam Đường',
    'đoàn viên',
    quantity,
    amount,
    null,
    new Date('2023-08-02'),
    status,
    null,
  ]
}

/** Answers that break no rule, for every line of a template. */
export function goodAnswers({ pipeline, unit, period }: Order): Answers {
  const forms = formsOf(pipeline, unit.role, period)
  const lines = forms.flatMap((form) => (form.kind === 'figures' ? linesOf(form, pipeline, unit.role) : []))
  const figures = lines.flatMap(({ code, kind, times }) =>
    times.map((time) => [`${code} ${time}`, goodFigure(code, time) ?? (kind === 'money' ? 6_000_000 : 6)] as const),
  )
  return {
    figures: Object.fromEntries(figures),
    rows: Object.fromEntries(Object.entries(ROWS).map(([form, rows]) => [form, rows.map((row) => [...row])])),
  }
}

function goodFigure(code: string, time: TimeBasis): Answer {
  const flow = FLOWS[code]
  if (flow) return time === 'in_period' ? flow[0] : flow[1]
  return ONE[`${code} ${time}`] ?? null
}

/** Fills a template in as a clerk does. Its formulas are left for a spreadsheet program to work out. */
export async function fillTemplate(order: Order, { figures, rows }: Answers): Promise<Uint8Array> {
  const template = order.previous ? await writeTemplate(order) : await blankTemplate(order)
  const workbook = await openTemplate(template)
  const places = findPlaces(order)
  for (const [key, answer] of Object.entries(figures)) {
    const [code = '', time] = key.split(' ')
    const place = places.figure(code, time as TimeBasis)
    if (!place) throw new Error(`There is no cell for ${key}`)
    setCell(workbook, place.sheet, place.cell, answer)
  }
  for (const form of rowForms(order)) {
    for (const [row, cells] of (rows[form.code] ?? []).entries()) {
      for (const [column, answer] of cells.entries()) setCell(workbook, form.code, `${String.fromCharCode(65 + column)}${5 + row}`, answer)
    }
  }
  for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => forget(cell)))
  const saved = new Uint8Array(await workbook.xlsx.writeBuffer())
  rememberLimits(template, workbook, saved)
  return saved
}

/** The same answers as the CSVs that a template of its kind has: the figures, then each list and event form. */
export function fillCsvs(order: Order, { figures, rows }: Answers): Uint8Array[] {
  const figuresCsv = writeCsv({
    ...order,
    answersOf: (_, { code, times }) => Object.fromEntries(times.map((time) => [time, typed(figures[`${code} ${time}`] ?? null)])),
  })
  return [
    figuresCsv,
    ...rowForms(order).map((form) => writeListCsv({ ...order, form, rows: (rows[form.code] ?? []).map((row) => row.map(typed)) })),
  ]
}

export async function openWorkbook(bytes: Uint8Array): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook
}

function rowForms({ pipeline, unit, period }: Order): (ListForm | EventForm)[] {
  const isRowForm = (form: Form): form is ListForm | EventForm => form.kind === 'list' || form.kind === 'events'
  return formsOf(pipeline, unit.role, period).filter(isRowForm)
}

function setCell(workbook: exceljs.Workbook, sheet: string, address: string, answer: Answer): void {
  const cell = workbook.getWorksheet(sheet)?.getCell(address)
  if (!cell) throw new Error(`The template has no sheet ${sheet}`)
  cell.value = answer
  if (answer instanceof Date) cell.style = { ...cell.style, numFmt: 'dd/mm/yyyy' }
}

/** A program works out again only what has no result. */
function forget(cell: exceljs.Cell): void {
  if (cell.formula) cell.value = { formula: cell.formula, date1904: false } as exceljs.CellFormulaValue
}

function typed(answer: Answer): string {
  if (answer === null) return ''
  return answer instanceof Date ? answer.toISOString().slice(0, 10).split('-').reverse().join('/') : String(answer)
}
