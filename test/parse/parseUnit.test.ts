import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ENCODINGS, encodeLegacy } from '../../fixtures/rule-cases/encodeLegacy.ts'
import { buildUnitNames, unitKey } from '../../src/parse/buildUnitNames.ts'
import { foldMarks, foldText } from '../../src/parse/foldText.ts'
import type { Parsed } from '../../src/parse/parsed.ts'
import { parseUnit } from '../../src/parse/parseUnit.ts'
import { numberCell, textCell } from '../../src/parse/rawCell.ts'
import { ALIASES, UNIT_NAMES, UNITS } from './readUnits.ts'

const remark = expect.any(String)
const refusal = expect.any(String)
const REPORTERS = UNITS.filter(({ role }) => role !== 'total')
const WAYS = [...REPORTERS.map(({ name, code }) => ({ alias: name, unit: code })), ...ALIASES]
const CLEAR = WAYS.filter(({ unit }) => unit !== '')
const UNCLEAR = ['Tỉnh Lai Châu', ...ALIASES.filter(({ unit }) => unit === '').map(({ alias }) => alias)]

function parse(raw: string): Parsed<string> {
  return parseUnit(textCell(raw), UNIT_NAMES)
}

describe.each(CLEAR)('$alias is $unit', ({ alias, unit }) => {
  test('as written, in capitals, decomposed, with other spaces', () => {
    for (const raw of [alias, alias.toUpperCase(), alias.toLowerCase(), alias.normalize('NFD'), ` ${alias.replaceAll(' ', '\u00a0 ')}`]) {
      expect(parse(raw), raw).toEqual({ value: unit })
    }
  })

  test('with Ð for Đ, and without marks, it must be confirmed', () => {
    for (const raw of [alias.replaceAll('Đ', 'Ð'), foldMarks(alias).toUpperCase()]) {
      if (foldText(raw) !== raw.toLowerCase()) expect(parse(raw), raw).toEqual({ value: unit, remark })
      expect(parse(raw), raw).toMatchObject({ value: unit })
    }
  })

  test('in an older encoding it is confirmed, or refused where that is too little to tell; it is never another unit', () => {
    for (const encoding of ENCODINGS) {
      const stored = encodeLegacy(alias, encoding)
      if (stored === alias) continue
      const parsed = parse(stored)
      expect('refusal' in parsed || parsed.value === unit, stored).toBe(true)
    }
  })
})

