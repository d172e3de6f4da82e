import { describe, expect, it, test } from 'vitest'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { buildXlsx } from './buildXlsx.ts'
import { gridXml } from './gridXml.ts'
import { definitions, quarterly, readReturn, told } from './readReturn.ts'

type Grid = readonly (readonly (string | number | null)[])[]

const readSheet = (name: string, grid: Grid, given: Definitions = definitions) =>
  readReturn(buildXlsx({ sheets: { [name]: gridXml(grid) } }), { name: '2023-Q3.xlsx', folder: 'LDLD_TAM_DUONG', definitions: given })

const form = quarterly.forms.find(({ code }) => code === '08_NUCONG')
const LABELS = form?.kind === 'figures' ? form.columns.map(({ label }) => label) : expect.fail('the pipeline has no 08_NUCONG')
const LINES = ['women_activity_unions', 'women_participations']

/** The sheet of a template: A code … G, H day, I, J note, K check, L–N last period. */
const template = (rest: readonly (string | number | null)[] = []): Grid => [
  ['Biểu 08'],
  [],
  [],
  LABELS,
  ...LINES.map((code, index) => [code, index + 1, null, null, 12, 20, null, null, null, null, ...rest]),
]
const FACTS = LINES.flatMap((code) => [`${code}=12`, `${code}=20`])

describe("the office's own columns", () => {
  it('give no figures and no findings', async () => {
    expect(told(await readSheet('08_NUCONG', template(['Khớp', 7, 8, 'x'])))).toEqual({ facts: FACTS, findings: [] })
  })

  it('are not taken for those of this period where columns stand in another order', async () => {
    const order = [0, 11, 12, 13, 10, 2, 4, 5, 6, 1]
    const moved = template(['Khớp', 7, 8, 9]).map((row, index) => (index < 3 ? row : order.map((at) => row[at] ?? null)))
    expect(told(await readSheet('08_NUCONG', moved))).toEqual({ facts: FACTS, findings: [] })
  })

  it('do not stand in for a column that is gone', async () => {
    const gone = template([null, 7, 8, 9]).map((row, index) => row.map((value, at) => (at === 4 && index >= 3 ? null : value)))
    expect(told(await readSheet('08_NUCONG', gone))).toEqual({
      facts: LINES.map((code) => `${code}=20`),
      findings: ['T06 C4'],
    })
  })

  it('are known under our headings alone: what stands beyond them is still told', async () => {
    const beyond = template([null, null, null, null, 57])
    expect(told(await readSheet('08_NUCONG', beyond)).findings).toEqual(['T10 O5', 'T10 O6'])
  })
})

it('is read down to so many rows, and it is said where the reading ended', async () => {
  const rows = [...template(), ...Array.from({ length: 5_100 }, (_, index) => [null, null, `Dòng lạ ${index}`, null, 1])]
  const findings = (await readSheet('08_NUCONG', rows)).findings.filter(({ rule }) => rule !== 'T07')
  expect(findings.map(({ rule, severity, at }) => [rule, severity, at?.cell])).toEqual([['T45', 'error', 'C5005']])
})

describe('a row of a template', () => {
  const labelled = (...labels: string[]) =>
    template().map((row, index) => (index < 4 ? row : row.map((value, at) => (at === 2 ? (labels[index - 4] ?? null) : value))))
  const [unions = '', persons = ''] = LINES.map((code) => quarterly.indicators.find((each) => each.code === code)?.label)

  it('is known by its code, however its label is written', async () => {
    expect(told(await readSheet('08_NUCONG', labelled('Hoạt động nữ công ở cơ sở', 'lượt nữ')))).toEqual({ facts: FACTS, findings: [] })
  })

  it('is told where its label is that of another line: its figures may be either one’s', async () => {
    const reading = await readSheet('08_NUCONG', labelled(persons, unions))
    expect(told(reading)).toEqual({ facts: [], findings: ['T07 C5', 'T07 C6'] })
    expect(reading.findings[0]?.message).toBe(
      `Dòng này của mẫu là "${unions}" nhưng ghi tên "${persons}", nên không rõ số liệu của chỉ tiêu nào. Đề nghị ghi lại đúng tên dòng như trong mẫu và kiểm tra số.`,
    )
  })

  it('is passed over where it numbers the columns', async () => {
    for (const numbers of [
      [null, 1, 2, 3, 4, 5, 6, 7],
      [null, 'A', 'B', 'C', '(1)', '(2)', '(3)'],
    ]) {
      const grid = template()
      expect(told(await readSheet('08_NUCONG', [...grid.slice(0, 4), numbers, ...grid.slice(4)]))).toEqual({ facts: FACTS, findings: [] })
    }
  })
})

