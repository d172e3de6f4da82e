import { describe, expect, it } from 'vitest'
import { periodOf } from '../../src/pipeline/period.ts'
import { writeCsv } from '../../src/write/writeCsv.ts'
import { definitions, markOf, quarterly, readReturn, told } from './readReturn.ts'

const period = periodOf('2023-Q3') ?? expect.fail()
const labelsOf = (code: string) => {
  const form = quarterly.forms.find((each) => each.code === code)
  return form && form.kind !== 'cover' ? form.columns.map(({ label }) => label).join(';') : expect.fail(code)
}

/** The figure forms of a unit as a CSV's lines, every figure 0. */
function figures(unit = 'LDLD_TINH'): string[] {
  const answersOf = () => ({ in_period: '0', year_to_date: '0', cumulative: '0', stock: '0' })
  const order = { pipeline: quarterly, unit: definitions.units.find(({ code }) => code === unit) ?? expect.fail(unit), period, answersOf }
  const text = new TextDecoder().decode(writeCsv(order as Parameters<typeof writeCsv>[0]))
  return text.split('\r\n').filter(Boolean)
}

const events = (unit = 'LDLD_TINH', quarter = '2023-Q3') => [
  markOf(unit, quarter),
  labelsOf('04_CHAMLO'),
  '1;Thăm hỏi;;;;;10;31.000.000;;10/7/2023;đã chi;',
]
const unions = (unit: string) => [markOf(unit), labelsOf('DS_CDCS'), '1;A1;CĐCS Trường số 1;HCSN;10;5;9;x;9;;1;1;x;5;0;0;']

/** Copies files into one, each with the byte order mark that it begins with. */
const copied = (...parts: string[][]) => parts.flatMap(([first = '', ...rest]) => [`\uFEFF${first}`, ...rest])

const formsOf = ({ forms }: Awaited<ReturnType<typeof readReturn>>) => forms.map(({ form }) => form.code)

