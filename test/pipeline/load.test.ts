import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { hashOf } from '../../src/pipeline/hashOf.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { loadInHome, UNITS_HEADING } from './inHome.ts'

const RETURN = 'quarterly-return'
const SIN_HO = 'LDLD_SIN_HO,LĐLĐ huyện Sìn Hồ,upper,LAI_CHAU'

let shipped: Definitions
beforeAll(async () => {
  shipped = await loadInHome({})
})

function returnOf({ pipelines }: Definitions) {
  return pipelines.find(({ code }) => code === RETURN) ?? expect.fail(`there is no ${RETURN}`)
}

describe('the shipped definitions', () => {
  it('are without contradiction', () => {
    expect(shipped.pipelines.map(({ code }) => code)).toContain(RETURN)
    expect(shipped.units.filter(({ role }) => role === 'upper')).toHaveLength(11)
    expect(returnOf(shipped).forms.length).toBeGreaterThan(4)
    expect(shipped.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('are the same each time they are loaded', async () => {
    expect(await loadInHome({})).toEqual(shipped)
  })

  it('are the same wherever the project lies', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'tonghop-elsewhere-'))
    try {
      for (const name of ['pipelines', 'src/pipeline', 'package.json'])
        await cp(join(projectRoot(), name), join(elsewhere, name), { recursive: true })
      await symlink(join(projectRoot(), 'node_modules'), join(elsewhere, 'node_modules'))
      const { loadDefinitions } = await import(join(elsewhere, 'src/pipeline/load.ts'))
      expect(await loadDefinitions([join(elsewhere, 'pipelines')])).toEqual(shipped)
    } finally {
      await rm(elsewhere, { recursive: true, force: true })
    }
  })
})

describe('what an office keeps itself', () => {
  it('is read over what is shipped, and is in the hash', async () => {
    const own = await loadInHome({
      'units/units.csv': [UNITS_HEADING, 'CDN_XAY_DUNG,Công đoàn ngành Xây dựng,upper,LAI_CHAU,2024-01-01,,12/QĐ-LĐLĐ'],
      'units/aliases.csv': ['alias,unit', 'Ngành XD,CDN_XAY_DUNG', 'Sin Ho huyen,LDLD_SIN_HO'],
      [`${RETURN}/spellings/labels.csv`]: ['written,means', 'Số cuộc KT Điều lệ,inspect_charter'],
      [`${RETURN}/spellings/sheets.csv`]: ['written,means', 'kiem tra (2),09_KIEMTRA'],
      [`${RETURN}/spellings/headings.csv`]: ['written,means', 'Qúy này,Trong kỳ'],
    })
    expect(own.units).toContainEqual(expect.objectContaining({ code: 'CDN_XAY_DUNG', validFrom: '2024-01-01', decision: '12/QĐ-LĐLĐ' }))
    expect(own.units).toHaveLength(shipped.units.length + 1)
    expect(own.aliases).toContainEqual({ alias: 'Ngành XD', unit: 'CDN_XAY_DUNG' })
    expect(returnOf(own).spellings.labels).toContainEqual({ written: 'Số cuộc KT Điều lệ', means: 'inspect_charter' })
    expect(returnOf(own).spellings.sheets).toContainEqual({ written: 'kiem tra (2)', means: '09_KIEMTRA' })
    expect(returnOf(own).spellings.headings).toContainEqual({ written: 'Qúy này', means: 'Trong kỳ' })
    expect(own.hash).not.toBe(shipped.hash)
  })

  it('overrules the shipped row of a unit and day: so a unit ends', async () => {
    const own = await loadInHome({ 'units/units.csv': [UNITS_HEADING, `${SIN_HO},2013-01-01,2025-06-30,757/QĐ`] })
    expect(own.units.filter(({ code }) => code === 'LDLD_SIN_HO')).toEqual([
      expect.objectContaining({ validFrom: '2013-01-01', validTo: '2025-06-30', decision: '757/QĐ' }),
    ])
    expect(own.units).toHaveLength(shipped.units.length)
  })

  it('may have a mark at its beginning, CRLF, notes and empty lines, as Excel and people leave them', async () => {
    const lines = ['\uFEFFalias,unit\r', '# của huyện\r', '\r', ' Sin Ho huyen , LDLD_SIN_HO \r']
    const own = await loadInHome({ 'units/aliases.csv': lines })
    expect(own.aliases.at(-1)).toEqual({ alias: 'Sin Ho huyen', unit: 'LDLD_SIN_HO' })
  })

  it('is composed as Vietnamese is written', async () => {
    const own = await loadInHome({ 'units/aliases.csv': ['alias,unit', `${'Sìn Hồ huyện'.normalize('NFD')},LDLD_SIN_HO`] })
    expect(own.aliases.at(-1)?.alias).toBe('Sìn Hồ huyện'.normalize('NFC'))
  })

  it('that is empty changes nothing', async () => {
    expect((await loadInHome({ 'units/units.csv': [UNITS_HEADING], 'units/aliases.csv': ['alias,unit'] })).hash).toBe(shipped.hash)
  })
})

