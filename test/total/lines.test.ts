import { describe, expect, test } from 'vitest'
import { exampleFederation, said } from './exampleFederation.ts'
import { between, exactly, NONE, NOT_APPLICABLE } from './figures.ts'
import { totalOf } from './totalOf.ts'
import { useDatabase } from './useDatabase.ts'

const database = useDatabase()
const one = exactly(1)

describe('A derived line', () => {
  const lines = [
    { indicator: 'charter', rollUp: 'derived', level: 'UP', parts: ['same_level', 'lower_level'] },
    { indicator: 'same_level', rollUp: 'sum', level: 'UP' },
    { indicator: 'lower_level', rollUp: 'sum', level: 'UP' },
  ] as const

  test('is its parts: 626 = 621 + 5; what was typed is a control and adds nothing', async () => {
    const parts = [
      ...said('same_level', { SIN_HO: exactly(600), LDLD_TINH: exactly(21) }),
      ...said('lower_level', { SIN_HO: exactly(5), LDLD_TINH: NONE }),
    ]
    const typed = said('charter', { SIN_HO: exactly(605) }).map((fact) => ({ ...fact, isAddend: false }))
    expect(await totalOf(database, 'charter', exampleFederation(lines, [...parts, ...typed]))).toMatchObject({
      stated: '626',
      reported: 1,
      own: true,
    })
  })

  test('is reported by a unit that gave every part that applies to it', async () => {
    const parts = [
      ...said('same_level', { SIN_HO: exactly(3), MUONG_TE: exactly(4), TAM_DUONG: NOT_APPLICABLE }),
      ...said('lower_level', { SIN_HO: NOT_APPLICABLE, TAM_DUONG: NOT_APPLICABLE }),
    ]
    expect(await totalOf(database, 'charter', exampleFederation(lines, parts))).toMatchObject({
      stated: '7',
      reported: 1,
      expected: 2,
      missing: ['MUONG_TE'],
    })
  })
})

describe('Other lines', () => {
  test('count the units that say yes, and the units there are', async () => {
    const lines = [
      { indicator: 'self_check', rollUp: 'countYes', level: 'U' },
      { indicator: 'unions', rollUp: 'unitsExpected', level: 'D' },
    ] as const
    const federation = exampleFederation(lines, said('self_check', { SIN_HO: one, MUONG_TE: one, TAM_DUONG: exactly(0) }))
    expect(await totalOf(database, 'self_check', federation)).toMatchObject({ stated: '2', reported: 3 })
    expect(await totalOf(database, 'unions', federation)).toMatchObject({ stated: '3', reported: 3, expected: 3 })
  })

  test('span from the lowest to the highest, and are one number where all say the same', async () => {
    const lines = [{ indicator: 'gain', rollUp: 'minMax', level: 'U' }] as const
    const apart = exampleFederation(lines, said('gain', { SIN_HO: between(4, 5), MUONG_TE: between(3, 4) }))
    expect(await totalOf(database, 'gain', apart)).toMatchObject({ qualifier: 'range', stated: null, low: '3', high: '5' })
    const alike = exampleFederation(lines, said('gain', { SIN_HO: exactly(4), MUONG_TE: exactly(4) }))
    expect(await totalOf(database, 'gain', alike)).toMatchObject({ qualifier: 'exact', stated: '4', low: '4', high: '4' })
  })

  test('that are controls have no total, whatever is typed', async () => {
    const lines = [
      { indicator: 'rate', rollUp: 'control', level: 'U' },
      { indicator: 'members', rollUp: 'sum', level: 'U' },
    ] as const
    const typed = said('rate', { SIN_HO: exactly(90), MUONG_TE: exactly(80) })
    const federation = exampleFederation(lines, [
      ...typed.map((fact) => ({ ...fact, isAddend: false })),
      ...said('members', { SIN_HO: exactly(10) }),
    ])
    expect(await totalOf(database, 'members', federation)).toMatchObject({ stated: '10' })
    await expect(totalOf(database, 'rate', federation)).rejects.toThrow('No total of rate')
  })

  test('that are set from above stand for the day from which they hold', async () => {
    const federation = exampleFederation([{ indicator: 'target', rollUp: 'reference', level: 'D' }], [], '2300')
    expect(await totalOf(database, 'target', federation)).toMatchObject({
      ...{ stated: '2300', qualifier: 'exact', reported: 0, expected: 0, own: null },
      ...{ asOfFirst: '2020-01-01', asOfLast: '2020-01-01' },
    })
  })

  test("are the province's alone: nobody else is expected", async () => {
    const federation = exampleFederation(
      [{ indicator: 'rooms', rollUp: 'provinceOnly', level: 'P' }],
      said('rooms', { LDLD_TINH: exactly(2) }),
    )
    expect(await totalOf(database, 'rooms', federation)).toMatchObject({ stated: '2', reported: 0, expected: 0, own: true, missing: [] })
  })
})
