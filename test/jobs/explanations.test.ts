import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { typed } from '../../fixtures/quarter-3-2023/answer.ts'
import { buildCase } from '../../fixtures/rule-cases/buildCase.ts'
import { type ExplainedRow, explain, setCell } from '../../fixtures/rule-cases/explain.ts'
import type { RuleCase } from '../../fixtures/rule-cases/ruleCase.ts'
import { smallUpperReturn } from '../../fixtures/rule-cases/smallReturns.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { loadTrace } from '../../src/jobs/loadTrace.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import { writeCsv } from '../../src/write/writeCsv.ts'
import { openTestStore } from '../helpers/openTestStore.ts'

const PERIOD = '2023-Q3'
const UNIT = 'LDLD_NAM_NHUN'
const WAGES = 'một nửa số người mới đi làm từ tháng 8'
const SEASONAL = 'lao động thời vụ chưa đếm hết'
const DOUBLE = 'quý II báo thiếu một cuộc'

type Edits = NonNullable<RuleCase['edits']>

let store: Awaited<ReturnType<typeof openTestStore>>
let minute = 0

beforeAll(async () => {
  store = await openTestStore()
})
afterAll(() => store?.close())

/** Takes in one file, a minute after the last. */
async function take(name: string, bytes: Uint8Array): Promise<TakenFile> {
  minute += 1
  const path = join(store.drop.folders.inbox, name)
  await writeFile(path, bytes)
  await utimes(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  store.setNow(new Date(Date.parse('2023-09-08T08:00:00+07:00') + minute * 60_000).toISOString())
  const [taken, ...more] = (await intake(store)).files
  return taken && more.length === 0 ? taken : expect.fail('One file was sent')
}

/** Sends the unit's workbook with some answers of its own, and these rows on its sheet of explanations. */
async function send(edits: Edits, ...rows: readonly ExplainedRow[]): Promise<TakenFile> {
  const { files } = await buildCase(
    {
      ...{ base: smallUpperReturn, folder: 'accepted/a-return', edits, findings: [] },
      finish(workbook) {
        setCell(workbook, 'DS_CDCS', 'E6', 'trên 50')
        explain(...rows)(workbook)
      },
    },
    store.definitions,
  )
  return take(`BC ${minute + 1}.xlsx`, Object.values(files)[0] ?? expect.fail())
}

/** Sends one form of what the unit said as a CSV, without a word of explanation. */
async function sendCsv(form: string, { facts }: TakenFile, change: Record<string, string> = {}, period = PERIOD): Promise<TakenFile> {
  const pipeline = store.definitions.pipelines.find(({ code }) => code === 'quarterly-return') ?? expect.fail()
  const unit = store.definitions.units.find(({ code }) => code === UNIT) ?? expect.fail()
  const rawOf = (code: string, time: string) => facts.find((fact) => fact.indicator === code && fact.time === time)?.raw
  const answersOf = (_: unknown, { code, times }: { code: string; times: readonly string[] }) =>
    Object.fromEntries(times.map((time) => [time, change[`${code} ${time}`] ?? rawOf(code, time) ?? '']))
  const lines = new TextDecoder().decode(
    writeCsv({ pipeline, unit, period: periodNamed(period), answersOf } as Parameters<typeof writeCsv>[0]),
  )
  const kept = lines.split('\r\n').filter((line) => /^\uFEFF?(?:#|Biểu)/.test(line) || line.startsWith(`${form};`))
  return take(`bieu ${minute + 1}.csv`, new TextEncoder().encode(kept.join('\r\n')))
}

/** What is told of one cell: severity and sentence. */
function toldAt({ findings }: TakenFile, cell: string): string[] {
  return findings.filter(({ at }) => `${at?.sheet}!${at?.cell}` === cell).map(({ severity, message }) => `${severity}: ${message}`)
}

const LOW: Edits = [['avg_income_admin_sector', 'in_period', typed(1_400_000)]]
const ROWS: ExplainedRow[] = [
  ['01_TINHHINH', 'E5', WAGES],
  ['DS_CDCS', 'E6', SEASONAL],
]

async function notes(indicator: string, asOf?: string): Promise<string[]> {
  const { totals } = await loadTotals(store, { period: PERIOD, asOf, notes: true })
  const total = totals.find((each) => each.indicator === indicator && each.headline)
  return (total?.notes ?? []).map(({ unitName, reportedBy, explanation }) => `${unitName} of ${reportedBy}: ${explanation}`)
}

describe('a warning', () => {
  it('is asked, and accepted with the words of the sheet of explanations', async () => {
    const asked = await send(LOW)
    expect(asked).toMatchObject({ status: 'accepted_with_warnings', version: 1 })
    expect(toldAt(asked, '01_TINHHINH!E5')).toEqual([expect.stringMatching(/^warning: .*giải trình\.$/)])
    expect(toldAt(asked, 'DS_CDCS!E6')).toEqual([expect.stringMatching(/^warning: /)])
    await consolidate(store, { period: PERIOD })
    const explained = await send(LOW, ...ROWS)
    expect(explained).toMatchObject({ status: 'accepted', version: 2 })
    expect(toldAt(explained, '01_TINHHINH!E5')).toEqual([expect.stringMatching(`^notice: .* Đơn vị giải trình: "${WAGES}".$`)])
  })

  it('stays accepted in a file that says the same without the words, which is a receipt', async () => {
    const again = await send(LOW)
    expect(again).toMatchObject({ status: 'accepted', version: null })
    expect(toldAt(again, '01_TINHHINH!E5')).toEqual([expect.stringMatching(`^notice: .* Đơn vị đã giải trình: "${WAGES}".$`)])
    expect(toldAt(again, 'DS_CDCS!E6')).toEqual([expect.stringMatching(`^notice: .* Đơn vị đã giải trình: "${SEASONAL}".$`)])
    const csv = await sendCsv('01_TINHHINH', again)
    expect(csv).toMatchObject({ status: 'accepted', version: null })
  })

  it('stays accepted in a new version whose other figures are new', async () => {
    const newer = await send([...LOW, ['income_headcount_admin_sector', 'in_period', typed(135)]])
    expect(newer).toMatchObject({ status: 'accepted', version: 3 })
    expect(toldAt(newer, '01_TINHHINH!E5')).toEqual([expect.stringContaining(`Đơn vị đã giải trình: "${WAGES}".`)])
  })

  it('is a footnote of the totals that its figure is in, as they were known, and stands in their traces', async () => {
    await consolidate(store, { period: PERIOD })
    expect(await notes('avg_income_admin_sector')).toEqual([`LĐLĐ huyện Nậm Nhùn of ${UNIT}: ${WAGES}`])
    expect(await notes('workers_listed')).toEqual([`CĐCS Trường Tiểu học số 1 Nậm Nhùn of ${UNIT}: ${SEASONAL}`])
    expect(await notes('avg_income_admin_sector', '2023-09-08T08:01:30+07:00')).toEqual([])
    expect(await notes('press_items')).toEqual([])
    const { document } = await loadTrace(store, 'avg_income_admin_sector', { period: PERIOD })
    expect(document.facts.map(({ cell, explanation }) => [cell, explanation])).toEqual([
      ['E5', WAGES],
      ['E6', null],
    ])
  })

  it('is asked again of a new number, until that is explained', async () => {
    const lower: Edits = [['avg_income_admin_sector', 'in_period', typed(1_300_000)]]
    const asked = await send(lower)
    const again = `Giải trình trước đây ("${WAGES}") là cho số 1.400.000; đề nghị giải trình lại nếu số mới đúng.`
    expect(asked.status).toBe('accepted_with_warnings')
    expect(toldAt(asked, '01_TINHHINH!E5')).toEqual([expect.stringMatching(/^warning: /)])
    expect(toldAt(asked, '01_TINHHINH!E5')[0]).toContain(again)
    await consolidate(store, { period: PERIOD })
    expect(await notes('avg_income_admin_sector')).toEqual([])
    expect(await notes('avg_income_admin_sector', '2023-09-08T08:05:30+07:00')).toEqual([`LĐLĐ huyện Nậm Nhùn of ${UNIT}: ${WAGES}`])
    expect((await send(lower, ['01_TINHHINH', 'E5', 'đã rà soát'])).status).toBe('accepted')
  })

  it('is told in the file that a row of the sheet explains nothing', async () => {
    const { status, findings } = await send([], ['09_KIEMTRA', 'E99', WAGES])
    expect(status).toBe('accepted')
    expect(findings.filter(({ rule }) => rule === 'T51').map(({ at }) => at)).toEqual([{ sheet: 'GIAI_TRINH', cell: 'B5' }])
  })
})

describe('a correction that is declared on the sheet of explanations', () => {
  const HIGHER: Edits = [
    ['supervise_individual', 'year_to_date', typed(2)],
    ['supervise', 'year_to_date', typed(5)],
  ]
  const FORM = '09_KIEMTRA'

  it('is accepted with its words, and again without them while all of its line is the same', async () => {
    const third = await send([])
    await sendCsv(FORM, third, secondQuarter(third), '2023-Q2')
    expect(await send([])).toMatchObject({ status: 'accepted', version: null })
    expect(await send(HIGHER)).toMatchObject({ status: 'returned' })
    const [, cell = ''] = placeOf(third, 'supervise_individual year_to_date')
    expect(await send(HIGHER, [FORM, cell, DOUBLE])).toMatchObject({ status: 'accepted' })
    const again = await send(HIGHER)
    expect(again).toMatchObject({ status: 'accepted', version: null })
    expect(toldAt(again, `${FORM}!${cell}`)).toEqual([expect.stringContaining(`Đơn vị đã giải trình: "${DOUBLE}".`)])
    expect(await sendCsv(FORM, again)).toMatchObject({ status: 'accepted', version: null })
    const changed = await sendCsv(FORM, again, { 'supervise_individual in_period': '0', 'supervise in_period': '2' })
    expect(changed.findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['X15'])
  })

  it('is a footnote of the nine months too, of the quarter that the figure is from', async () => {
    for (const period of ['2023-Q2', PERIOD]) await consolidate(store, { period })
    const { totals } = await loadTotals(store, { period: '2023-9M', notes: true })
    const told = totals.flatMap(({ indicator, time, notes: each = [] }) =>
      each.map((note) => [indicator, time, note.period, note.explanation]),
    )
    expect(told).toContainEqual(['supervise_individual', 'year_to_date', PERIOD, DOUBLE])
    expect(told).toContainEqual(['workers_listed', 'stock', PERIOD, SEASONAL])
  })

  /** What the unit must have said of the second quarter for the third to follow from it. */
  function secondQuarter({ facts }: TakenFile): Record<string, string> {
    const flows = facts.filter(({ form, time }) => form === FORM && time === 'year_to_date')
    return Object.fromEntries(
      flows.flatMap(({ indicator, value }) => {
        const own = facts.find((fact) => fact.indicator === indicator && fact.time === 'in_period')?.value ?? 0
        return ['in_period', 'year_to_date'].map((time) => [`${indicator} ${time}`, String((value ?? 0) - own)])
      }),
    )
  }

  function placeOf({ facts }: TakenFile, line: string): [string, string] {
    const at = facts.find(({ indicator, time }) => `${indicator} ${time}` === line)?.at
    return at ? [at.sheet, at.cell] : expect.fail(line)
  }
})
