import { describe, expect, it, test } from 'vitest'
import { checkPipeline } from '../../src/pipeline/checkPipeline.ts'
import type { EventForm, ListForm } from '../../src/pipeline/form.ts'
import type { Indicator, Share } from '../../src/pipeline/indicator.ts'
import type { PipelineSource, Target } from '../../src/pipeline/pipeline.ts'
import type { TableRow } from '../../src/pipeline/readTable.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import type { TemplateChange } from '../../src/pipeline/template.ts'
import { VARIANTS } from '../store/replay/definitions.ts'

const SOUND = VARIANTS[0].pipelines[0] as PipelineSource
const NO_TABLES = { targets: [], headings: [], labels: [], sheets: [], choices: [] }

/** The sound pipeline with some of its parts changed. */
function withIndicator(code: string, change: Partial<Record<keyof Indicator, unknown>>): Partial<PipelineSource> {
  return { indicators: SOUND.indicators.map((each) => (each.code === code ? ({ ...each, ...change } as Indicator) : each)) }
}
function withShare(change: Partial<Share>): Partial<PipelineSource> {
  return { shares: SOUND.shares.map((each) => ({ ...each, ...change })) }
}
function withLines(code: string, lines: readonly string[]): Partial<PipelineSource> {
  return { forms: SOUND.forms.map((form) => (form.code === code && form.kind === 'figures' ? { ...form, lines } : form)) }
}
function withList(change: Partial<ListForm>): Partial<PipelineSource> {
  return { forms: SOUND.forms.map((form) => (form.kind === 'list' ? { ...form, ...change } : form)) }
}
function withChange(change: TemplateChange): Partial<PipelineSource> {
  return { template: { id: 'T', version: 2, changes: { 2: [change] } } }
}
function withRule(rule: Record<string, unknown>): Partial<PipelineSource> {
  return { rules: [{ code: 'X01', severity: 'error', ...rule } as Rule] }
}
const VISITS: EventForm = {
  kind: 'events',
  code: 'SU_KIEN',
  title: 'Sự kiện',
  from: ['upper'],
  since: '2023-Q1',
  time: 'in_period',
  asOf: ['held_on'],
  columns: [
    { code: 'type', label: 'Loại', role: 'type' },
    { code: 'status', label: 'Trạng thái', role: 'status' },
    { code: 'count', label: 'Số', role: 'figure' },
    { code: 'held_on', label: 'Ngày', role: 'date' },
  ],
  feeds: [],
}
function withEvents(change: Partial<EventForm>): Partial<PipelineSource> {
  return { forms: [...SOUND.forms, { ...VISITS, ...change }] }
}
function feed(figures: Record<string, string>): EventForm['feeds'][number] {
  return { type: 'Thăm hỏi', status: 'đã chi', figures }
}
function listColumn(indicator: string, time: 'stock' | 'in_period'): ListForm['columns'] {
  return [
    { code: 'name', label: 'Tên', role: 'unit_name' },
    { code: 'figure', label: 'Số', role: 'figure', indicator, time },
  ]
}

const TWICE = <T>(rows: readonly T[]): T[] => [...rows, rows[0] as T]

