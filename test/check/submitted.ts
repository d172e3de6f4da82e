import type { Submitted } from '../../src/check/checkRule.ts'
import { emptyContext } from '../../src/check/context.ts'
import { arrangeFigures } from '../../src/check/figures.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import { exactly, type Figure } from '../../src/pipeline/figure.ts'
import type { Form } from '../../src/pipeline/form.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import type { Unit } from '../../src/pipeline/unit.ts'
import type { Reading } from '../../src/read/reading.ts'

const FLOW = ['in_period', 'year_to_date'] as const

function indicator(code: string, label: string, more: Partial<Indicator> = {}): Indicator {
  return { code, label, section: '1', measure: 'cuộc', kind: 'count', level: 'UP', times: ['in_period'], rollUp: 'sum', ...more }
}

const INDICATORS = [
  indicator('visits', 'Thăm hỏi – số suất'),
  indicator('visit_amount', 'Thăm hỏi – số tiền', { kind: 'money', measure: 'đồng' }),
  indicator('students', 'Khen thưởng học sinh'),
  indicator('teachers', 'Khen thưởng giáo viên'),
  indicator('award_amount', 'Khen thưởng – số tiền', { kind: 'money', measure: 'đồng' }),
  indicator('recipients', 'Khen thưởng – tổng số', { rollUp: 'derived', parts: ['students', 'teachers'], isOptional: true }),
  indicator('income', 'Thu nhập bình quân', { kind: 'average', measure: 'đồng/tháng', rollUp: 'weightedMean', weight: 'earners' }),
  indicator('earners', 'Số người được tính'),
  indicator('unions', 'Tổng số CĐCS', { level: 'U', times: ['stock'] }),
  indicator('active', 'CĐCS có hoạt động', { level: 'U', times: FLOW, headline: 'in_period' }),
  indicator('active_rate', 'Tỷ lệ CĐCS có hoạt động', { kind: 'percent', measure: '%', rollUp: 'control', isOptional: true }),
  indicator('base', 'Số CĐCS trong kỳ'),
  indicator('fund', 'Quỹ đã giúp', { kind: 'money', measure: 'đồng', times: ['cumulative'] }),
  indicator('once', 'CĐCS có nữ công', { times: FLOW, headline: 'in_period', isCountedOnce: true }),
  indicator('come', 'CĐCS mới', { level: 'U' }),
  indicator('gone', 'CĐCS giải thể', { level: 'U' }),
  indicator('active_listed', 'CĐCS có hoạt động (theo danh sách)', { level: 'G' }),
  indicator('base_listed', 'Số của từng CĐCS (theo danh sách)', { level: 'G' }),
]

const FIGURES: Form = {
  ...{ kind: 'figures', code: 'BIEU', title: 'Biểu', from: ['upper', 'own'], since: '2023-Q1', columns: [] },
  lines: ['income', 'earners', 'unions', 'active', 'active_rate', 'base', 'fund', 'once', 'come', 'gone'],
}
const EVENTS: Form = {
  ...{
    kind: 'events',
    code: 'SU_KIEN',
    title: 'Sự kiện',
    from: ['upper', 'own'],
    since: '2023-Q1',
    columns: [],
    time: 'in_period',
    asOf: [],
  },
  feeds: [
    { type: 'Thăm hỏi', status: 'đã chi', figures: { quantity: 'visits', amount: 'visit_amount' } },
    { type: 'Học sinh', status: 'đã chi', figures: { quantity: 'students', amount: 'award_amount' } },
    { type: 'Giáo viên', status: 'đã chi', figures: { quantity: 'teachers', amount: 'award_amount' } },
    { type: 'Tổng số', status: 'đã chi', figures: { quantity: 'recipients' } },
  ],
}
const LIST: Form = {
  ...{
    kind: 'list',
    code: 'DANH_SACH',
    title: 'Danh sách',
    from: ['upper'],
    since: '2023-Q1',
    unitPrefix: 'CDCS_',
    rowIndicator: 'active_listed',
  },
  columns: [{ code: 'base', label: 'Số', role: 'figure', indicator: 'base_listed', time: 'in_period' }],
}

const PIPELINE: Pipeline = {
  ...{ code: 'returns', name: 'Báo cáo', periodKind: 'quarter', since: '2023-Q1', template: { id: 'T', version: 1 } },
  ...{
    cutOff: { month: 2, day: 31 },
    due: { month: 3, day: 8 },
    sections: [{ code: '1', title: 'Một' }],
    shares: [],
    rules: [],
    csvColumns: [],
    targets: [],
  },
  ...{ indicators: INDICATORS, forms: [FIGURES, EVENTS, LIST], spellings: { headings: [], labels: [], sheets: [], choices: [] } },
}

const UNIT: Unit = { code: 'A', name: 'Đơn vị A', role: 'upper', parent: 'TINH', validFrom: '2013-01-01', validTo: null, decision: null }

/** One thing that the unit said; of the period and a fact of no row unless it says so. */
export type Said = Pick<Fact, 'indicator'> & Partial<Fact> & { figure: Figure }

/** A fact of unit A: a number, or a figure, and what else is known. */
export function say(code: string, figure: Figure | number, more: Partial<Fact> = {}): Said {
  return { indicator: code, figure: typeof figure === 'number' ? exactly(figure) : figure, ...more }
}

/** A row of the event form: its key, and what it says of each indicator. */
export function row(item: string, figures: Record<string, Figure | number>): Said[] {
  return Object.entries(figures).map(([code, figure], index) =>
    say(code, figure, { item, at: { sheet: 'SU_KIEN', cell: `${'GH'[index]}${item}` } }),
  )
}

/** A submission of unit A with these facts, and the forms that it sent (those of its facts, unless told). */
export function submitted(said: readonly Said[], sent?: readonly string[]): Submitted {
  const facts = factsOf(said)
  const codes = new Set(sent ?? facts.map(({ form }) => form))
  const forms = PIPELINE.forms.filter(({ code }) => codes.has(code))
  const reading: Reading = {
    ...{ pipeline: PIPELINE, isWholeReturn: true, unit: 'A', period: '2023-Q3', asOf: null, signedOn: '2023-09-08', findings: [] },
    forms: forms.map((form) => ({ form, sheet: form.code, entries: [], unions: [] })),
  }
  return {
    reading,
    period: periodNamed('2023-Q3'),
    context: emptyContext('2023-09-08', UNIT),
    figures: arrangeFigures(facts, reading, 'A'),
  }
}

/** What unit A said, as facts. */
export function factsOf(said: readonly Said[]): Fact[] {
  return said.map(factOf)
}

function factOf({ figure, ...more }: Said): Fact {
  const form = PIPELINE.forms.find((each) => JSON.stringify(each).includes(`"${more.indicator}"`))?.code ?? 'BIEU'
  return {
    ...{ form, time: 'in_period', unit: 'A', item: '', isAddend: true, asOf: '2023-08-31', asOfSource: 'inferred', explanation: null },
    ...{ raw: String(figure.stated ?? ''), at: { sheet: form, cell: `cell of ${more.indicator}` } },
    ...figure,
    ...more,
  }
}
