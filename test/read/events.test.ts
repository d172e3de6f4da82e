import { describe, expect, it, test } from 'vitest'
import { parseEntries } from '../../src/check/parseEntries.ts'
import { buildXlsx } from './buildXlsx.ts'
import { gridXml } from './gridXml.ts'
import { markOf, quarterly, readReturn, told } from './readReturn.ts'

const form = quarterly.forms.find(({ kind }) => kind === 'events')
const HEADINGS = form?.kind === 'events' ? form.columns.map(({ label }) => label) : expect.fail('the pipeline has no event form')

/** STT; Loại; Dịp; Nguồn; Nơi nhận; Đối tượng; Số suất; Số tiền; Ngày quyết định; Ngày trao; Trạng thái; Ghi chú. The first row is row 3. */
const lines = (...rows: string[]) => [markOf('LDLD_TAM_DUONG'), HEADINGS.join(';'), ...rows]
const read = async (...rows: string[]) => told(await readReturn(lines(...rows)))
const figuresOf = async (...rows: string[]) => (await read(...rows)).facts.filter((fact) => !fact.endsWith('=none'))
const findingsOf = async (...rows: string[]) => (await read(...rows)).findings

const VISIT = '1;Thăm hỏi đoàn viên khó khăn;Ốm đau;Quỹ xã hội;xã Bản Bo;đoàn viên;10;31.000.000;05/7/2023;10/7/2023;đã chi;'

describe('a row of the event form', () => {
  const CASES: [what: string, row: string, facts: string[]][] = [
    ['feeds what its type and status say', VISIT, ['hardship_visit_count 1=10', 'hardship_visit_amount 1=31000000']],
    [
      'that is only promised feeds figures of its own',
      VISIT.replace('đã chi', 'cam kết'),
      ['hardship_visit_count_committed 1=10', 'hardship_visit_amount_committed 1=31000000'],
    ],
    [
      'may be written as offices write it',
      '2; THĂM HỎI;;;;;5 suất;10 triệu đồng;;;Đã trao;',
      ['hardship_visit_count 2=5', 'hardship_visit_amount 2=10000000'],
    ],
    [
      'for pupils feeds the awards',
      '3;Khen thưởng HS;;;;;217 em;67.000.000;;;đã chi;',
      ['award_students 3=217', 'award_amount 3=67000000'],
    ],
    [
      'for teachers feeds the same amount',
      '4;Khen thưởng giáo viên;;;;;01;820.000;;;đã chi;',
      ['award_teachers 4=1', 'award_amount 4=820000'],
    ],
    ['that is a control has no amount', '5;Khen thưởng - tổng số người (đối chiếu);;;;;218;;;;đã chi;', ['award_recipients 5=218']],
    [
      'whose amount is not known yet says so',
      '6;Thăm hỏi;;;;;3;chưa có số liệu;;;đã chi;',
      ['hardship_visit_count 6=3', 'hardship_visit_amount 6=not_available'],
    ],
    [
      'with an amount for nobody is left to the rules',
      '7;Thăm hỏi;;;;;0;500.000;;;đã chi;',
      ['hardship_visit_count 7=zero', 'hardship_visit_amount 7=500000'],
    ],
  ]
  test.each(CASES)('%s', async (_, row, facts) => {
    expect(await figuresOf(row)).toEqual(facts)
  })

  it('that is a control is never added up', async () => {
    const reading = await readReturn(lines('5;Khen thưởng (tổng);;;;;218;;;;đã chi;', '6;Khen thưởng HS;;;;;218;1.000.000;;;đã chi;'))
    const { facts } = parseEntries(reading, { unit: 'LDLD_TAM_DUONG', cutOff: '2023-08-31' })
    expect(facts.filter(({ isAddend }) => !isAddend).map(({ indicator }) => indicator)).toEqual(['award_recipients'])
  })

  it('is known by its number, and by its place where it has none or another row has the same', async () => {
    const numbered = ['1', '2', '2', '', '5'].map((number) => VISIT.replace('1', number))
    const facts = await figuresOf(...numbered)
    expect(facts.filter((fact) => fact.startsWith('hardship_visit_count')).map((fact) => fact.split(/[ =]/)[1])).toEqual([
      '1',
      'r4',
      'r5',
      'r6',
      '5',
    ])
  })

  const DAYS: [what: string, row: string, day: [string, string]][] = [
    ['of the handing over', VISIT, ['2023-07-10', 'stated']],
    ['of the decision where it was not handed over yet', VISIT.replace('10/7/2023', ''), ['2023-07-05', 'stated']],
    ['of the decision where the other says there is none', VISIT.replace('10/7/2023', 'chưa có'), ['2023-07-05', 'stated']],
    ['of the cut-off where it says none', VISIT.replace('05/7/2023;10/7/2023', ';'), ['2023-08-31', 'inferred']],
  ]
  test.each(DAYS)('stands for the day %s', async (_, row, [asOf, asOfSource]) => {
    const { facts } = parseEntries(await readReturn(lines(row)), { unit: 'LDLD_TAM_DUONG', cutOff: '2023-08-31' })
    expect(facts.find(({ item }) => item === '1')).toMatchObject({ asOf, asOfSource, time: 'in_period', form: '04_CHAMLO' })
  })
})