/** A file of an office, what is wrong in it, and what the refusal says: the file, the line and the code. */
const REFUSED: readonly [what: string, file: string, lines: readonly string[], says: RegExp][] = [
  ['a unit without a parent', 'units/units.csv', [UNITS_HEADING, 'X,Đơn vị X,upper,,2013-01-01,,'], /line 2: unit X: has no parent/],
  [
    'a parent that nobody knows',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,NOWHERE,2013-01-01,,'],
    /line 2: unit X: its parent NOWHERE is not there.* 2013-01-01/,
  ],
  [
    'a parent that comes later',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2012-12-31,,'],
    /line 2: unit X: its parent LAI_CHAU is not there.* 2012-12-31/,
  ],
  [
    'a parent that ends sooner',
    'units/units.csv',
    [UNITS_HEADING, 'VUNG,Vùng,total,LAI_CHAU,2013-01-01,2020-02-28,', 'X,Đơn vị X,upper,VUNG,2013-01-01,,'],
    /line 3: unit X: its parent VUNG is not there.* 2020-02-29/,
  ],
  [
    'a parent that adds nothing up',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LDLD_SIN_HO,2013-01-01,,'],
    /line 2: unit X: its parent LDLD_SIN_HO is not there, as a total unit/,
  ],
  [
    'a unit that is its own parent',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,total,X,2013-01-01,,'],
    /line 2: unit X: is its own parent/,
  ],
  ['a second federation', 'units/units.csv', [UNITS_HEADING, 'X,Tỉnh X,total,,2013-01-01,,'], /units\.csv: exactly one total unit/],
  [
    'a unit twice on one day',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2013-01-01,2020-12-31,', 'X,Đơn vị X,upper,LAI_CHAU,2020-12-31,,'],
    /line 3: unit X: is also described on line 2/,
  ],
  [
    'a unit that overlaps with the shipped one',
    'units/units.csv',
    [UNITS_HEADING, `${SIN_HO},2020-01-01,,`],
    /line 2: unit LDLD_SIN_HO: is also described on line \d+ of .*units\.csv/,
  ],
  [
    'one row twice',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2013-01-01,,', 'X,Đơn vị khác,upper,LAI_CHAU,2013-01-01,,'],
    /line 3: X from 2013-01-01 is also described on line 2/,
  ],
  [
    'a unit that ends before it begins',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2020-01-01,2019-12-31,'],
    /line 2: unit X: ends before it begins/,
  ],
  [
    'a grassroots union',
    'units/units.csv',
    [UNITS_HEADING, 'X,CĐCS X,grassroots,LDLD_SIN_HO,2020-01-01,,'],
    /line 2: unit X: a grassroots union comes from the list/,
  ],
  ['a role that there is not', 'units/units.csv', [UNITS_HEADING, 'X,Đơn vị X,uper,LAI_CHAU,2020-01-01,,'], /line 2: role/],
  [
    'a day that there is not',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2023-02-29,,'],
    /line 2: valid_from: not a day/,
  ],
  [
    'a day as people write it',
    'units/units.csv',
    [UNITS_HEADING, 'X,Đơn vị X,upper,LAI_CHAU,2023-02-28,30/06/2025,'],
    /line 2: valid_to: not a day/,
  ],
  ['a code that is a path', 'units/units.csv', [UNITS_HEADING, '../X,Đơn vị X,upper,LAI_CHAU,2023-02-28,,'], /line 2: code: not a code/],
  [
    'a row that lacks a cell',
    'units/units.csv',
    [UNITS_HEADING, '# ghi chú', 'X,Đơn vị X,upper,LAI_CHAU,2023-02-28,'],
    /units\.csv: .* line 3/,
  ],
  [
    'a heading that is misspelt',
    'units/units.csv',
    [UNITS_HEADING.replace('valid_from', 'from'), 'X,Đơn vị X,upper,LAI_CHAU,2023-02-28,,'],
    /line 2: valid_from/,
  ],
  ['an alias of an unknown unit', 'units/aliases.csv', ['alias,unit', 'Sìn Hồ,LDLD_SINHO'], /line 2: unknown unit LDLD_SINHO/],
  ['an alias without words', 'units/aliases.csv', ['alias,unit', ',LDLD_SIN_HO'], /line 2: alias/],
  [
    'a succession of an unknown unit',
    'units/successions.csv',
    ['from,to,effective_on,kind,share,decision', 'LDLD_SIN_HO,LDLD_MOI,2025-07-01,merged,,1/QĐ'],
    /line 2: unknown unit LDLD_MOI/,
  ],
  [
    'a succession that is none',
    'units/successions.csv',
    ['from,to,effective_on,kind,share,decision', 'LDLD_SIN_HO,,2025-07-01,closed,,1/QĐ'],
    /line 2: kind/,
  ],
  [
    'a share in words',
    'units/successions.csv',
    ['from,to,effective_on,kind,share,decision', 'LDLD_SIN_HO,CDN_Y_TE,2025-07-01,split,một nửa,1/QĐ'],
    /line 2: share: not a number/,
  ],
  [
    'a spelling of an unknown indicator',
    `${RETURN}/spellings/labels.csv`,
    ['written,means', 'KT Điều lệ,inspect_charter', 'KT tài chính,inspect_finances'],
    /labels\.csv, line 3: unknown indicator inspect_finances/,
  ],
  [
    'a spelling of an unknown form',
    `${RETURN}/spellings/sheets.csv`,
    ['written,means', 'Kiểm tra,9_KIEMTRA'],
    /sheets\.csv, line 2: unknown form 9_KIEMTRA/,
  ],
  [
    'a spelling of an unknown heading',
    `${RETURN}/spellings/headings.csv`,
    ['written,means', 'Kỳ này,Trong kì'],
    /headings\.csv, line 2: no form has a heading Trong kì/,
  ],
  [
    'a target of no indicator that has targets',
    `${RETURN}/targets.csv`,
    ['indicator,valid_from,valid_to,value,decision', 'inspect_charter,2023-01-01,,10,1/QĐ'],
    /targets\.csv, line 2: inspect_charter is no indicator with roll-up reference/,
  ],
  [
    'a target without a value',
    `${RETURN}/targets.csv`,
    ['indicator,valid_from,valid_to,value,decision', 'inspect_charter,2023-01-01,,,1/QĐ'],
    /targets\.csv, line 2: value: not a number/,
  ],
  [
    'a target without a decision',
    `${RETURN}/targets.csv`,
    ['indicator,valid_from,valid_to,value,decision', 'inspect_charter,2023-01-01,,10,'],
    /targets\.csv, line 2: decision/,
  ],
]

