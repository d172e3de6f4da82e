import { describe, expect, it } from 'vitest'
import { assess } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import type { Definitions, Pipeline } from '../../src/pipeline/pipeline.ts'
import type { Template } from '../../src/pipeline/template.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { loadInHome } from '../pipeline/inHome.ts'
import { buildWorkbook, type Grid, type SheetPlan } from './buildWorkbook.ts'
import { definitions, quarterly, told } from './readReturn.ts'

const ours = { name: '2023-Q3.xlsx', folder: 'LDLD_TAM_DUONG', bytes: new Uint8Array() }

async function read(sheets: Record<string, SheetPlan>, given: Definitions = definitions, file = ours) {
  const reading = await readSubmission(file, given, async () => buildWorkbook(sheets))
  return 'refused' in reading ? expect.fail(reading.refused) : reading
}

const HEADINGS = ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Trong kỳ', 'Lũy kế từ đầu năm']
const womens = (labels = ['CĐCS tổ chức hoạt động nữ công', 'Lượt nữ CNVCLĐ tham gia']): Grid => [
  HEADINGS,
  ...labels.map((label, index) => [index + 1, label, null, 12, 20]),
]
const identity = (version: number, unit = 'LDLD_TAM_DUONG'): SheetPlan => ({
  rows: [
    ['template', 'BCQ'],
    ['version', version],
    ['unit', unit],
    ['period', '2023-Q3'],
  ],
})

const withTemplate = (template: Partial<Template>, change: Partial<Pipeline> = {}): Definitions => ({
  ...definitions,
  pipelines: [{ ...quarterly, ...change, template: { ...quarterly.template, ...template } }],
})

describe('a file of an older version of the template', () => {
  const changed = withTemplate({
    version: 3,
    changes: {
      ...quarterly.template.changes,
      3: [
        { kind: 'lineRenamed', line: 'women_activity_unions', was: 'Cơ sở có sinh hoạt nữ công' },
        { kind: 'columnRenamed', column: 'Lũy kế từ đầu năm', was: 'Cộng từ tháng Giêng' },
        { kind: 'lineAdded', form: '08_NUCONG', line: 'women_participations' },
        { kind: 'lineDropped', form: '08_NUCONG', was: 'Số câu lạc bộ nữ công' },
      ],
    },
  })
  const old: Grid = [
    ['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Trong kỳ', 'Cộng từ tháng Giêng'],
    [1, 'Cơ sở có sinh hoạt nữ công', null, 12, 20],
    [2, 'Số câu lạc bộ nữ công', null, 3, 4],
  ]

  it('is read by its old names, and told once what changed', async () => {
    const reading = await read({ _tonghop: identity(2), '08_NUCONG': { rows: old } }, changed)
    expect(told(reading)).toEqual({ facts: ['women_activity_unions=12', 'women_activity_unions=20'], findings: ['T13'] })
    expect(reading.findings[0]).toMatchObject({ severity: 'warning', given: '2', expected: '3' })
    expect(reading.findings[0]?.message).toContain('dòng "Cơ sở có sinh hoạt nữ công" nay là "CĐCS tổ chức hoạt động nữ công"')
    expect(reading.findings[0]?.message).toContain('Biểu 08 – Nữ công thêm dòng "Lượt nữ CNVCLĐ tham gia"')
    expect(reading.findings[0]?.message).toContain('Biểu 08 – Nữ công bỏ dòng "Số câu lạc bộ nữ công"')
  })

  it('needs no word where it lacks nothing', async () => {
    const renamed = withTemplate({
      version: 3,
      changes: { 3: [{ kind: 'lineRenamed', line: 'women_participations', was: 'Lượt chị em tham gia' }] },
    })
    const rows = womens(['CĐCS tổ chức hoạt động nữ công', 'Lượt chị em tham gia'])
    const reading = await read({ _tonghop: identity(2), '08_NUCONG': { rows } }, renamed)
    expect(reading.findings.map(({ rule, severity }) => [rule, severity])).toEqual([['T13', 'notice']])
    expect(told(reading).facts).toContain('women_participations=12')
  })

  it('lacks the forms that were not there yet, and is not returned for them', async () => {
    const reading = await read({ _tonghop: identity(1), '08_NUCONG': { rows: womens() } })
    const unit = definitions.units.find(({ code }) => code === 'LDLD_TAM_DUONG') ?? null
    const missing = assess(reading, emptyContext('2023-09-08', unit)).findings.filter(({ rule }) => rule === 'T05')
    expect(missing.map(({ expected }) => expected).sort()).toEqual(['03_PHAPLUAT', '07_DOANVIEN', '09_KIEMTRA', 'DS_CDCS'])
  })
})