describe('names that could be two units are never guessed', () => {
  test.each(UNCLEAR)('%s is asked about', (alias) => {
    for (const raw of [alias, alias.toUpperCase(), foldMarks(alias)]) expect(parse(raw), raw).toEqual({ refusal })
  })

  test.each(['Thân Uyên', 'LĐLĐ huyện Thân Uyên'])('%s is near two', (raw) => {
    expect(parse(raw)).toEqual({ refusal: expect.stringContaining('gần giống cả LĐLĐ huyện Than Uyên và LĐLĐ huyện Tân Uyên') })
  })

  test.each(['T.Uyên', 'T. Uyên', 'LĐLĐ h. T.Uyên', 'T Uyên', 'T.Uyen', 'Tan Uyên', 'LĐLĐ huyện Tan Uyen'])(
    '%s is short for two',
    (raw) => {
      expect(parse(raw)).toEqual({ refusal: expect.stringMatching(/Than Uyên|Tân Uyên/) })
    },
  )

  test.each([
    ['Than Uyen', 'LDLD_THAN_UYEN'],
    ['Tan Uyen', 'LDLD_TAN_UYEN'],
    ['Tân Uyen', 'LDLD_TAN_UYEN'],
    ['Th.Uyên', 'LDLD_THAN_UYEN'],
    ['P.Thổ', 'LDLD_PHONG_THO'],
  ])('%s can only be %s, which must be confirmed', (raw, unit) => expect(parse(raw)).toEqual({ value: unit, remark }))

  test('one letter more, less or other never leads from one unit to another', () => {
    const letters = [...'aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạ .']
    const mistyped = fc.tuple(fc.constantFrom(...CLEAR), fc.nat(30), fc.constantFrom(...letters, ''), fc.nat(1))
    fc.assert(
      fc.property(mistyped, ([{ alias, unit }, place, letter, dropped]) => {
        const at = place % (alias.length + 1)
        const raw = alias.slice(0, at) + letter + alias.slice(at + dropped)
        const parsed = parse(raw)
        if ('refusal' in parsed || parsed.value === unit || parsed.value === null) return
        const isWrittenSo = CLEAR.some((way) => way.unit === parsed.value && foldMarks(unitKey(way.alias)) === foldMarks(unitKey(raw)))
        expect(isWrittenSo, `${raw} is ${parsed.value}`).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('what names no unit is refused, with what to do', () => {
  test.each(['LĐLĐ huyện Mường Nhé', 'abc', '12', 'Lai Châu tỉnh', 'LAI_CHAU'])('%s', (raw) => expect(parse(raw)).toEqual({ refusal }))

  test.each(['ĐƠN VỊ:….......', 'Đơn vị: …', 'ĐƠN VỊ:', '______'])('%s was never filled in', (raw) => {
    expect(parse(raw)).toEqual({ refusal: expect.stringContaining('chưa điền') })
  })

  test('a name over the dots of a form is one', () => {
    for (const raw of ['....LĐLĐ huyện Tân Uyên....', 'Đơn vị:……LĐLĐ huyện Tân Uyên', 'LĐLĐ huyện Tân Uyên …'])
      expect(parse(raw)).toEqual({ value: 'LDLD_TAN_UYEN' })
    expect(parse('LĐLĐ huyện …….')).toEqual({ refusal: expect.stringContaining('chưa điền') })
  })

  test('a near miss is asked about by name', () => {
    expect(parse('Mường Té')).toEqual({ refusal: expect.stringContaining('Có phải LĐLĐ huyện Mường Tè?') })
  })

  test('a blank is null, a number no name', () => {
    expect(parse('')).toEqual({ value: null, remark })
    expect(parseUnit(numberCell(105), UNIT_NAMES)).toEqual({ refusal })
  })
})

describe('what else names a unit', () => {
  test.each(REPORTERS)('its code $code', ({ code }) => expect(parse(code)).toEqual({ value: code }))

  test('a label before it', () => expect(parse('Đơn vị: LĐLĐ huyện Than Uyên')).toEqual({ value: 'LDLD_THAN_UYEN' }))

  test('other signs in it', () => expect(parse('CĐ ngành GD & ĐT')).toEqual({ value: 'CDN_GIAO_DUC' }))
})

describe('the names are data', () => {
  test('no text means a unit that is only totalled, whatever its aliases', () => {
    const names = buildUnitNames(UNITS, [{ alias: 'Toàn tỉnh', unit: 'LAI_CHAU' }])
    for (const raw of ['Toàn tỉnh', 'LAI_CHAU', 'Tỉnh Lai Châu']) expect(parseUnit(textCell(raw), names)).toEqual({ refusal })
  })

  test('an alias of two units is asked about, with both names', () => {
    const aliases = ['LDLD_TINH', 'LDLD_TP_LAI_CHAU'].map((unit) => ({ alias: 'Lai Châu', unit }))
    const sentence = 'LĐLĐ tỉnh Lai Châu hay LĐLĐ thành phố Lai Châu'
    expect(parseUnit(textCell('Lai Châu'), buildUnitNames(UNITS, aliases))).toEqual({ refusal: expect.stringContaining(sentence) })
  })

  test('an alias of a unit that is not there says nothing', () => {
    const upper = UNITS.filter(({ code }) => code !== 'LDLD_THAN_UYEN')
    const names = buildUnitNames(upper, [...ALIASES, { alias: 'Than Uyên', unit: 'LDLD_TAN_UYEN' }])
    expect(parseUnit(textCell('Than Uyên'), names)).toEqual({ value: 'LDLD_TAN_UYEN' })
  })

  test('grassroots unions name no submitter', () => {
    const grassroots = { ...REPORTERS[0], code: 'CDCS_1', name: 'Trường Mầm non Tân Phong', role: 'grassroots' } as (typeof UNITS)[number]
    expect(parseUnit(textCell(grassroots.name), buildUnitNames([grassroots], []))).toEqual({ refusal })
  })
})
