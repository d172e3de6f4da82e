import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { assess, type Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import type { Workbook } from '../../src/read/sheet.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { buildWorkbook, type Grid, type SheetPlan } from './buildWorkbook.ts'
import { definitions } from './readReturn.ts'

const HEAD: Grid = [['Giải trình số liệu'], ['LĐLĐ huyện Nậm Nhùn'], [], ['Trang', 'Ô', 'Giải trình']]
const WORDS = 'có đoàn của tỉnh về'

/** A return with nothing wrong in it, as it was read from its file, without its sheet of explanations. */
let plain: Workbook

beforeAll(async () => {
  const name = 'LDLD_NAM_NHUN.xlsx'
  const read = await readWorkbook(await readFile(join(projectRoot(), 'fixtures/accepted/plain-return', name)), name)
  if ('refused' in read) return expect.fail(read.refused)
  plain = { ...read, sheets: read.sheets.filter((sheet) => sheet.name !== 'GIAI_TRINH') }
})

/** What comes of the return with one sheet more. */
async function judge(plan: SheetPlan | null, name = 'GIAI_TRINH'): Promise<Outcome> {
  const workbook = { ...plain, sheets: [...plain.sheets, ...(plan ? buildWorkbook({ [name]: plan }).sheets : [])] }
  const reading = await readSubmission({ name: 'BC.xlsx', folder: '', bytes: new Uint8Array() }, definitions, async () => workbook)
  const unit = definitions.units.find(({ code }) => code === 'LDLD_NAM_NHUN') ?? null
  return assess(reading, emptyContext('2023-09-08', unit))
}

/** The cells that rows on a sheet of this name explain, each with its words. */
async function explained(rows: Grid, name?: string): Promise<string[]> {
  return saidIn(await judge({ rows: [...HEAD, ...rows] }, name))
}

/** But for what the return explains in its own columns. */
function saidIn({ facts }: Outcome): string[] {
  const said = facts.filter(({ explanation, at }) => explanation && at.sheet !== '02_DAIHOI')
  return [...new Set(said.map(({ at, explanation }) => `${at.sheet}!${at.cell} ${explanation}`))].sort()
}

/** What is said of the sheet: rule, severity, cell, message. */
function toldOf({ findings }: Outcome, name = 'GIAI_TRINH') {
  return findings.filter(({ at }) => at?.sheet === name).map(({ rule, severity, at, message }) => [rule, severity, at?.cell, message])
}

describe('A row of the sheet of explanations', () => {
  it.each([
    ['E7', ['E7']],
    ['e7', ['E7']],
    ['$E$7', ['E7']],
    ['E 7', ['E7']],
    ['Ô E7', ['E7']],
    ['ô e7.', ['E7']],
    ['E7, F8', ['E7', 'F8']],
    ['E7; F8', ['E7', 'F8']],
    ['E7 F8', ['E7', 'F8']],
    ['E7 và F8', ['E7', 'F8']],
    ['E7\nF8', ['E7', 'F8']],
    ['E7:E8', ['E7', 'E8']],
    ['E8 - E7', ['E7', 'E8']],
    ['E7–E8', ['E7', 'E8']],
    ['E7 đến E8', ['E7', 'E8']],
    ['09_KIEMTRA!E7', ['E7']],
    ["'09_KIEMTRA'!$E$7", ['E7']],
  ])('names a cell as people do: %j', async (written, cells) => {
    expect(await explained([['09_KIEMTRA', written, WORDS]])).toEqual(cells.map((cell) => `09_KIEMTRA!${cell} ${WORDS}`))
  })

  it.each(['09_KIEMTRA', '09_kiemtra', ' 09_KIEMTRA ', 'Kiểm tra', 'KIỂM TRA', 'Kiem tra giam sat', 'Biểu 09'])(
    'names a sheet by its name, its title or as offices write it: %j',
    async (written) => expect(await explained([[written, 'E7', WORDS]])).toEqual([`09_KIEMTRA!E7 ${WORDS}`]),
  )

  it('explains what has no column of explanations: a row of a list, an event, the name of a union', async () => {
    const rows = [
      ['DS_CDCS', 'E5', 'mới tách'],
      ['04_CHAMLO', 'G5', 'hai đợt'],
      ['DS_CDCS', 'C6', 'đổi tên'],
    ]
    expect(await explained(rows)).toEqual(['04_CHAMLO!G5 hai đợt', 'DS_CDCS!C6 đổi tên', 'DS_CDCS!E5 mới tách'])
  })

  it('is kept beside what the line says itself, and beside other rows; said twice it is kept once', async () => {
    const { facts } = await judge({ rows: [...HEAD, ['02_DAIHOI', 'G5', WORDS], ['02_DAIHOI', 'G5', WORDS], ['02_DAIHOI', 'G5', 'thêm']] })
    const own = facts.find(({ at }) => at.sheet === '02_DAIHOI' && at.cell === 'G6')?.explanation
    expect(own).toContain('Số liệu cũ')
    expect(facts.find(({ at }) => at.sheet === '02_DAIHOI' && at.cell === 'G5')?.explanation).toBe(`${own}; ${WORDS}; thêm`)
  })

  it('may share the name of its sheet, or its words, with the rows that are merged with it', async () => {
    const rows = [...HEAD, ['09_KIEMTRA', 'E7', WORDS], [null, 'E8'], [null, 'F8']]
    expect(saidIn(await judge({ rows, merges: ['A5:A7', 'C5:C6'] }))).toEqual([`09_KIEMTRA!E7 ${WORDS}`, `09_KIEMTRA!E8 ${WORDS}`])
  })
})

describe('The sheet of explanations', () => {
  it.each(['GIAI_TRINH', 'Giải trình', 'giai trinh', 'GIẢI TRÌNH SỐ LIỆU', 'Giai-trinh so lieu'])(
    'is known by its name in any writing: %j',
    async (name) => {
      const outcome = await judge({ rows: [...HEAD, ['09_KIEMTRA', 'E7', WORDS]] }, name)
      expect(saidIn(outcome)).toEqual([`09_KIEMTRA!E7 ${WORDS}`])
      expect(toldOf(outcome, name)).toEqual([])
    },
  )

  it('is known by its title, where its columns are there', async () => {
    expect(await explained([['09_KIEMTRA', 'E7', WORDS]], 'Sheet3')).toEqual([`09_KIEMTRA!E7 ${WORDS}`])
    const other = await judge({ rows: [['Giải trình số liệu'], ['Kính gửi văn phòng']] }, 'Sheet3')
    expect(toldOf(other, 'Sheet3')).toEqual([['T11', 'notice', 'A1', expect.any(String)]])
  })

  it('may have its columns moved, renamed, and others beside them', async () => {
    const rows = [
      ['STT', 'Lý do', 'Ô số liệu', 'Biểu'],
      [1, WORDS, 'E7', '09_KIEMTRA'],
    ]
    const outcome = await judge({ rows })
    expect(saidIn(outcome)).toEqual([`09_KIEMTRA!E7 ${WORDS}`])
    expect(toldOf(outcome)).toEqual([['T10', 'notice', 'A1', expect.stringContaining('Cột "STT" không có trong mẫu')]])
  })

  it('changes nothing where it is empty, or is not there at all', async () => {
    const outcome = await judge({ rows: HEAD })
    expect(outcome.status).toBe('accepted')
    expect(outcome).toEqual(await judge(null))
  })

  it('that has not its three headings is told, and read by nobody', async () => {
    const outcome = await judge({ rows: [['Giải trình'], ['Trang', 'Ghi chú'], ['09_KIEMTRA', WORDS]] })
    const message =
      'Trang "GIAI_TRINH" không có hàng tiêu đề Trang, Ô, Giải trình nên lời giải trình ở đó không được đọc. Đề nghị ghi theo ba cột như trong mẫu.'
    expect(toldOf(outcome)).toEqual([['T52', 'notice', 'A1', message]])
    expect(outcome.status).toBe('accepted')
  })

  it('says nothing of the period or the unit, whatever its words name', async () => {
    const rows = [...HEAD, ['09_KIEMTRA', 'E7', 'Quý II/2023 LĐLĐ huyện Tân Uyên báo trùng']]
    expect(await judge({ rows })).toMatchObject({ status: 'accepted', unit: 'LDLD_NAM_NHUN', period: '2023-Q3' })
  })

  it('is told of its rows that explain nothing: at their place, with what to do', async () => {
    const advice = 'Đề nghị ghi trang, ô (như E7; E7, E8; E7:E9) và một câu giải trình.'
    const rows = [
      ['09_KIEMTRA', 'E70', WORDS],
      ['09_KIEMTRA', 'E7, E70', WORDS],
      ['09_KIEMTRA', null, WORDS],
      ['09_KIEMTRA', 'E7', null],
      ['Biểu 99', 'E7', WORDS],
      [null, 'E7', WORDS],
      ['09_KIEMTRA', 'dòng 7', WORDS],
      ['09_KIEMTRA', 'A1:XFD1048576', WORDS],
      ['09_KIEMTRA', 'E7', 'x'.repeat(1_001)],
      [null, null, WORDS],
    ]
    const outcome = await judge({ rows: [...HEAD, ...rows] })
    const told = toldOf(outcome)
    expect(outcome.status).toBe('accepted')
    const places = ['B5', 'B6', 'B7', 'B8', 'A9', 'B10', 'B11', 'B12', 'C13', 'B14']
    expect(told.map(([rule, severity, cell]) => `${rule} ${severity} ${cell}`).sort()).toEqual(
      places.map((cell) => `T51 notice ${cell}`).sort(),
    )
    const messageAt = (cell: string) => told.find((each) => each[2] === cell)?.[3]
    expect(messageAt('B5')).toBe(
      'Trang 09_KIEMTRA không có số liệu nào được đọc ở ô E70 nên lời giải trình này chưa gắn với số nào. Đề nghị ghi đúng ô có số cần giải trình (như E7).',
    )
    expect(messageAt('B6')).toContain('ở ô E70 nên')
    expect(messageAt('B7')).toBe(`Lời giải trình "${WORDS}" không ghi là của ô nào. ${advice}`)
    expect(messageAt('B8')).toBe(`Dòng này chưa có lời giải trình. ${advice}`)
    expect(messageAt('A9')).toMatch(/^Không có trang "Biểu 99" trong các biểu của tệp .*BIA, 01_TINHHINH, .*DS_CDCS\.$/)
    expect(messageAt('B10')).toMatch(/^Dòng này không ghi trang nên không rõ giải trình số nào\./)
    expect(messageAt('B11')).toBe(`Ô B11 ghi "dòng 7", không rõ là ô nào, hoặc có hơn 300 ô. ${advice}`)
    expect(messageAt('C13')).toContain('dài 1.001 ký tự')
    expect(saidIn(outcome)).toEqual([`09_KIEMTRA!E7 ${WORDS}`])
  })

  it('is told of what stands beside its columns, and of a number above them', async () => {
    const outcome = await judge({ rows: [[null, 57], ...HEAD, ['09_KIEMTRA', 'E7', WORDS, null, 12]] })
    expect(toldOf(outcome).map(([rule, severity, cell]) => `${rule} ${severity} ${cell}`)).toEqual(['T40 notice B1', 'T10 notice E6'])
    expect(outcome.status).toBe('accepted')
  })

  it('with thousands of rows and huge ranges is read as far as anybody explains, and the rest is told once', async () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [
      '09_KIEMTRA',
      row % 2 ? 'A1:XFD1048576' : `A1:Z${(row % 11) + 1}`,
      `${row}`.repeat(9),
    ])
    const outcome = await judge({ rows: [...HEAD, ...rows] })
    const told = toldOf(outcome)
    expect(told.filter(([rule]) => rule === 'T52').map(([, , cell]) => cell)).toEqual(['A205'])
    expect(told.length).toBeLessThan(210)
    expect(Math.max(...outcome.facts.map(({ explanation }) => explanation?.length ?? 0))).toBeLessThan(20_000)
    expect(outcome.status).toBe('accepted')
  })
})

describe('A warning', () => {
  it('on a cell without a figure is accepted with its explanation too', async () => {
    const list = plain.sheets.find(({ name }) => name === 'DS_CDCS') ?? expect.fail()
    const last = list.rows.at(-1)?.number ?? 0
    const total = buildWorkbook({ DS_CDCS: { rows: [...Array(last).fill([]), [null, null, 'Cộng', null, null, null, 1]] } }).sheets[0]
    const withTotal = { ...list, rows: [...list.rows, ...(total?.rows ?? [])] }
    plain = { ...plain, sheets: plain.sheets.map((sheet) => (sheet === list ? withTotal : sheet)) }
    const severities = async (rows: Grid) =>
      (await judge({ rows: [...HEAD, ...rows] })).findings.flatMap(({ rule, severity, at }) =>
        rule === 'T44' && at?.cell === 'G10' ? severity : [],
      )
    expect(await severities([])).toEqual(['warning'])
    expect(await severities([['DS_CDCS', 'G10', 'cộng riêng khối trường học']])).toEqual(['notice'])
  })
})