describe('money', () => {
  const DUES = ['dues_collected', 'union_fee_collected']
  const money = (measure: string | null, title: string | null = null): Grid => [
    ['Biểu 10', null, null, null, title],
    LABELS,
    ...DUES.map((code, index) => [code, index + 1, null, measure, 250_000, 300_000]),
    ['finance_settlement_filed', 3, null, 'triệu', 'có'],
  ]

  it.each([['triệu đồng'], ['Nghìn đồng'], ['1.000 đồng'], ['1000đ'], ['trđ'], ['Triệu']])('counted in %s is told', async (measure) => {
    expect(told(await readSheet('10_TAICHINH', money(measure))).findings).toEqual(['V01 D3', 'V01 D4'])
  })

  it.each([['đồng'], ['Đồng VN'], ['“'], [null]])('counted in %s is what it says', async (measure) => {
    expect(told(await readSheet('10_TAICHINH', money(measure))).findings).toEqual([])
  })

  it('is told where the words above the table say so', async () => {
    expect(told(await readSheet('10_TAICHINH', money(null, 'Đơn vị tính: Triệu đồng'))).findings).toEqual(['V01 E1'])
    expect(told(await readSheet('10_TAICHINH', money(null, 'ĐVT: 1.000đ'))).findings).toEqual(['V01 E1'])
    expect(told(await readSheet('10_TAICHINH', money(null, 'Đơn vị thực hiện: Công ty Triệu Phong'))).findings).toEqual([])
  })
})

/** A form of statistics: its lines stand under one another, and their labels come again and again. */
const count = (code: string, label: string, parts?: readonly string[]): Indicator => ({
  ...(parts && { parts }),
  ...{ code, label, section: '1', measure: 'người', kind: 'count', level: 'U', times: ['in_period'], rollUp: 'sum' },
})
const INDICATORS = [
  count('admin_wage', 'Tiền lương bình quân khối HCSN'),
  count('admin_headcount', 'Số người khối HCSN'),
  count('business_wage', 'Tiền lương bình quân khối SXKD'),
  count('business_headcount', 'Số người khối SXKD'),
  count('workers', 'Tổng số lao động'),
  count('women', 'Tổng số lao động › Nữ'),
  count('checks', 'Kiểm tra', ['own_checks', 'lower_checks']),
  count('own_checks', 'Kiểm tra – cùng cấp'),
  count('lower_checks', 'Kiểm tra cấp dưới'),
]
const SPELLINGS = [
  ['Tiền lương bình quân khối HCSN › Số người được tính', 'admin_headcount'],
  ['Tiền lương bình quân khối SXKD › Số người được tính', 'business_headcount'],
  ['Lương SXKD', 'business_wage'],
  ['Khối HCSN › Số người được tính', 'admin_headcount'],
  ['Tiền lương › Khối SXKD › Số người được tính', 'business_headcount'],
] as const
const statistics: Definitions = {
  ...definitions,
  pipelines: [
    {
      ...quarterly,
      indicators: INDICATORS,
      forms: [
        {
          ...{ kind: 'figures', code: 'THONGKE', title: 'Biểu thống kê', from: ['upper'], since: '2023-Q1' },
          columns: quarterly.forms.flatMap((each) => (each.kind === 'figures' ? each.columns : [])).slice(0, 10),
          lines: INDICATORS.map(({ code }) => code),
        },
      ],
      spellings: { ...quarterly.spellings, labels: SPELLINGS.map(([written, means]) => ({ written, means })), sheets: [] },
    },
  ],
}

