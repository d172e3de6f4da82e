import { describe, expect, it } from 'vitest'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { periodOf } from '../../src/pipeline/period.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { writeCsv } from '../../src/write/writeCsv.ts'
import { definitions, markOf, quarterly as pipeline } from './readReturn.ts'

const unitOf = (code: string) => definitions.units.find((unit) => unit.code === code) ?? expect.fail(code)
const period = periodOf('2023-Q3') ?? expect.fail()

/** The return of the province's own row as CSV lines, every figure 0. */
function ownReturn(): string[] {
  const answersOf = () => ({ in_period: '0', year_to_date: '0', cumulative: '0', stock: '0' })
  const bytes = writeCsv({ pipeline, unit: unitOf('LDLD_TINH'), period, answersOf } as Parameters<typeof writeCsv>[0])
  return new TextDecoder().decode(bytes).split('\r\n').filter(Boolean)
}

const check = (lines: readonly string[], { name = 'bao cao.csv' } = {}) =>
  checkFile(
    { name, bytes: new TextEncoder().encode(lines.join('\r\n')) },
    { definitions, now: '2023-09-08T08:00:00+07:00', read: readWorkbook },
  )

/** Rule and cell of every finding that is not a notice. */
const told = ({ findings }: Awaited<ReturnType<typeof check>>) =>
  findings.filter(({ severity }) => severity !== 'notice').map(({ rule, at }) => (at ? `${rule} ${at.cell}` : rule))

/** The line (counted from 1) that holds an indicator. */
const lineOf = (lines: readonly string[], code: string) => lines.findIndex((line) => line.includes(`;${code};`)) + 1

function edit(lines: readonly string[], code: string, change: (fields: string[]) => void): string[] {
  return lines.map((line) => {
    if (!line.includes(`;${code};`)) return line
    const fields = line.split(';')
    change(fields)
    return fields.join(';')
  })
}