describe('two units in one file', () => {
  const units = (reading: Awaited<ReturnType<typeof read>>) => ({
    unit: reading.unit,
    told: reading.findings.filter(({ rule }) => rule === 'T02').map(({ message }) => message),
  })
  const other = { ...ours, folder: '' }

  it('are told with all readings where each has a sheet of its own', async () => {
    const { unit, told } = units(await read({ 'Tam Đường': { rows: womens() }, 'Tân Uyên': { rows: womens() } }, definitions, other))
    expect(unit).toBeNull()
    expect(told[0]).toMatch(/LĐLĐ huyện Tam Đường.*LĐLĐ huyện Tân Uyên/)
  })

  it('are told where the titles of sheets name another than the cover', async () => {
    const title = [['LIÊN ĐOÀN LAO ĐỘNG HUYỆN THAN UYÊN'], ...womens()]
    const { unit, told } = units(await read({ '08_NUCONG': { rows: title } }))
    expect(unit).toBeNull()
    expect(told[0]).toMatch(/LĐLĐ huyện Tam Đường.*LĐLĐ huyện Than Uyên/)
  })

  it('are not there where a title names the province above the unit, or a place', async () => {
    const titles = [['LIÊN ĐOÀN LAO ĐỘNG TỈNH LAI CHÂU'], ['LĐLĐ HUYỆN TAM ĐƯỜNG'], ['Tân Uyên, ngày 05 tháng 9 năm 2023'], ...womens()]
    expect(units(await read({ '08_NUCONG': { rows: titles } }))).toEqual({ unit: 'LDLD_TAM_DUONG', told: [] })
  })

  it('are never mixed up by a name that is nearly another', async () => {
    const cover: Grid = [
      ['Đơn vị:', 'LĐLĐ huyện Thân Uyên'],
      ['Kỳ báo cáo:', 'Quý III/2023'],
      ['Số liệu tính đến ngày:', '31/8/2023'],
    ]
    const reading = await read({ BIA: { rows: cover }, '08_NUCONG': { rows: womens() } }, definitions, other)
    expect(reading.unit).toBeNull()
    expect(reading.findings[0]?.message).toMatch(/Than Uyên.*Tân Uyên|Tân Uyên.*Than Uyên/)
  })
})

describe('a sheet that holds a form once more', () => {
  it('is told where it says something else, and noted where it says the same', async () => {
    const [first = [], ...rest] = womens()
    const changed = [first, ...rest.map((row) => row.map((value) => (value === 12 ? 13 : value)))]
    for (const [rows, severity] of [
      [changed, 'error'],
      [womens(), 'notice'],
    ] as const) {
      const reading = await read({ '08_NUCONG': { rows: womens() }, '08_NUCONG (2)': { rows } })
      expect(told(reading).facts).toContain('women_activity_unions=12')
      expect(reading.findings.map((each) => [each.rule, each.severity, each.at?.sheet])).toEqual([['T42', severity, '08_NUCONG (2)']])
    }
  })
})

describe('a label that nobody has seen', () => {
  const rows = womens(['CĐCS tổ chức hoạt động nữ công', 'Số chị em tham gia sinh hoạt'])

  it('is told with the nearest, and where an office may add it', async () => {
    const reading = await read({ '08_NUCONG': { rows: womens(['CĐCS tổ chức hoạt động nữ công', 'Lượt nữ tham gia']) } })
    const finding = reading.findings.find(({ rule }) => rule === 'T07')
    expect(finding?.message).toContain('Có phải: "Lượt nữ CNVCLĐ tham gia"')
    expect(finding?.message).toContain('bảng tên gọi')
  })

  it('is read once the office has added it to its own spellings', async () => {
    expect(told(await read({ '08_NUCONG': { rows } })).findings).toEqual(['T07 B3', 'T06 B1'])
    const added = await loadInHome({
      'quarterly-return/spellings/labels.csv': ['written,means', 'Số chị em tham gia sinh hoạt,women_participations'],
    })
    const { facts, findings } = told(await read({ '08_NUCONG': { rows } }, added))
    expect(findings).toEqual([])
    expect(facts).toContain('women_participations=12')
  })
})