const CONTRADICTIONS: readonly [what: string, change: Partial<PipelineSource>, says: string][] = [
  ['an indicator twice', { indicators: TWICE(SOUND.indicators) }, 'indicators.ts: indicator visits is there twice'],
  ['a share twice', { shares: TWICE(SOUND.shares) }, 'indicators.ts: share updated_rate is there twice'],
  ['a form twice', { forms: TWICE(SOUND.forms) }, 'forms.ts: form BIA is there twice'],
  ['a section twice', { sections: TWICE(SOUND.sections) }, 'indicators.ts: section 1 is there twice'],
  ['an indicator in no section', withIndicator('members', { section: '9.9' }), 'indicators.ts: members stands in the unknown section 9.9'],
  ['a share in no section', withShare({ section: 'X' }), 'indicators.ts: updated_rate stands in the unknown section X'],
  [
    'changes of a version that there never was',
    { template: { id: 'T', version: 1, changes: { 2: [] } } },
    'pipeline.ts: template: says what version 2 brought, which is none after the first',
  ],
  [
    'a change of a form that there is not',
    withChange({ kind: 'formAdded', form: 'XX' }),
    'pipeline.ts: template: a change names the unknown form XX',
  ],
  [
    'a change of a line that there is not',
    withChange({ kind: 'lineRenamed', line: 'xx', was: 'cũ' }),
    'pipeline.ts: template: a change names the unknown line xx',
  ],
  [
    'a change of a column that there is not',
    withChange({ kind: 'columnRenamed', column: 'XX', was: 'cũ' }),
    'pipeline.ts: template: a change names the unknown column XX',
  ],
  ['a first period that is none', { since: '2023-q1' }, 'pipeline.ts: since 2023-q1 is no period'],

  [
    'an indicator that does not say how it rolls up',
    withIndicator('members', { rollUp: undefined }),
    'indicators.ts: indicator members: does not say how it rolls up',
  ],
  [
    'a roll-up that there is not',
    withIndicator('members', { rollUp: 'average' }),
    'indicators.ts: indicator members: does not say how it rolls up',
  ],
  ['an indicator without a basis', withIndicator('members', { times: [] }), 'indicators.ts: indicator members: has no time basis'],
  [
    'several bases without a headline',
    withIndicator('visits_same', { headline: undefined }),
    'indicators.ts: indicator visits_same: has several bases and no headline',
  ],
  [
    'a headline that is none of the bases',
    withIndicator('members', { headline: 'in_period' }),
    'indicators.ts: indicator members: its headline in_period is none of its bases',
  ],
  [
    'a mean without its weight',
    withIndicator('income', { weight: undefined }),
    'indicators.ts: indicator income: is a weighted mean without its weight',
  ],
  [
    'a mean with an unknown weight',
    withIndicator('income', { weight: 'heads' }),
    'indicators.ts: indicator income: is a weighted mean without its weight',
  ],
  [
    'a weight on other bases',
    withIndicator('income', { weight: 'members' }),
    'indicators.ts: indicator income: its weight members lacks one of its bases',
  ],
  [
    'a derived indicator without parts',
    withIndicator('visits', { parts: [] }),
    'indicators.ts: indicator visits: is derived from no parts',
  ],
  [
    'an unknown part',
    withIndicator('visits', { parts: ['visits_same', 'visits_upper'] }),
    'indicators.ts: indicator visits: names the unknown part visits_upper',
  ],
  [
    'a part that is not summed',
    withIndicator('visits', { parts: ['visits_same', 'decrees'] }),
    'indicators.ts: indicator visits: its part decrees is not summed',
  ],
  [
    'a part of another level',
    withIndicator('visits', { parts: ['visits_same', 'members'] }),
    'indicators.ts: indicator visits: its part members is reported at another level',
  ],
  [
    'a part on fewer bases',
    withIndicator('visits_lower', { times: ['in_period'] }),
    'indicators.ts: indicator visits: its part visits_lower lacks one of its bases',
  ],

  [
    'a province’s figure that units report',
    withIndicator('decrees', { level: 'UP' }),
    'indicators.ts: indicator decrees: is reported by units, but rolls up from the province alone',
  ],

  ['a share that is also an indicator', withShare({ code: 'members' }), 'indicators.ts: share members: is also an indicator'],
  [
    'a share of an unknown indicator',
    withShare({ numerator: 'updates' }),
    'indicators.ts: share updated_rate: names the unknown indicator updates',
  ],
  [
    'a share by an unknown indicator',
    withShare({ denominator: 'everybody' }),
    'indicators.ts: share updated_rate: names the unknown indicator everybody',
  ],
  [
    'a share on a basis that a side lacks',
    withShare({ denominator: 'earners' }),
    'indicators.ts: share updated_rate: earners has no basis stock',
  ],

  [
    'a form with an unknown line',
    withLines('CAP_TINH', ['decree']),
    'forms.ts: form CAP_TINH: has a line with the unknown indicator decree',
  ],
  [
    'a line in two forms',
    withLines('CAP_TINH', ['decrees', 'members']),
    'forms.ts: form CAP_TINH: members (stock) is asked for in form DOAN_VIEN too',
  ],
  [
    'a line twice in a form',
    withLines('CAP_TINH', ['decrees', 'decrees']),
    'forms.ts: form CAP_TINH: decrees (in_period) is asked for in form CAP_TINH twice',
  ],
  [
    'a line without a column for its basis',
    withIndicator('decrees', { times: ['cumulative'], headline: 'cumulative' }),
    'forms.ts: form CAP_TINH: has no column for a basis of decrees',
  ],
  [
    'a form from no period',
    { forms: SOUND.forms.map((form) => ({ ...form, since: '2023-13' })) },
    'forms.ts: form BIA: since 2023-13 is no period',
  ],
  [
    'a list that counts its rows in nothing',
    withList({ rowIndicator: 'rows' }),
    'forms.ts: form DANH_SACH: counts its rows in the unknown indicator rows',
  ],
  ['a list that names no union', withList({ columns: [] }), 'forms.ts: form DANH_SACH: has no column that names the union'],
  [
    'a list column of an unknown indicator',
    withList({ columns: listColumn('workers', 'stock') }),
    'forms.ts: form DANH_SACH: its column figure feeds the unknown indicator workers',
  ],
  [
    'a list column on a basis that there is not',
    withList({ columns: listColumn('members_listed', 'in_period') }),
    'forms.ts: form DANH_SACH: its column figure has a basis that members_listed lacks',
  ],
  [
    'a list column for what a line asks',
    withList({ columns: listColumn('members', 'stock') }),
    'forms.ts: form DANH_SACH: members (stock) is asked for in form DOAN_VIEN too',
  ],

  [
    'an event form without a column for the kind of event',
    withEvents({ columns: VISITS.columns.slice(1) }),
    'forms.ts: form SU_KIEN: has no column for type or status',
  ],
  [
    'events dated by a column that there is not',
    withEvents({ asOf: ['paid_on'] }),
    'forms.ts: form SU_KIEN: takes its day from paid_on, which is no date column',
  ],
  [
    'one kind of event declared twice',
    withEvents({ feeds: [feed({}), feed({})] }),
    'forms.ts: form SU_KIEN: its rows of Thăm hỏi, đã chi are declared twice',
  ],
  [
    'events that feed from an unknown column',
    withEvents({ feeds: [feed({ money: 'decrees' })] }),
    'forms.ts: form SU_KIEN: its rows of Thăm hỏi, đã chi name the unknown column money',
  ],
  [
    'events that feed an unknown indicator',
    withEvents({ feeds: [feed({ count: 'calls' })] }),
    'forms.ts: form SU_KIEN: its rows of Thăm hỏi, đã chi feed the unknown indicator calls',
  ],
  [
    'events that feed a basis that there is not',
    withEvents({ feeds: [feed({ count: 'members' })] }),
    'forms.ts: form SU_KIEN: its rows of Thăm hỏi, đã chi feed members, which has no basis in_period',
  ],
  [
    'events that feed what a line asks',
    withEvents({ feeds: [feed({ count: 'decrees' })] }),
    'forms.ts: form SU_KIEN: decrees (in_period) is asked for in form CAP_TINH too',
  ],
  [
    'a typed percentage that would be added up',
    withIndicator('members', { kind: 'percent' }),
    'indicators.ts: indicator members: is a typed percentage that is no control, or the reverse',
  ],

  [
    'a limit on a basis that there is not',
    withRule({ kind: 'atMost', on: 'updated', limit: 'members', limitTime: 'in_period' }),
    'rules.ts: rule X01: members has no basis in_period',
  ],
  [
    'a base on a basis that there is not',
    withRule({ kind: 'needsBase', on: 'updated', base: 'members', baseTime: 'cumulative' }),
    'rules.ts: rule X01: members has no basis cumulative',
  ],
  [
    'a percentage rule on a count',
    withRule({ kind: 'shareOf', on: 'updated', numerator: 'updated', denominator: 'members', decimals: 1 }),
    'rules.ts: rule X01: updated is no typed percentage',
  ],
  [
    'limits with nothing between them',
    withRule({ kind: 'within', on: 'updated', low: 5, high: 4 }),
    'rules.ts: rule X01: its limits 5 and 4 leave nothing between them',
  ],
  [
    'a sum on an unknown indicator',
    withRule({ kind: 'sumOf', on: 'visit', parts: ['visits_same'] }),
    'rules.ts: rule X01: names the unknown indicator visit',
  ],
  [
    'a sum of an unknown part',
    withRule({ kind: 'sumOf', on: 'visits', parts: ['visits_same', 'other'] }),
    'rules.ts: rule X01: names the unknown indicator other',
  ],
  [
    'a limit that nobody knows',
    withRule({ kind: 'atMost', on: 'updated', limit: 'all' }),
    'rules.ts: rule X01: names the unknown indicator all',
  ],
  [
    'a companion that nobody knows',
    withRule({ kind: 'together', on: 'updated', with: ['all'] }),
    'rules.ts: rule X01: names the unknown indicator all',
  ],
  [
    'a beginning that nobody knows',
    withRule({ kind: 'rollForward', on: 'members', begin: 'before', plus: [], minus: [] }),
    'rules.ts: rule X01: names the unknown indicator before',
  ],
  [
    'a coming that nobody knows',
    withRule({ kind: 'rollForward', on: 'members', begin: 'updated', plus: ['in'], minus: [] }),
    'rules.ts: rule X01: names the unknown indicator in',
  ],
  [
    'a going that nobody knows',
    withRule({ kind: 'rollForward', on: 'members', begin: 'updated', plus: [], minus: ['out'] }),
    'rules.ts: rule X01: names the unknown indicator out',
  ],
  [
    'a list that nobody knows',
    withRule({ kind: 'listSum', on: 'members', listed: 'list', compare: 'equal' }),
    'rules.ts: rule X01: names the unknown indicator list',
  ],
  [
    'a total’s limit that nobody knows',
    withRule({ kind: 'totalAtMost', on: 'members', limits: [{ code: 'updated' }, { code: 'all' }] }),
    'rules.ts: rule X01: names the unknown indicator all',
  ],
  [
    'a counterpart that nobody knows',
    withRule({ kind: 'totalsCancel', on: 'members', against: 'out' }),
    'rules.ts: rule X01: names the unknown indicator out',
  ],
  ['a rule since no period', withRule({ kind: 'asOfWithin', since: '2023-Q5' }), 'rules.ts: rule X01: since 2023-Q5 is no period'],
  ['a rule until no period', withRule({ kind: 'asOfWithin', until: 'quý III' }), 'rules.ts: rule X01: until quý III is no period'],
  [
    'a rule that ends before it begins',
    withRule({ kind: 'asOfWithin', since: '2023-Q3', until: '2023-Q2' }),
    'rules.ts: rule X01: ends (2023-Q2) before it begins (2023-Q3)',
  ],
]