describe('a CSV that carries a whole return', () => {
  it('is read for the forms it has, and for those alone', async () => {
    const document = await check(ownReturn())
    expect(document).toMatchObject({
      status: 'accepted',
      unit: 'LDLD_TINH',
      period: '2023-Q3',
      forms: ['03_PHAPLUAT', '05_TUYENTRUYEN', '09_KIEMTRA', '11_CAPTINH'],
    })
    const part = await check(ownReturn().filter((line) => /^(?:#|Biểu|\uFEFF|09_KIEMTRA)/.test(line)))
    expect(part).toMatchObject({ status: 'accepted', forms: ['09_KIEMTRA'] })
  })

  it('is returned with the nearest labels where a line is none of the form', async () => {
    const lines = edit(ownReturn(), 'supervise_individual', (fields) => {
      fields[1] = ''
      fields[2] = 'Giám sát các cá nhân'
      fields[4] = '3'
    })
    const document = await check(lines)
    const row = lines.findIndex((line) => line.includes('Giám sát các cá nhân')) + 1
    expect(told(document)).toContain(`T07 C${row}`)
    expect(document.findings.find(({ rule }) => rule === 'T07')?.message).toContain('"Giám sát cá nhân"')
    expect(told(document).some((each) => each.startsWith('T06'))).toBe(true)
  })

  it('is read by its labels where the codes are gone', async () => {
    const lines = ownReturn().map((line, index) =>
      index < 2
        ? line
        : line
            .split(';')
            .map((field, column) => (column === 1 ? '' : field))
            .join(';'),
    )
    expect(await check(lines)).toMatchObject({ status: 'accepted', forms: ['03_PHAPLUAT', '05_TUYENTRUYEN', '09_KIEMTRA', '11_CAPTINH'] })
  })

  it('is returned where a row names no form, or one that there is not', async () => {
    const lines = ownReturn()
    const [, ...fields] = (lines[lineOf(lines, 'supervise_individual') - 1] ?? '').split(';')
    for (const form of ['', '09_KIEMTR']) {
      const document = await check([...lines, [form, ...fields].join(';')])
      expect(document.status).toBe('returned')
      expect(told(document)).toEqual([`T18 A${lines.length + 1}`])
    }
  })

  it('is returned where one line stands twice', async () => {
    const lines = ownReturn()
    const twice = lines[lineOf(lines, 'supervise_individual') - 1] ?? ''
    expect(told(await check([...lines, twice]))).toEqual([`T17 C${lines.length + 1}`])
  })

  it('is returned where a basis is filled that the indicator does not have', async () => {
    const lines = edit(ownReturn(), 'supervise_individual', (fields) => {
      fields[6] = '7'
    })
    expect(told(await check(lines))).toEqual([`T08 G${lineOf(lines, 'supervise_individual')}`])
  })

  it('tells of a cell beyond the columns, and takes the rest', async () => {
    const wide = ownReturn().map((line) => `${line};`)
    const lines = edit(wide, 'supervise_individual', (fields) => {
      fields[9] = 'xem lại'
    })
    expect(await check(lines)).toMatchObject({ status: 'accepted_with_warnings' })
    expect(told(await check(lines))).toEqual([`T10 J${lineOf(lines, 'supervise_individual')}`])
  })

  it('is returned where one row alone has more fields than the headings: a figure may have moved', async () => {
    const lines = edit(ownReturn(), 'supervise_individual', (fields) => {
      fields[9] = 'xem lại'
    })
    expect(await check(lines)).toMatchObject({ status: 'returned' })
    expect(told(await check(lines))[0]).toBe(`T36 J${lineOf(lines, 'supervise_individual')}`)
  })

  it('is returned where a required cell is blank, and says what to write', async () => {
    const lines = edit(ownReturn(), 'supervise_individual', (fields) => {
      fields[4] = ''
    })
    const document = await check(lines)
    expect(told(document)).toEqual([`T09 E${lineOf(lines, 'supervise_individual')}`])
    expect(document.findings[0]?.message).toBe(
      `Ô E${lineOf(lines, 'supervise_individual')} (Giám sát cá nhân): để trống. Nếu không phát sinh, đề nghị ghi 0; nếu chưa có số liệu, đề nghị ghi "chưa có số liệu".`,
    )
  })
})

describe('whose return it is, and for which period', () => {
  it('is returned with all readings where the file and its name disagree', async () => {
    const document = await check(ownReturn(), { name: 'LDLD_TAM_DUONG quy 3.csv' })
    expect(document).toMatchObject({ status: 'returned', unit: null })
    expect(document.findings[0]?.message).toMatch(/LĐLĐ tỉnh Lai Châu.*LĐLĐ huyện Tam Đường/)
  })

  it('is returned with all readings where the file and its folder disagree', async () => {
    const bytes = new TextEncoder().encode(ownReturn().join('\r\n'))
    const reading = await readSubmission({ name: 'a.csv', folder: 'LDLD_TAM_DUONG', bytes }, definitions)
    expect(reading).toMatchObject({ unit: null, findings: [expect.objectContaining({ rule: 'T02' })] })
  })

  it('comes from the name and the folder of a CSV without a first line', async () => {
    const bytes = new TextEncoder().encode(ownReturn().slice(1).join('\r\n'))
    const reading = await readSubmission({ name: '2023-Q3.csv', folder: 'LDLD_TINH', bytes }, definitions)
    expect(reading).toMatchObject({ unit: 'LDLD_TINH', period: '2023-Q3', findings: [] })
  })

  it('is returned where nothing tells the unit', async () => {
    const document = await check(ownReturn().slice(1), { name: '2023-Q3.csv' })
    expect(document).toMatchObject({ status: 'returned', unit: null })
    expect(told(document)).toContain('T01')
  })

  it.each([
    ['2023-H1', 'T04', 'không phải kỳ của báo cáo quý'],
    ['2023-Q4', 'T46', 'chưa mở'],
    ['2022-Q4', 'T04', 'trước khi bắt đầu nhận'],
  ])('is returned for %s, a period that is not taken', async (code, finding, words) => {
    const [, ...rest] = ownReturn()
    const document = await check([markOf('LDLD_TINH', code), ...rest])
    expect(document.status).toBe('returned')
    expect(document.findings.find(({ rule }) => rule === finding)?.message).toContain(words)
  })

  it('warns where the template is of another version, and reads it by its headings', async () => {
    const [, ...rest] = ownReturn()
    const document = await check(['#tonghop;BCQ;7;LDLD_TINH;2023-Q3', ...rest])
    expect(document.status).toBe('accepted_with_warnings')
    expect(told(document)).toEqual(['T13'])
  })

  it('is refused where it is none of our templates', async () => {
    expect(await check(['Họ tên;Điện thoại', 'A;1', 'B;2'])).toMatchObject({ status: 'refused', findings: [] })
  })
})

describe('a list of grassroots unions', () => {
  const form = pipeline.forms.find((each) => each.kind === 'list') ?? expect.fail('the pipeline has no list')
  const headings = form.columns.map(({ label }) => label).join(';')
  const list = (...rows: string[]) => check([markOf('LDLD_TAM_DUONG'), headings, ...rows])
  const good = '1;A1;CĐCS Trường số 1;HCSN;10;5;9;x;9;;1;1;x;5;0;0;'

  it('gives facts about its unions, and is taken without the rest of the return', async () => {
    const document = await list(good)
    expect(document).toMatchObject({ status: 'accepted', forms: ['DS_CDCS'] })
    expect(new Set(document.facts.map(({ unit }) => unit))).toEqual(new Set(['CDCS_A1']))
    expect(document.notChecked).toEqual(expect.arrayContaining(['X17', 'X19']))
  })

  it('knows a union without a code by its folded name within the unit', async () => {
    const a = await list('1;;CĐCS Trường số 1;HCSN;10;5;9;x;9;;1;1;x;5;0;0;')
    const b = await list('1;;cđcs  TRƯỜNG số 1;HCSN;10;5;9;x;9;;1;1;x;5;0;0;')
    expect(a.facts[0]?.unit).toBe(b.facts[0]?.unit)
  })

  it('leaves a row of totals out', async () => {
    const document = await list(good, ';;Tổng cộng;;10;5;9;1;9;;1;1;1;5;0;0;')
    expect(new Set(document.facts.map(({ unit }) => unit)).size).toBe(1)
    expect(document.status).toBe('accepted')
  })

  it.each([
    [';;Tong cong;;10;5;9;1;9;;1;1;1;5;0;0;'],
    [';;Cộng: 1 CĐCS;;10;5;9;1;9;;1;1;1;5;0;0;'],
    ['Cộng (I+II);;;;10;5;9;1;9;;1;1;1;5;0;0;'],
    ['II;;Khối SXKD;;10;5;9;1;9;;1;1;1;5;0;0;'],
    [';;Tam Đường, ngày 05 tháng 9 năm 2023;;;;;;;;;;;;;;'],
    [';;NGƯỜI LẬP BIỂU;;;;;;;;TM. BAN THƯỜNG VỤ;;;;;;'],
  ])('takes no union from %s', async (row) => {
    const document = await list(good, row)
    expect(document).toMatchObject({ status: 'accepted' })
    expect(new Set(document.facts.map(({ unit }) => unit))).toEqual(new Set(['CDCS_A1']))
  })

  it('takes no union from a row that numbers the columns', async () => {
    for (const row of ['1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17', 'A;B;C;D;1;2;3;4;5;6;7;8;9;10;11;12;13', '(1);(2);(3);(4);(5)']) {
      const document = await list(row, good)
      expect(document).toMatchObject({ status: 'accepted' })
      expect(new Set(document.facts.map(({ unit }) => unit))).toEqual(new Set(['CDCS_A1']))
    }
  })

  it('misses the figures of a union that has none, where it is numbered or stands among others', async () => {
    const missed = (cell: string) => expect.arrayContaining([`T09 ${cell}`])
    expect(told(await list(good, '2;;CĐCS Trường số 2;;;;;;;;;;;;;;'))).toEqual(missed('E4'))
    expect(told(await list(';;CĐCS Trường số 2;;;;;;;;;;;;;;', good))).toEqual(missed('E3'))
    expect(told(await list(good, ';;CĐCS Công ty Tổng hợp;SXKD;;;;;;;;;;;;;'))).toEqual(missed('E4'))
  })

  it('takes a union for what it is whose name begins like a total', async () => {
    const document = await list(
      good,
      good.replace('1;A1;CĐCS Trường số 1', '2;A2;Tổng công ty Chè'),
      good.replace('1;A1;CĐCS Trường số 1', '3;A3;Cộng đồng'),
    )
    expect(new Set(document.facts.map(({ unit }) => unit)).size).toBe(3)
  })

  it('is returned where money is counted in millions', async () => {
    const bytes = ['ĐVT: triệu đồng', headings, good.replace(';0;0;', ';2;50000;')]
    expect(told(await check([markOf('LDLD_TAM_DUONG'), ...bytes]))).toEqual(['V01 A2'])
  })

  it('is returned where a figure that is a day itself has something beside it that is no day', async () => {
    const columns = pipeline.csvColumns.map(({ label }) => label).join(';')
    const congress = (day: string) => `02_DAIHOI;upper_congress_held;Đại hội;;;;28/7/2023;${day};`
    const about = async (day: string) =>
      told(await check([markOf('LDLD_TAM_DUONG'), columns, congress(day)])).filter((each) => /3$/.test(each))
    expect(await about('')).toEqual([])
    expect(await about('28/7/2023')).toEqual([])
    expect(await about('7')).toEqual(['V01 H3'])
  })

  it('is returned where a row has figures and no name, or a union stands twice', async () => {
    expect(told(await list(good, '2;;;HCSN;10;5;9;x;9;;1;1;x;5;0;0;'))).toEqual(['T12 A4'])
    expect(told(await list(good, good))).toEqual(['X25 C4'])
  })

  it('warns of an answer that is none of the choices', async () => {
    expect(told(await list(good.replace('HCSN', 'Xã')))).toEqual(['T15 D3'])
  })

  it('takes an answer as the office is known to write it', async () => {
    const choices = [{ written: 'Hành chính sự nghiệp', means: 'HCSN' }]
    const known = { ...definitions, pipelines: [{ ...pipeline, spellings: { ...pipeline.spellings, choices } }] }
    const bytes = new TextEncoder().encode([markOf('LDLD_TAM_DUONG'), headings, good.replace('HCSN', 'hành chính  sự nghiệp')].join('\n'))
    expect(await readSubmission({ name: 'a.csv', folder: '', bytes }, known)).toMatchObject({ findings: [] })
  })

  it('takes a tick left blank for no, and a count left blank for a mistake', async () => {
    const document = await list('1;A1;CĐCS Trường số 1;HCSN;10;5;;;9;;1;1;;5;0;0;')
    expect(told(document)).toEqual(['T09 G3'])
    expect(document.facts.find(({ indicator }) => indicator === 'memberdb_unions_updated_listed')).toMatchObject({
      state: 'zero',
      stated: 0,
    })
  })
})