describe('a row that must be put right', () => {
  const CASES: [what: string, row: string, findings: string[]][] = [
    ['of an unknown type', VISIT.replace('Thăm hỏi đoàn viên khó khăn', 'Tặng quà Tết'), ['T15 B3']],
    ['of an unknown type without figures, but with a number', '1;Tặng quà Tết;;;;;;;;;;', ['T15 B3', 'T21 K3']],
    ['of an unknown status', VISIT.replace('đã chi', 'đang xét'), ['T15 K3']],
    ['whose type does not have its status', '1;Khen thưởng (tổng);;;;;218;;;;cam kết;', ['T15 K3']],
    ['without a type', VISIT.replace('Thăm hỏi đoàn viên khó khăn', ''), ['T21 B3']],
    ['without a status', VISIT.replace('đã chi', ''), ['T21 K3']],
    ['without either', '1;;;;;;10;31.000.000;;;;', ['T21 B3', 'T21 K3']],
    ['with a type alone', ';Thăm hỏi;;;;;;;;;;', ['T21 K3']],
    ['with a figure that its type does not have', '1;Khen thưởng (tổng);;;;;218;5.000.000;;;đã chi;', ['T08 H3']],
    ['without an amount', VISIT.replace('31.000.000', ''), ['T09 H3']],
    ['without a count', VISIT.replace(';10;', ';;'), ['T09 G3']],
    ['with a figure that cannot be read', VISIT.replace(';10;', ';10/12;'), ['V01 G3']],
    ['with a day that is none', VISIT.replace('10/7/2023', '31/6/2023'), ['V01 J3', 'V01 J3']],
    ['with something beside its day that is none', VISIT.replace(';10/7/2023', 'xem lại;10/7/2023'), ['T40 I3']],
    ['with something beyond the columns', `${VISIT}xem lại;10`, ['T36 M3', 'T10 M3']],
    ['that is numbered as a total, with a type and a status', VISIT.replace('1;', 'Cộng;'), ['T15 A3']],
    ['prepared with a status, and begun', '1;;Tết;;;;;;;;đã chi;', ['T21 B3']],
    ['that says both nothing and something', '1;Không phát sinh;;;;;10;;;;;', ['T15 B3']],
  ]
  test.each(CASES)('%s is told', async (_, row, findings) => {
    expect(await findingsOf(row)).toEqual(findings)
  })

  it('leaves open what there was none of', async () => {
    expect((await read(VISIT, VISIT.replace('1;Thăm hỏi đoàn viên khó khăn', '2;Tặng quà'))).facts).toEqual([
      'hardship_visit_count 1=10',
      'hardship_visit_amount 1=31000000',
    ])
  })

  it('is told what may be chosen', async () => {
    const messageOf = async (row: string) => (await readReturn(lines(row))).findings[0]?.message
    expect(await messageOf(VISIT.replace('đã chi', 'đang xét'))).toBe(
      'Cột "Trạng thái" chỉ nhận đã chi hoặc cam kết, ô này ghi "đang xét". Đề nghị chọn lại.',
    )
    expect(await messageOf(VISIT.replace('đã chi', ''))).toBe(
      'Dòng 3 để trống cột "Trạng thái". Đề nghị chọn đã chi hoặc cam kết; nếu dòng này bỏ, đề nghị xóa cả dòng.',
    )
    expect(await messageOf('1;Khen thưởng cho học sinh;;;;;5;1.000.000;;;đã chi;')).toContain('Có phải "Khen thưởng học sinh"?')
  })
})