describe('a line under another', () => {
  const readRows = async (...rows: [number: string | null, label: string, measure: string, figure: number][]) =>
    told(await readSheet('THONGKE', [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Trong kỳ'], ...rows], statistics))
  const CASES: [what: string, rows: [string | null, string, string, number][], facts: string[]][] = [
    [
      'is told by the main line above it',
      [
        ['1', 'Tiền lương bình quân khối HCSN', 'đồng', 1],
        [null, '+ Số người được tính', 'người', 2],
        ['2', 'Tiền lương bình quân khối SXKD', '”', 3],
        [null, '+ Số người được tính', '"', 4],
      ],
      ['admin_wage=1', 'admin_headcount=2', 'business_wage=3', 'business_headcount=4'],
    ],
    [
      'is told by what the main line means, however it is written',
      [
        ['2', 'Lương SXKD', 'đồng', 3],
        [null, '• SỐ NGƯỜI được tính:', '〃', 4],
      ],
      ['business_wage=3', 'business_headcount=4'],
    ],
    [
      'is told by the dash between them',
      [
        ['1', 'Tiền lương', '', 0],
        [null, '– Khối HCSN', '″', 0],
        [null, '+ Số người được tính', '″', 2],
        [null, '– Khối SXKD', '″', 0],
        [null, '+ Số người được tính', '″', 4],
      ],
      ['admin_headcount=2', 'business_headcount=4'],
    ],
    [
      'may have its sign in the number column, or say "trong đó"',
      [
        ['1', 'Tổng số lao động', 'người', 5],
        ['-', 'Nữ', '“', 6],
      ],
      ['workers=5', 'women=6'],
    ],
    [
      'may say "trong đó"',
      [
        ['1', 'Tổng số lao động', 'người', 5],
        [null, 'Trong đó: Nữ', '“', 6],
      ],
      ['workers=5', 'women=6'],
    ],
    ...[
      ['- Cùng cấp', '- Cấp dưới'],
      ['+ cùng cấp', 'Trong đó: cấp dưới'],
      ['Trong đó: - cùng cấp', '        - cấp dưới:'],
      ['a) Cùng cấp', 'b) Cấp dưới'],
      ['      Cùng cấp', '      cấp dưới'],
    ].map(([own = '', lower = '']): [string, [string | null, string, string, number][], string[]] => [
      `is told by the end of a part's label: ${own}, ${lower}`,
      [
        ['1', 'Kiểm tra', 'cuộc', 3],
        [null, own, 'cuộc', 2],
        [null, lower, 'cuộc', 1],
      ],
      ['checks=3', 'own_checks=2', 'lower_checks=1'],
    ]),
    ['is else taken by its own label', [[null, '- Số người khối SXKD', 'người', 4]], ['business_headcount=4']],
  ]
  test.each(CASES)('%s', async (_, rows, facts) => {
    expect((await readRows(...rows)).facts.filter((fact) => !fact.endsWith('=zero'))).toEqual(facts)
  })

  it('is none of the form where nothing above it tells', async () => {
    const { facts, findings } = await readRows(['1', 'Tiền thưởng', 'đồng', 1], [null, '+ Số người được tính', 'người', 2])
    expect(facts).toEqual([])
    expect(findings).toEqual(expect.arrayContaining(['T07 B2', 'T07 B3']))
  })

  it('under a "- …" that nobody knows is not the main line’s', async () => {
    const main = ['1', 'Tiền lương bình quân khối HCSN', 'đồng', 1] as [string, string, string, number]
    const { facts, findings } = await readRows(main, [null, '- Khối đảng, đoàn thể', 'đồng', 5], [null, '+ Số người được tính', 'người', 2])
    expect(facts).toEqual(['admin_wage=1'])
    expect(findings).toEqual(expect.arrayContaining(['T07 B3', 'T07 B4']))
  })

  it('that stands twice under one main line is told', async () => {
    const sub = [null, '+ Số người được tính', 'người', 2] as [null, string, string, number]
    const { findings } = await readRows(['1', 'Tiền lương bình quân khối HCSN', 'đồng', 1], sub, sub)
    expect(findings).toContain('T17 B4')
  })
})

describe('what stands below the last line', () => {
  const signed = (...rows: (string | number | null)[][]) => readSheet('08_NUCONG', [...template(), ...rows])

  it('is nobody’s figure where it is a place, a day, or who made and approves the table', async () => {
    const rows = [
      [null, null, null, null, 'Tam Đường, ngày 05 tháng 9 năm 2023'],
      [null, null, 'NGƯỜI LẬP BIỂU', null, 'TM. BAN THƯỜNG VỤ'],
    ]
    expect(told(await signed(...rows))).toEqual({ facts: FACTS, findings: [] })
  })

  it('is told where it has a number, or a measure', async () => {
    expect(told(await signed([null, null, 'Hội thi nấu ăn', null, 3])).findings).toEqual(['T07 C7'])
    expect(told(await signed([null, null, 'Hội thi nấu ăn', 'cuộc', 'ba'])).findings).toEqual(['T07 C7'])
  })
})