describe('a table that contradicts itself or the rest is refused, naming file and line:', () => {
  test.each(REFUSED)('%s', async (_, file, lines, says) => {
    const refusal = await loadInHome({ [file]: lines }).then(
      () => expect.fail('it was accepted'),
      (error: Error) => error.message,
    )
    expect(refusal).toMatch(says)
    expect(refusal).toContain(join('pipelines', file))
  })

  it('one that is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('alias,unit\nS'), Buffer.from([0xec]), Buffer.from('n,LDLD_SIN_HO\n')])
    await expect(loadInHome({ 'units/aliases.csv': bytes })).rejects.toThrow(/aliases\.csv is not UTF-8/)
  })
})

describe('the hash of definitions', () => {
  it('does not depend on the order in which the keys of an object were written', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    fc.assert(fc.property(json, (value) => hashOf(turned(value)) === hashOf(value)))
    expect(hashOf({ a: 1, b: { c: [1, { d: 2, e: 3 }] } })).toBe(hashOf({ b: { c: [1, { e: 3, d: 2 }] }, a: 1 }))
  })

  it('depends on every value, and on the order of rows', () => {
    const different = [{ a: 1 }, { a: '1' }, { a: null }, { b: 1 }, { a: [1, 2] }, { a: [2, 1] }, [], {}]
    expect(new Set(different.map(hashOf)).size).toBe(different.length)
  })
})

/** The same value with the keys of its objects written the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  )
}