describe('a row that is no event is passed over', () => {
  const CASES: [what: string, row: string][] = [
    ['blank', ';;;;;;;;;;;'],
    ['prepared with its number alone', '2;;;;;;;;;;;'],
    ['prepared with its number and status', '2;;;;;;;;;;đã chi;'],
    ['of totals without marks', ';Tong cong;;;;;10;31.000.000;;;;'],
    ['of totals that say of what', 'Tổng cộng (1+2);;;;;;10;31.000.000;;;;'],
    ['of totals of a type', ';Cộng thăm hỏi;;;;;10;31.000.000;;;;'],
    ['of totals in the first column', 'Tổng cộng;;;;;;10;31.000.000;;;;'],
    ['of totals among the types', ';Cộng:;;;;;10;31.000.000;;;;'],
    ['of totals among the words', ';;;TỔNG CỘNG;;;10;31.000.000;;;;'],
    ['of signatures', ';NGƯỜI LẬP BIỂU;;;;;;;;;THỦ TRƯỞNG ĐƠN VỊ;'],
    ['of a date and place', 'Tam Đường, ngày 08 tháng 9 năm 2023;;;;;;;;;;;'],
  ]
  test.each(CASES)('%s', async (_, row) => {
    const { facts, findings } = await read(VISIT, row)
    expect(findings).toEqual([])
    expect(facts.filter((fact) => !fact.endsWith('=none'))).toHaveLength(2)
  })

  it('but an event for a total number of people is one', async () => {
    const row = VISIT.replace('đoàn viên;10', 'Tổng số 10 đoàn viên;10')
    expect(await figuresOf(row)).toEqual(['hardship_visit_count 1=10', 'hardship_visit_amount 1=31000000'])
    expect(await findingsOf(row.replace('đã chi', ''))).toEqual(['T21 K3'])
  })

  it.each([['1;2;3;4;5;6;7;8;9;10;11;12'], ['(1);(2);(3);(4);(5)'], ['A;B;C;D;1;2;3;4']])(
    'that numbers the columns right under the headings: %s',
    async (row) => {
      expect(await read(row, VISIT)).toMatchObject({ findings: [] })
    },
  )

  it('but figures beyond its columns are told', async () => {
    expect(await findingsOf(VISIT, ';;;;;;;;;;;;57')).toEqual(['T36 M4', 'T10 M4'])
  })
})

