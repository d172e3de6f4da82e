import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkPipeline } from '../../src/pipeline/checkPipeline.ts'
import type { Indicator, Share } from '../../src/pipeline/indicator.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import type { PipelineSource } from '../../src/pipeline/pipeline.ts'
import type { Rule } from '../../src/pipeline/rule.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'

const SHIPPED = join(projectRoot(), 'pipelines')
const COUNT = { section: '1', measure: 'cuộc', kind: 'count', level: 'U', times: ['in_period'], rollUp: 'sum' } as const
const line = (code: string, other: Partial<Indicator> = {}): Indicator => ({ ...COUNT, code, label: code, ...other })
const share = (other: Partial<Share>): Share => ({
  ...{ code: 'rate', section: '1', label: 'rate', numerator: 'a', denominator: 'b', time: 'in_period', decimals: 0 },
  ...other,
})

/** A small pipeline without a fault. */
const SOUND: PipelineSource = {
  code: 'small',
  name: 'Nhỏ',
  periodKind: 'quarter',
  since: '2023-Q1',
  template: { id: 'N', version: 1 },
  cutOff: { month: 2, day: 31 },
  due: { month: 3, day: 8 },
  indicators: [line('a'), line('b'), line('sum', { rollUp: 'derived', parts: ['a', 'b'] })],
  shares: [share({})],
  forms: [
    {
      ...{ kind: 'figures', code: 'F', title: 'F', from: ['upper'], since: '2023-Q1', lines: ['a', 'b', 'sum'] },
      columns: [
        { role: 'label', label: 'Chỉ tiêu' },
        { role: 'basis', time: 'in_period', label: 'Trong kỳ' },
      ],
    },
  ],
  rules: [{ code: 'X01', severity: 'error', kind: 'sumOf', on: 'sum', parts: ['a', 'b'] }],
  csvColumns: [],
}
const [FORM] = SOUND.forms
const [RULE] = SOUND.rules as readonly [Rule]

const check = (change: Partial<PipelineSource>) =>
  checkPipeline({ source: { ...SOUND, ...change }, file: 'pipelines/small', targets: [], headings: [], labels: [], sheets: [] })
const withLine = (indicator: Indicator) => ({ indicators: [...SOUND.indicators, indicator] })

describe('a pipeline', () => {
  it('is taken where nothing contradicts itself', () => {
    expect(() => check({})).not.toThrow()
  })

  it.each<[what: string, change: Partial<PipelineSource>, told: RegExp]>([
    ['a code that is there twice', withLine(line('a')), /pipelines\/small\/indicators\.ts: indicator a is there twice/],
    ['no roll-up', withLine({ ...line('c'), rollUp: undefined as never }), /indicators\.ts: indicator c: does not say how it rolls up/],
    [
      'several bases and no headline',
      withLine(line('c', { times: ['in_period', 'stock'] })),
      /indicator c: has several bases and no headline/,
    ],
    ['a headline that is none of the bases', withLine(line('c', { headline: 'stock' })), /indicator c: its headline stock/],
    ['a mean without a weight', withLine(line('c', { rollUp: 'weightedMean' })), /indicator c: is a weighted mean without its weight/],
    [
      'a mean with an unknown weight',
      withLine(line('c', { rollUp: 'weightedMean', weight: 'no' })),
      /indicator c: is a weighted mean without its weight/,
    ],
    ['an unknown part', withLine(line('c', { rollUp: 'derived', parts: ['no'] })), /indicator c: names the unknown part no/],
    [
      'a part that is derived itself',
      withLine(line('c', { rollUp: 'derived', parts: ['sum'] })),
      /indicator c: its part sum is not summed/,
    ],
    ['a province’s figure that units report', withLine(line('c', { rollUp: 'provinceOnly' })), /indicator c: is reported by units/],
    ['a share of an unknown indicator', { shares: [share({ denominator: 'no' })] }, /share rate: names the unknown indicator no/],
    ['a share on a basis that is not there', { shares: [share({ time: 'stock' })] }, /share rate: a has no basis stock/],
    ['a form with an unknown line', { forms: [{ ...FORM, lines: ['no'] } as never] }, /forms\.ts: form F: .*unknown indicator no/],
    ['a form without a column for a basis', { forms: [{ ...FORM, columns: [] } as never] }, /forms\.ts: form F: .*basis of a/],
    ['a form since no period', { forms: [{ ...FORM, since: 'always' } as never] }, /forms\.ts: form F: .*always/],
    [
      'one line in two forms',
      { forms: [...SOUND.forms, { ...FORM, code: 'G' } as never] },
      /forms\.ts: form G: a \(in_period\) is asked for in form F too/,
    ],
    ['a rule about an unknown indicator', { rules: [{ ...RULE, on: 'no' } as Rule] }, /rules\.ts: rule X01: .*no/],
    ['a rule since no period', { rules: [{ ...RULE, since: '2023-Q5' } as Rule] }, /rules\.ts: rule X01: .*2023-Q5/],
    ['a start that is no period', { since: 'spring' }, /pipeline\.ts: since spring is no period/],
  ])('is refused for %s, by file and code', (_, change, told) => {
    expect(() => check(change)).toThrow(told)
  })
})

