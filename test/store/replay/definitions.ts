import type { FigureColumn, Form } from '../../../src/pipeline/form.ts'
import { hashOf } from '../../../src/pipeline/hashOf.ts'
import type { Indicator } from '../../../src/pipeline/indicator.ts'
import type { Definitions, Pipeline } from '../../../src/pipeline/pipeline.ts'
import type { Unit, UnitRole } from '../../../src/pipeline/unit.ts'

export const TOP = 'TINH'
export const PERIODS = ['2023-Q2', '2023-Q3'] as const

const FLOW = ['in_period', 'year_to_date'] as const
const COLUMNS: FigureColumn[] = [
  { role: 'basis', time: 'in_period', label: 'Trong kỳ' },
  { role: 'basis', time: 'year_to_date', label: 'Lũy kế' },
  { role: 'basis', time: 'stock', label: 'Hiện có' },
]

function indicator(code: string, more: Pick<Indicator, 'level' | 'times' | 'rollUp'> & Partial<Indicator>): Indicator {
  return { code, section: '1', label: code, measure: 'cuộc', kind: 'count', headline: more.times[0] ?? 'stock', ...more }
}

const INDICATORS = [
  indicator('visits', { level: 'UP', times: FLOW, rollUp: 'derived', parts: ['visits_same', 'visits_lower'] }),
  indicator('visits_same', { level: 'UP', times: FLOW, rollUp: 'sum' }),
  indicator('visits_lower', { level: 'UP', times: FLOW, rollUp: 'sum' }),
  indicator('members', { level: 'U', times: ['stock'], rollUp: 'sum' }),
  indicator('updated', { level: 'U', times: ['stock'], rollUp: 'sum' }),
  indicator('income', { level: 'U', times: ['in_period'], rollUp: 'weightedMean', weight: 'earners' }),
  indicator('earners', { level: 'U', times: ['in_period'], rollUp: 'sum' }),
  indicator('decrees', { level: 'P', times: ['in_period'], rollUp: 'provinceOnly' }),
  indicator('units', { level: 'D', times: ['stock'], rollUp: 'unitsExpected' }),
  indicator('target', { level: 'D', times: ['stock'], rollUp: 'reference' }),
  indicator('listed', { level: 'G', times: ['stock'], rollUp: 'countYes', kind: 'yes_no' }),
  indicator('members_listed', { level: 'G', times: ['stock'], rollUp: 'sum' }),
]

const FORMS: Form[] = [
  { kind: 'cover', code: 'BIA', title: 'Bìa', from: ['upper', 'own'], since: '2023-Q1', fields: [] },
  figures('KIEM_TRA', ['upper', 'own'], ['visits', 'visits_same', 'visits_lower']),
  figures('DOAN_VIEN', ['upper'], ['members', 'updated', 'income', 'earners']),
  figures('CAP_TINH', ['own'], ['decrees']),
  {
    ...{
      kind: 'list',
      code: 'DANH_SACH',
      title: 'Danh sách',
      from: ['upper'],
      since: '2023-Q1',
      unitPrefix: 'CDCS_',
      rowIndicator: 'listed',
    },
    columns: [
      { code: 'name', label: 'Tên', role: 'unit_name' },
      { code: 'members', label: 'Đoàn viên', role: 'figure', indicator: 'members_listed', time: 'stock' },
    ],
  },
]

function figures(code: string, from: UnitRole[], lines: string[]): Form {
  return { kind: 'figures', code, title: code, from, since: '2023-Q1', columns: COLUMNS, lines }
}

/** What may differ between two editions of the definitions: whether an upper union ended before the third quarter, labels, a target, digits. */
interface Edition {
  endOfD: string | null
  label: string
  target: number
  decimals: number
}

function define(edition: Edition): Definitions {
  const upper = ['A', 'B', 'C', 'D'].map((code) => unit(code, 'upper', TOP, code === 'D' ? edition.endOfD : null))
  const units = [unit(TOP, 'total', null), unit('RIENG', 'own', TOP), ...upper]
  const content = { pipelines: [definePipeline(edition)], units, aliases: [], successions: [] }
  return { hash: hashOf(content), ...content }
}

function definePipeline({ label, target, decimals }: Edition): Pipeline {
  const share = {
    code: 'updated_rate',
    section: '1',
    label,
    numerator: 'updated',
    denominator: 'members',
    time: 'stock',
    decimals,
  } as const
  return {
    code: 'returns',
    name: 'Báo cáo',
    periodKind: 'quarter',
    since: '2023-Q1',
    template: { id: 'T', version: 1 },
    cutOff: { month: 2, day: 31 },
    due: { month: 3, day: 8 },
    sections: [{ code: '1', title: 'Một' }],
    indicators: INDICATORS.map((each) => ({ ...each, label: `${each.label}, ${label}` })),
    shares: [share],
    forms: FORMS,
    rules: [],
    csvColumns: COLUMNS,
    targets: [{ indicator: 'target', validFrom: '2023-01-01', validTo: null, value: target, decision: '1/QĐ' }],
    spellings: { headings: [], labels: [], sheets: [], choices: [] },
  }
}

function unit(code: string, role: UnitRole, parent: string | null, validTo: string | null = null): Unit {
  return { code, name: `Đơn vị ${code}`, role, parent, validFrom: '2013-01-01', validTo, decision: null }
}

/** The definitions that an office may load one after the other. */
export const VARIANTS: readonly [Definitions, Definitions, Definitions] = [
  define({ endOfD: null, label: 'bản 1', target: 100, decimals: 1 }),
  define({ endOfD: '2023-06-30', label: 'bản 1', target: 100, decimals: 1 }),
  define({ endOfD: null, label: 'bản 2', target: 120, decimals: 2 }),
]