describe('what no row feeds', () => {
  const NONE_OF_VISITS = ['award_students', 'award_amount', 'award_teachers'].flatMap((code) => [`${code}=none`, `${code}_committed=none`])

  it('was none, but for a control', async () => {
    const { facts } = await read(VISIT)
    expect(facts.filter((fact) => fact.endsWith('=none')).sort()).toEqual(
      [...NONE_OF_VISITS, 'hardship_visit_amount_committed=none', 'hardship_visit_count_committed=none'].sort(),
    )
  })

  it('is said by the heading of the types, where nobody says it in words', async () => {
    const { facts } = parseEntries(await readReturn(lines(VISIT)), { unit: 'LDLD_TAM_DUONG', cutOff: '2023-08-31' })
    expect(facts.find(({ indicator }) => indicator === 'award_amount')).toMatchObject({
      ...{ item: '', state: 'none', stated: 0, low: 0, high: 0, qualifier: 'exact', raw: '', asOf: '2023-08-31', asOfSource: 'inferred' },
      at: { sheet: 'bao cao', cell: 'B2' },
    })
  })

  it('is said by the row "Không phát sinh", with its own words', async () => {
    const reading = await readReturn(lines(';Không phát sinh;;;;;0;0;;;;'))
    const { facts, findings } = parseEntries(reading, { unit: 'LDLD_TAM_DUONG', cutOff: '2023-08-31' })
    expect([...reading.findings, ...findings]).toEqual([])
    expect(facts).toHaveLength(10)
    for (const fact of facts) expect(fact).toMatchObject({ state: 'none', raw: 'Không phát sinh', at: { cell: 'B3' } })
  })

  test.each([['khong phat sinh'], ['-']])('%s is read as nothing, and told', async (words) => {
    expect(await findingsOf(`;${words};;;;;;;;;;`)).toEqual(['V02 B3'])
  })

  it.each([
    ['the first column', 'Không phát sinh;;;;;;;;;;;', 'A3'],
    ['the words', ';;Trong quý không phát sinh;;;;;;;;;', 'C3'],
    ['the figures', '1;;;;;;Không phát sinh;không;;;;', 'G3'],
    ['the notes', '1;;;;;;;;;;;không phát sinh', 'L3'],
  ])('is said in %s too, and told', async (_, row, cell) => {
    const { facts, findings } = await read(row, '2;;;;;;;;;;;')
    expect(findings).toEqual([`V02 ${cell}`])
    expect(facts).toHaveLength(10)
    expect(facts.every((fact) => fact.endsWith('=none'))).toBe(true)
  })

  it.each([['Không phát sinh trong quý'], ['Trong kỳ không phát sinh.'], ['Quý III/2023 không phát sinh']])('%s says so', async (words) => {
    expect(await read(`;${words};;;;;;;;;;`)).toMatchObject({ findings: [], facts: { length: 10 } })
  })

  it('is not said by the notes of an event', async () => {
    expect((await read(`${VISIT}không phát sinh`)).facts).toContain('hardship_visit_count 1=10')
  })

  it.each([
    ['no row', []],
    ['blank rows', ['1;;;;;;;;;;;', ';;;;;;;;;;;']],
    ['a total of nothing', ['Cộng;;;;;;0;0;;;;']],
  ])('is not known from a sheet with %s', async (_, rows) => {
    const reading = await readReturn(lines(...rows))
    expect(told(reading)).toEqual({ facts: [], findings: ['T20 B2'] })
    expect(reading.findings[0]?.message).toBe(
      'Biểu 04 – Chăm lo, khen thưởng chưa có dòng nào. Nếu không phát sinh, đề nghị ghi "Không phát sinh" vào cột Loại ở dòng đầu.',
    )
  })
})

describe('the sheet of the event form', () => {
  const grid = [['Biểu 04'], [], [], HEADINGS, ['1', 'Thăm hỏi', null, null, null, null, 10, 31_000_000, null, 45117, 'đã chi']]
  const readXlsx = (name: string, rows: (string | number | null)[][]) =>
    readReturn(buildXlsx({ sheets: { 'Hướng dẫn': gridXml([['Cách điền'], ['Mã', 'STT', 'Chỉ tiêu']]), [name]: gridXml(rows) } }), {
      name: '2023-Q3.xlsx',
      folder: 'LDLD_TAM_DUONG',
    })

  it.each([['04_CHAMLO'], ['Biểu 04 – Chăm lo, khen thưởng'], ['Sheet1']])(
    'is found under the name %s, and the guide is passed over',
    async (name) => {
      const reading = await readXlsx(name, grid)
      expect(reading.forms.map((each) => [each.form.code, each.sheet])).toEqual([['04_CHAMLO', name]])
      expect(told(reading)).toMatchObject({ findings: [], facts: expect.arrayContaining(['hardship_visit_count 1=10']) })
    },
  )

  it('is read by its headings where columns have moved or one is missing', async () => {
    const moved = grid.map((row) => [null, ...row])
    expect(told(await readXlsx('04_CHAMLO', moved)).facts).toContain('hardship_visit_amount 1=31000000')
    const spaced = grid.map((row) => row.map((value) => (value === 'Số suất/người' ? 'Số suất /\nngười' : value)))
    expect(told(await readXlsx('04_CHAMLO', spaced)).facts).toContain('hardship_visit_count 1=10')
    const withoutStatus = grid.map((row) => row.slice(0, 10))
    expect(told(await readXlsx('04_CHAMLO', withoutStatus))).toEqual({ facts: [], findings: ['T06 A4'] })
  })
})
