import { describe, expect, it } from 'vitest'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { buildWorkbook, type SheetPlan } from './buildWorkbook.ts'
import { definitions, quarterly, told } from './readReturn.ts'

async function read(sheets: Record<string, SheetPlan>, given: Definitions = definitions) {
  const file = { name: '2023-Q3.xlsx', folder: 'LDLD_TAM_DUONG', bytes: new Uint8Array() }
  const reading = await readSubmission(file, given, async () => buildWorkbook(sheets))
  return 'refused' in reading ? expect.fail(reading.refused) : told(reading)
}

const LINES = [
  ['1', 'CĐCS tổ chức hoạt động nữ công', 'CĐCS', 12, 20, null],
  ['2', 'Lượt nữ CNVCLĐ tham gia', 'lượt', 300, 400, null],
]
const FACTS = ['women_activity_unions=12', 'women_activity_unions=20', 'women_participations=300', 'women_participations=400']

describe('headings in several rows', () => {
  const TWO = [
    ['BIỂU 08'],
    ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Số liệu báo cáo', null, 'Ghi chú'],
    [null, null, null, 'Trong kỳ', 'Lũy kế từ đầu năm', null],
  ]
  const MERGES = ['A1:F1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:F3']

  it('are read as paths where the upper ones are merged over the lower', async () => {
    expect(await read({ '08_NUCONG': { rows: [...TWO, ...LINES], merges: MERGES } })).toEqual({ facts: FACTS, findings: [] })
  })

  it('do not hide what stands under them: it is told, and not read', async () => {
    const under = [...TWO.slice(0, 2), [null, null, null, 'Trong kỳ', 'Lũy kế từ đầu năm', null], ...LINES, ['A', 'B', 57]]
    const merges = [...MERGES, 'A6:C6']
    expect(await read({ '08_NUCONG': { rows: under, merges } })).toMatchObject({ facts: FACTS, findings: ['T25 B6'] })
  })

  it('are read so where nothing is merged and the upper one stands over the first', async () => {
    expect(await read({ '08_NUCONG': { rows: [...TWO, ...LINES] } })).toEqual({ facts: FACTS, findings: [] })
  })

  it('are read in three rows', async () => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'ĐVT', 'Kết quả', null, 'Ghi chú'],
      [null, null, null, 'Số liệu báo cáo', null, null],
      [null, null, null, 'Trong kỳ', 'Lũy kế từ đầu năm', null],
    ]
    const merges = ['A1:A3', 'B1:B3', 'C1:C3', 'D1:E1', 'D2:E2', 'F1:F3']
    expect(await read({ '08_NUCONG': { rows: [...rows, ...LINES], merges } })).toEqual({ facts: FACTS, findings: [] })
  })

  it.each([
    ['Kỳ trước', []],
    ['Cùng kỳ năm trước', ['T10 D2', 'T10 E2']],
  ])('do not take what stands under "%s" for this period', async (other, told) => {
    const rows = [
      ['TT', 'Chỉ tiêu', 'ĐVT', other, null, 'Kỳ này', null],
      [null, null, null, 'Trong kỳ', 'Lũy kế từ đầu năm', 'Trong kỳ', 'Lũy kế từ đầu năm'],
      ...LINES.map(([number, label, measure, period, year]) => [
        number ?? null,
        label ?? null,
        measure ?? null,
        7,
        9,
        period ?? null,
        year ?? null,
      ]),
    ]
    const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:G1']
    const { facts, findings } = await read({ '08_NUCONG': { rows, merges } })
    expect(facts).toEqual(FACTS)
    expect(findings).toEqual(told)
  })

  it('are passed over, all of them, where they are printed again further down', async () => {
    const headings = TWO.slice(1)
    const rows = [...TWO, LINES[0] ?? [], ...headings, LINES[1] ?? []]
    expect(await read({ '08_NUCONG': { rows, merges: [...MERGES, 'D5:E5'] } })).toEqual({ facts: FACTS, findings: [] })
  })

  it('of a list are known by their paths: "Kiểm tra › Điều lệ cùng cấp"', async () => {
    const list = quarterly.forms.find((form) => form.kind === 'list') ?? expect.fail()
    const labels = list.columns.map(({ label }) => label)
    const [first, last] = [labels.indexOf('KT Điều lệ cùng cấp'), labels.indexOf('KT tài chính cùng cấp')]
    const upper = labels.map((label, at) => (at === first ? 'Kiểm tra' : at === last ? null : label))
    const lower = labels.map((_, at) => (at === first ? 'Điều lệ cùng cấp' : at === last ? 'Tài chính cùng cấp' : null))
    const row = [1, 'A1', 'CĐCS Trường số 1', 'HCSN', 10, 5, 9, 'x', 9, null, 1, 2, 'x', 5, 0, 0, null]
    const merges = labels.flatMap((_, at) =>
      at === first || at === last ? [] : [`${String.fromCharCode(65 + at)}1:${String.fromCharCode(65 + at)}2`],
    )
    const reading = await read({
      DS_CDCS: { rows: [upper, lower, row], merges: [...merges, `${String.fromCharCode(65 + first)}1:${String.fromCharCode(65 + last)}1`] },
    })
    expect(reading.findings).toEqual([])
    expect(reading.facts).toEqual(expect.arrayContaining(['inspect_charter_same_level_listed=1', 'inspect_finance_same_level_listed=2']))
  })
})