describe('tables of definitions', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tonghop-pipelines-'))
    await cp(SHIPPED, folder, { recursive: true, filter: (path) => !path.endsWith('.ts') })
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** Adds a line to a table and gives its number. */
  async function add(table: string, row: string): Promise<number> {
    const text = await readFile(join(folder, table), 'utf8')
    await writeFile(join(folder, table), `${text.trimEnd()}\n${row}\n`)
    return text.trimEnd().split('\n').length + 1
  }

  it.each([
    ['units/units.csv', 'LDLD_X,X,upper,NOBODY,2013-01-01,,', 'its parent NOBODY is not there'],
    ['units/units.csv', 'LDLD_X,X,upper,LAI_CHAU,2023-01-01,2022-01-01,', 'ends before it begins'],
    ['units/units.csv', 'LDLD_TAM_DUONG,Tam Đường,upper,LAI_CHAU,2020-01-01,,', 'is also described on line'],
    ['units/units.csv', 'LDLD_X,X,boss,LAI_CHAU,2013-01-01,,', 'role'],
    ['units/units.csv', 'LDLD_X,X,upper,LAI_CHAU,1/1/2013,,', 'valid_from'],
    ['units/aliases.csv', 'Huyện nào đó,NOBODY', 'unknown unit NOBODY'],
    ['quarterly-return/spellings/labels.csv', 'Số gì đó,no_such_indicator', 'unknown indicator no_such_indicator'],
    ['quarterly-return/spellings/sheets.csv', 'Trang,NO_FORM', 'unknown form NO_FORM'],
    ['quarterly-return/spellings/headings.csv', 'Cột,Cột không có', 'no form has a heading Cột không có'],
    ['quarterly-return/targets.csv', 'supervise,2023-01-01,,5,QĐ 1', 'no indicator with roll-up reference'],
  ])('%s is refused for "%s", by file and line', async (table, row, told) => {
    const number = await add(table, row)
    await expect(loadDefinitions([folder])).rejects.toThrow(`${table}, line ${number}`)
    await expect(loadDefinitions([folder])).rejects.toThrow(told)
  })

  it('of an office lie over the shipped ones, and change the hash', async () => {
    const own = await mkdtemp(join(tmpdir(), 'tonghop-own-'))
    await mkdir(join(own, 'units'), { recursive: true })
    await writeFile(join(own, 'units/aliases.csv'), 'alias,unit\nHuyện mình,LDLD_TAM_DUONG\n')
    const [shipped, over] = [await loadDefinitions([SHIPPED]), await loadDefinitions([SHIPPED, own])]
    expect(over.aliases).toContainEqual({ alias: 'Huyện mình', unit: 'LDLD_TAM_DUONG' })
    expect(over.aliases).toHaveLength(shipped.aliases.length + 1)
    expect(over.hash).not.toBe(shipped.hash)
    await rm(own, { recursive: true, force: true })
  })

  it('have the same hash wherever they lie', async () => {
    expect((await loadDefinitions([folder])).hash).toBe((await loadDefinitions([SHIPPED])).hash)
  })
})
