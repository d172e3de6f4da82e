import { describe, expect, test } from 'vitest'
import { exampleFederation, said } from './exampleFederation.ts'
import { about, between, exactly, NONE, NOT_APPLICABLE, NOT_AVAILABLE, over, under } from './figures.ts'
import { totalOf } from './totalOf.ts'
import { useDatabase } from './useDatabase.ts'

const database = useDatabase()
const women = 'women_participations'
const SUM = [{ indicator: women, rollUp: 'sum', level: 'U' }] as const
const SUM_WITH_OWN = [{ indicator: women, rollUp: 'sum', level: 'UP' }] as const

describe('A sum', () => {
  test('of 27.412 and "trên 3.000" is at least 30.413', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(27_412), SIN_HO: over(3000), MUONG_TE: NONE }))
    expect(await totalOf(database, women, federation)).toMatchObject({
      qualifier: 'gte',
      stated: '30412',
      low: '30413',
      high: null,
      reported: 3,
    })
  })

  test('names the unit that is missing, and counts nobody who has ended', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(10), SIN_HO: exactly(5), DA_GIAI_THE: exactly(1000) }))
    expect(await totalOf(database, women, federation)).toMatchObject({ stated: '15', reported: 2, expected: 3, missing: ['MUONG_TE'] })
  })

  test('has no value where nobody reported: missing is not zero', async () => {
    const nobody = {
      qualifier: null,
      stated: null,
      low: null,
      high: null,
      reported: 0,
      expected: 3,
      missing: ['MUONG_TE', 'SIN_HO', 'TAM_DUONG'],
    }
    expect(await totalOf(database, women, exampleFederation(SUM, []))).toMatchObject(nobody)
  })

  test('counts a typed 0 and "không phát sinh" as reported', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(0), SIN_HO: NONE, MUONG_TE: exactly(7) }))
    expect(await totalOf(database, women, federation)).toMatchObject({ qualifier: 'exact', stated: '7', reported: 3, missing: [] })
  })

  test('misses a unit with "chưa có số liệu", and does not expect one with "không áp dụng"', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(7), SIN_HO: NOT_AVAILABLE, MUONG_TE: NOT_APPLICABLE }))
    expect(await totalOf(database, women, federation)).toMatchObject({ stated: '7', reported: 1, expected: 2, missing: ['SIN_HO'] })
  })

  test('with "khoảng 50" is approximate and has no bounds, whatever else is in it', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(100), SIN_HO: about(50), MUONG_TE: over(3000) }))
    expect(await totalOf(database, women, federation)).toMatchObject({ qualifier: 'approx', stated: '3150', low: null, high: null })
  })

  test('with "từ 4 đến 5" or "dưới 50" is a range', async () => {
    const range = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(3), SIN_HO: between(4, 5), MUONG_TE: NONE }))
    expect(await totalOf(database, women, range)).toMatchObject({ qualifier: 'range', stated: null, low: '7', high: '8' })
    const below = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(3), SIN_HO: under(50), MUONG_TE: NONE }))
    expect(await totalOf(database, women, below)).toMatchObject({ qualifier: 'range', low: '3', high: '52' })
  })

  test('is one number where its bounds meet: "từ 5 đến 5" is 5, "dưới 1" is 0', async () => {
    const federation = exampleFederation(SUM, said(women, { TAM_DUONG: exactly(3), SIN_HO: between(5, 5), MUONG_TE: under(1) }))
    expect(await totalOf(database, women, federation)).toMatchObject({ qualifier: 'exact', stated: '8', low: '8', high: '8' })
  })

  test('adds the own row, which is not one of the units expected', async () => {
    const figures = { TAM_DUONG: exactly(10), SIN_HO: exactly(5), MUONG_TE: exactly(1), LDLD_TINH: exactly(2) }
    const federation = exampleFederation(SUM_WITH_OWN, said(women, figures))
    expect(await totalOf(database, women, federation)).toMatchObject({ stated: '18', reported: 3, expected: 3, own: true })
    expect(await totalOf(database, women, exampleFederation(SUM_WITH_OWN, []))).toMatchObject({ own: false, expected: 3 })
    expect(await totalOf(database, women, exampleFederation(SUM_WITH_OWN, said(women, { LDLD_TINH: NOT_APPLICABLE })))).toMatchObject({
      own: null,
    })
    expect(await totalOf(database, women, exampleFederation(SUM, []))).toMatchObject({ own: null })
  })

  test('of a list adds its rows; a row without a figure leaves the union that listed it missing', async () => {
    const rows = said(women, { CDCS_1: exactly(30), CDCS_2: NOT_AVAILABLE }).map((fact) => ({ ...fact, reporter: 'SIN_HO' }))
    const federation = exampleFederation([{ indicator: women, rollUp: 'sum', level: 'G' }], rows)
    expect(await totalOf(database, women, federation, { unit: 'SIN_HO' })).toMatchObject({
      stated: '30',
      reported: 0,
      expected: 1,
      missing: ['SIN_HO'],
    })
    expect(await totalOf(database, women, federation)).toMatchObject({ stated: '30', reported: 0, expected: 3 })
  })

  describe('of an event form', () => {
    const item = (key: string, figure: Parameters<typeof said>[1][string]) =>
      said(women, { SIN_HO: figure }).map((fact) => ({ ...fact, item: key }))

    test('adds its rows: what there was none of counts as reported', async () => {
      const federation = exampleFederation(SUM, [...item('1', exactly(10)), ...item('r9', exactly(7)), ...said(women, { MUONG_TE: NONE })])
      expect(await totalOf(database, women, federation)).toMatchObject({ stated: '17', reported: 2, missing: ['TAM_DUONG'] })
      expect(await totalOf(database, women, federation, { unit: 'MUONG_TE' })).toMatchObject({ stated: '0', reported: 1, expected: 1 })
    })

    test('is at least what its rows come to where one is a bound', async () => {
      const federation = exampleFederation(SUM, [...item('1', exactly(10)), ...item('2', over(20))])
      expect(await totalOf(database, women, federation, { unit: 'SIN_HO' })).toMatchObject({ qualifier: 'gte', low: '31', reported: 1 })
    })

    test('misses a unit that does not know one of its rows', async () => {
      const federation = exampleFederation(SUM, [...item('1', exactly(10)), ...item('2', NOT_AVAILABLE)])
      expect(await totalOf(database, women, federation, { unit: 'SIN_HO' })).toMatchObject({
        stated: '10',
        reported: 0,
        missing: ['SIN_HO'],
      })
    })
  })

  test('is what was known then: a correction changes it from its own instant on', async () => {
    const corrected = '2023-10-05T01:00:00.000Z'
    const facts = [
      { unit: 'SIN_HO', indicator: women, ...exactly(57), recordedTo: corrected },
      { unit: 'SIN_HO', indicator: women, ...exactly(75), recordedFrom: corrected },
    ]
    expect(await totalOf(database, women, exampleFederation(SUM, facts), { at: '2023-10-05T00:59:59.000Z' })).toMatchObject({
      stated: '57',
    })
    expect(await totalOf(database, women, exampleFederation(SUM, facts), { at: corrected })).toMatchObject({ stated: '75' })
  })
})