describe('a pipeline', () => {
  it('without contradiction is accepted, with a rule for some periods too', () => {
    checkPipeline({ source: SOUND, file: 'pipelines/returns', ...NO_TABLES })
    const source = { ...SOUND, ...withRule({ kind: 'asOfWithin', since: '2023-Q2', until: '2023-Q2' }) }
    checkPipeline({ source, file: 'pipelines/returns', ...NO_TABLES })
  })

  test.each(CONTRADICTIONS)('is refused, naming file and code, for %s', (_, change, says) => {
    const check = () => checkPipeline({ source: { ...SOUND, ...change }, file: 'pipelines/returns', ...NO_TABLES })
    expect(check).toThrow(new Error(`pipelines/returns/${says}`))
  })
})

describe('the answers that offices choose in their own words', () => {
  it('mean one that a form offers', () => {
    const choices = [{ file: 'home/choices.csv', line: 2, row: { written: 'thăm', means: 'Thăm' } }]
    const source = { ...SOUND, ...withEvents({ feeds: [feed({})] }) }
    expect(() => checkPipeline({ source, file: 'pipelines/returns', ...NO_TABLES, choices })).toThrow(
      'home/choices.csv, line 2: no form takes the answer Thăm',
    )
    const known = choices.map((each) => ({ ...each, row: { ...each.row, means: 'Thăm hỏi' } }))
    checkPipeline({ source, file: 'pipelines/returns', ...NO_TABLES, choices: known })
  })
})

describe('the targets of a pipeline', () => {
  const row = (line: number, validFrom: string, validTo: string | null): TableRow<Target> => ({
    file: 'home/targets.csv',
    line,
    row: { indicator: 'target', validFrom, validTo, value: 10, decision: '1/QĐ' },
  })
  const check = (...targets: TableRow<Target>[]) => checkPipeline({ source: SOUND, file: 'pipelines/returns', ...NO_TABLES, targets })

  it('follow one another', () => {
    check(row(2, '2023-01-01', '2023-12-31'), row(3, '2024-01-01', null))
  })

  it('are refused where two hold on one day', () => {
    expect(() => check(row(2, '2023-01-01', null), row(3, '2024-01-01', null))).toThrow(
      'home/targets.csv, line 3: target has another target on 2024-01-01, on line 2 of home/targets.csv',
    )
  })

  it('are refused where one ends before it begins', () => {
    expect(() => check(row(2, '2023-01-01', '2022-12-31'))).toThrow('home/targets.csv, line 2: the target of target ends before it begins')
  })
})