describe('a CSV into which several were copied', () => {
  it('is read part by part, whatever their order and shape', async () => {
    const own = await readReturn(copied(figures(), events()))
    expect(own).toMatchObject({ unit: 'LDLD_TINH', period: '2023-Q3', isWholeReturn: false })
    expect(formsOf(own)).toEqual(['03_PHAPLUAT', '05_TUYENTRUYEN', '09_KIEMTRA', '11_CAPTINH', '04_CHAMLO'])
    expect(told(own).findings).toEqual([])
    const upper = await readReturn(copied(events('LDLD_TAM_DUONG'), figures('LDLD_TAM_DUONG'), unions('LDLD_TAM_DUONG')))
    expect(formsOf(upper)).toEqual(expect.arrayContaining(['04_CHAMLO', '07_DOANVIEN', 'DS_CDCS']))
    expect(told(upper).findings).toEqual([])
  })

  it('keeps the line numbers of the file', async () => {
    const first = figures()
    const { forms } = await readReturn(copied(first, events()))
    const [entry] = forms.find(({ form }) => form.code === '04_CHAMLO')?.entries ?? []
    expect(entry?.cell.at).toEqual({ sheet: 'bao cao', cell: `G${first.length + 3}` })
  })

  it('may begin without a mark, or with one that stands twice', async () => {
    const [mark = '', ...rest] = events()
    const unmarked = await readReturn([...figures().slice(1), mark, ...rest])
    expect(unmarked).toMatchObject({ unit: 'LDLD_TINH', findings: [] })
    expect(formsOf(unmarked)).toContain('04_CHAMLO')
    expect(told(await readReturn([mark, mark, ...rest])).findings).toEqual([])
  })

  it('may end in the sign that "copy" leaves', async () => {
    for (const lines of [copied(figures(), events()), copied(events(), figures())]) {
      expect(told(await readReturn([...lines, '\x1A'])).findings).toEqual([])
    }
  })

  const withDelimiter = (lines: string[], delimiter: string) => lines.map((line) => line.replaceAll(';', delimiter))

  it.each([
    ['tabs', '\t'],
    ['commas', ','],
  ])('may have a part with %s between others with semicolons', async (_, delimiter) => {
    const [visits, list] = [events('LDLD_TAM_DUONG'), unions('LDLD_TAM_DUONG')]
    for (const lines of [copied(visits, withDelimiter(list, delimiter)), copied(withDelimiter(list, delimiter), visits)]) {
      const reading = await readReturn(lines)
      expect(formsOf(reading).sort()).toEqual(['04_CHAMLO', 'DS_CDCS'])
      expect(told(reading).findings).toEqual([])
      expect(told(reading).facts).toEqual(expect.arrayContaining(['hardship_visit_count 1=10', 'workers_listed=10']))
    }
  })

  it.each([
    ['without a line end before the mark', ''],
    ['with a byte order mark alone', '\uFEFF'],
    ['with a "sep=;" line of its own', '\r\nsep=;\r\n'],
    ['with blank lines and a space', '\r\n;;;\r\n\r\n '],
  ])('may have a part that follows %s', async (_, between) => {
    const text = `${events('LDLD_TAM_DUONG').join('\r\n')}${between}${unions('LDLD_TAM_DUONG').join('\r\n')}`
    const reading = await readReturn(new TextEncoder().encode(text))
    expect(formsOf(reading)).toEqual(['04_CHAMLO', 'DS_CDCS'])
    expect(told(reading).findings).toEqual([])
  })

  it('counts rows as a spreadsheet does, whatever a part is written with', async () => {
    const [mark = '', headings = '', row = ''] = events('LDLD_TAM_DUONG')
    const first = [mark, headings, row.replace(';;;;;10;', ';"Tết\r\nThiếu nhi";;;;10;')]
    const { forms } = await readReturn(copied(first, withDelimiter(unions('LDLD_TAM_DUONG'), '\t')))
    expect(forms.find(({ form }) => form.code === 'DS_CDCS')?.unions[0]?.cell.at.cell).toBe('C6')
    const joined = `${first.join('\r\n')}${unions('LDLD_TAM_DUONG').join('\r\n')}`
    const inOne = await readReturn(new TextEncoder().encode(joined))
    expect(inOne.forms.find(({ form }) => form.code === 'DS_CDCS')?.unions[0]?.cell.at.cell).toBe('C5')
  })

  it('says on which line a quotation mark opens, whatever part that is in', async () => {
    const lines = [...events('LDLD_TAM_DUONG'), ...unions('LDLD_TAM_DUONG')].map((line) => line.replace('CĐCS Trường', '"CĐCS Trường'))
    const { findings, unit } = await readReturn(lines)
    expect(unit).toBe('LDLD_TAM_DUONG')
    const open = { rule: 'T37', severity: 'error', at: { sheet: 'bao cao', cell: 'C6' }, message: expect.stringMatching(/^Dòng 6 /) }
    expect(findings).toContainEqual(expect.objectContaining(open))
  })

  it('is returned where its parts are of two units', async () => {
    const reading = await readReturn(copied(figures(), events('LDLD_TAM_DUONG')))
    expect(reading.findings).toEqual([expect.objectContaining({ rule: 'T02', severity: 'error' })])
    expect(reading.findings[0]?.at?.cell).toBe(`D${figures().length + 1}`)
    expect(reading.findings[0]?.message).toMatch(/"LDLD_TAM_DUONG", dòng 1 ghi "LDLD_TINH".*Đề nghị/)
  })

  it('is returned where its parts are for two periods, or of two templates', async () => {
    expect(told(await readReturn(copied(figures(), events('LDLD_TINH', '2023-Q2')))).findings).toEqual([`T04 E${figures().length + 1}`])
    const strange = events().map((line) => line.replace(`#tonghop;${quarterly.template.id}`, '#tonghop;KHAC'))
    expect(told(await readReturn(copied(figures(), strange))).findings).toEqual([`T04 B${figures().length + 1}`])
  })

  it('is returned where two parts hold one form', async () => {
    const reading = await readReturn(copied(events(), events()))
    expect(formsOf(reading)).toEqual(['04_CHAMLO'])
    expect(told(reading).findings).toEqual(['T17 A4'])
  })

  it('is returned where the headings of a part are gone', async () => {
    const [mark = '', , row = ''] = events()
    expect(told(await readReturn(copied(figures(), [mark, row]))).findings).toEqual([`T14 A${figures().length + 1}`])
  })

  it('is returned where lines stand above the headings of another table, whatever separates them', async () => {
    const [mark = '', ...lines] = figures()
    const [, ...below] = events()
    const withCommas = lines.map((line) => line.replaceAll(';', ','))
    for (const above of [withCommas, [withCommas[0] ?? '', ...lines.slice(1)]]) {
      const reading = await readReturn([mark, ...above, ...below])
      expect(formsOf(reading)).toEqual(['04_CHAMLO'])
      const rules = new Set(told(reading).findings.filter((each) => /^T(14|36)/.test(each)))
      expect(rules).toContain('T14 A3')
    }
  })

  it('may have a title and a day above its headings, and a number alone is told', async () => {
    const [mark = '', ...rest] = events()
    const reading = await readReturn([mark, 'LĐLĐ tỉnh Lai Châu', 'Lai Châu, ngày 05, tháng 9, năm 2023', 'Năm;2023', ...rest])
    expect(told(reading).findings).toEqual(['T40 B4'])
  })
})