describe('labels merged over several rows', () => {
  const HEADINGS = ['TT', 'Chỉ tiêu', null, 'ĐVT', 'Trong kỳ', 'Lũy kế từ đầu năm']
  const rows = [
    HEADINGS,
    [1, 'Kiểm tra chấp hành Điều lệ', 'Tổng số', 'cuộc', 6, 9],
    [null, null, 'Cùng cấp', 'cuộc', 5, 7],
    [null, null, 'Cấp dưới', 'cuộc', 1, 2],
  ]

  it('name their sub-rows, and the sum of them', async () => {
    const { facts } = await read({ '09_KIEMTRA': { rows, merges: ['B1:C1', 'A2:A4', 'B2:B4'] } })
    expect(facts).toEqual([
      'inspect_charter=6',
      'inspect_charter=9',
      'inspect_charter_same_level=5',
      'inspect_charter_same_level=7',
      'inspect_charter_lower_level=1',
      'inspect_charter_lower_level=2',
    ])
  })
})

describe('an event form with merged cells', () => {
  const events = quarterly.forms.find((form) => form.kind === 'events') ?? expect.fail()
  const headings = events.columns.map(({ label }) => label)
  const event = (type: string | null, quantity: number, amount: number) => [
    null,
    type,
    null,
    null,
    null,
    null,
    quantity,
    amount,
    null,
    '10/7/2023',
    'đã chi',
    null,
  ]

  it('takes a type for that of every row that it is merged over', async () => {
    const rows = [headings, event('Thăm hỏi', 2, 1_000_000), event(null, 3, 2_000_000)]
    const merged = await read({ '04_CHAMLO': { rows, merges: ['B2:B3'] } })
    expect(merged.findings).toEqual([])
    expect(merged.facts).toEqual(expect.arrayContaining(['hardship_visit_count r2=2', 'hardship_visit_count r3=3']))
  })

  it('asks for the type of a row where nothing is merged', async () => {
    const rows = [headings, event('Thăm hỏi', 2, 1_000_000), event(null, 3, 2_000_000)]
    expect((await read({ '04_CHAMLO': { rows } })).findings).toEqual(['T21 B3'])
  })

  it('does not take an amount twice that is merged over two rows', async () => {
    const rows = [headings, event('Thăm hỏi', 2, 1_000_000), event('Thăm hỏi', 3, 0).map((value, at) => (at === 7 ? null : value))]
    const { facts, findings } = await read({ '04_CHAMLO': { rows, merges: ['H2:H3'] } })
    expect(facts.filter((fact) => fact.startsWith('hardship_visit_amount '))).toEqual(['hardship_visit_amount r2=1000000'])
    expect(findings).toEqual(['T09 H3'])
  })
})
