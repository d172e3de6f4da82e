import { describe, expect, it, test } from 'vitest'
import { markOf, quarterly, readReturn, told } from './readReturn.ts'

const list = quarterly.forms.find((form) => form.kind === 'list') ?? expect.fail()
const HEADINGS = list.columns.map(({ label }) => label).join(';')
const readList = (...rows: string[]) => readReturn([markOf('LDLD_TAM_DUONG'), HEADINGS, ...rows])

/** A union with so many workers, women and members. */
const union = (number: number, workers: number, members = 9) =>
  `${number};A${number};CĐCS Trường số ${number};HCSN;${workers};5;${members};x;9;;1;1;x;5;0;4.000.000;`
/** A row that adds up workers and members. */
const total = (label: string, workers: number | string, members: number | string = '') => `;;${label};;${workers};;${members};;;;;;;;;;`

describe('a typed total of a list', () => {
  const GOOD: [what: string, rows: string[]][] = [
    ['of all rows', [union(1, 10), union(2, 20), total('Tổng cộng', 30, 18)]],
    ['above its rows', [total('Tổng cộng', 30), union(1, 10), union(2, 20)]],
    [
      'of each group, below it',
      [union(1, 10), total('Cộng khối HCSN', 10), union(2, 20), total('Cộng khối SXKD', 20), total('Tổng cộng', 30)],
    ],
    ['in the heading of each group', ['I;;Khối HCSN;;10;;;;;;;;;;;;', union(1, 10), 'II;;Khối SXKD;;20;;;;;;;;;;;;', union(2, 20)]],
    ['with dots between thousands', [union(1, 1000), union(2, 500), total('Tổng cộng', '1.500')]],
    ['of nothing', [union(1, 10), total('Tổng cộng', '')]],
    ['of ticks and amounts', [union(1, 10), union(2, 10), ';;Tổng cộng;;;;;2;;;;;2;;;8.000.000;']],
    ['that nobody can hold against a bound', [union(1, 10).replace(';10;', ';trên 50;'), total('Tổng cộng', 60)]],
  ]
  test.each(GOOD)('%s agrees with its rows', async (_, rows) => {
    expect((await readList(...rows)).findings).toEqual([])
  })

  it('is told with both numbers where it does not agree, and is not added', async () => {
    const reading = await readList(union(1, 10), union(2, 20), total('Tổng cộng', 31, 18))
    expect(reading.findings.map(({ rule, severity, at }) => [rule, severity, at?.cell])).toEqual([['T44', 'warning', 'E5']])
    expect(reading.findings[0]?.message).toMatch(/ghi 31.*"Số lao động" được 30/)
    expect(told(reading).facts.filter((fact) => fact.startsWith('workers_listed'))).toEqual(['workers_listed=10', 'workers_listed=20'])
  })

  it('is told where it belongs to a group that comes to something else', async () => {
    const rows = ['I;;Khối HCSN;;11;;;;;;;;;;;;', union(1, 10), 'II;;Khối SXKD;;20;;;;;;;;;;;;', union(2, 20)]
    expect(told(await readList(...rows)).findings).toEqual(['T44 E3'])
  })
})

describe('an event that stands twice', () => {
  const events = quarterly.forms.find((form) => form.kind === 'events') ?? expect.fail()
  const headings = events.columns.map(({ label }) => label).join(';')
  const findingsOf = async (...rows: string[]) =>
    (await readReturn([markOf('LDLD_TAM_DUONG'), headings, ...rows])).findings.map(
      ({ rule, severity, at }) => `${rule} ${severity} ${at?.cell}`,
    )
  const visit = (number: string, day = '10/7/2023') => `${number};Thăm hỏi;27/7;;;;10;31.000.000;;${day};đã chi;`

  it('with its own number was pasted twice, and the file is returned', async () => {
    expect(await findingsOf(visit('1'), visit('1'))).toEqual(['T43 error B4'])
  })

  it('with another number may be another event: the office is asked', async () => {
    expect(await findingsOf(visit('1'), visit('2'))).toEqual(['T43 warning B4'])
    expect(await findingsOf(visit(''), visit(''))).toEqual(['T43 warning B4'])
  })

  it('is none where anything differs', async () => {
    expect(await findingsOf(visit('1'), visit('2', '11/7/2023'))).toEqual([])
  })
})

describe('a column that the template does not have', () => {
  const more = (heading: string, ...contents: string[]) =>
    readReturn([
      markOf('LDLD_TAM_DUONG'),
      `${HEADINGS};${heading}`,
      ...contents.map((content, index) => `${union(index + 1, 10)};${content}`),
    ])
  const saidOf = ({ findings }: Awaited<ReturnType<typeof more>>) =>
    findings.map(({ rule, severity, at }) => `${rule} ${severity} ${at?.cell}`)

  it('is told once, at its heading: a warning where there are numbers under it', async () => {
    const reading = await more('Số hộ nghèo', '3', '4', '5')
    expect(saidOf(reading)).toEqual(['T10 warning R2'])
    expect(reading.findings[0]?.message).toContain('3 ô')
    expect(saidOf(await more('Người lập', 'Ban Tổ chức'))).toEqual(['T10 notice R2'])
    expect(saidOf(await more('Người lập', ''))).toEqual(['T10 notice R2'])
  })

  it('without a heading is told cell by cell, and once where there are many', async () => {
    expect(saidOf(await more('', '3', '4'))).toEqual(['T10 warning R3', 'T10 warning R4'])
    expect(saidOf(await more('', ...Array.from({ length: 40 }, (_, index) => String(index))))).toEqual(['T10 warning R3'])
  })

  it('with the heading of another is told as one of two, and returned where there is anything in it', async () => {
    expect(saidOf(await more('Số lao động', '3'))).toEqual(['T41 error R2'])
    expect(saidOf(await more('Số lao động', ''))).toEqual(['T41 notice R2'])
  })
})
