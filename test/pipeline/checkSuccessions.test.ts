import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { checkSuccessions } from '../../src/pipeline/checkSuccessions.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { federationOf, rowsIn } from './federationOf.ts'
import { loadInHome, UNITS_HEADING } from './inHome.ts'

const HEADING = 'from,to,effective_on,kind,share,decision'
const SIN_HO = 'LDLD_SIN_HO,LĐLĐ huyện Sìn Hồ,upper,LAI_CHAU,2013-01-01'
const MUONG_TE = 'LDLD_MUONG_TE,LĐLĐ huyện Mường Tè,upper,LAI_CHAU,2013-01-01'

/** An office where Sìn Hồ and Mường Tè end on 30/6/2025, X, Y and Z begin the day after, and the given successions say what became of them. */
function loadWith(...successions: readonly string[]): Promise<Definitions> {
  const begun = ['X', 'Y', 'Z'].map((code) => `${code},Đơn vị ${code},upper,LAI_CHAU,2025-07-01,,`)
  return loadInHome({
    'units/units.csv': [
      UNITS_HEADING,
      `${SIN_HO},2025-06-30,`,
      `${MUONG_TE},2025-06-30,`,
      ...begun,
      'VUNG,Vùng,total,LAI_CHAU,2025-07-01,,',
    ],
    'units/successions.csv': [HEADING, ...successions],
  })
}

const ACCEPTED: readonly [what: string, lines: readonly string[]][] = [
  ['a merger into a unit that is there already', ['LDLD_SIN_HO,CDVC_TINH,2025-07-01,merged,,1/QĐ']],
  ['a merger of two into a new one', ['LDLD_SIN_HO,X,2025-07-01,merged,,1/QĐ', 'LDLD_MUONG_TE,X,2025-07-01,merged,,1/QĐ']],
  [
    'a split of two into three, by list',
    ['LDLD_SIN_HO', 'LDLD_MUONG_TE'].flatMap((from) => ['X', 'Y', 'Z'].map((to) => `${from},${to},2025-07-01,split,,`)),
  ],
  [
    'a split whose shares are exactly 1',
    ['X,0.1', 'Y,0.2', 'Z,0.7'].map((part) => `LDLD_SIN_HO,${part.replace(',', ',2025-07-01,split,')},`),
  ],
  ['a split in which one part keeps the code', ['CDVC_TINH,CDVC_TINH,2025-07-01,split,0.6,', 'CDVC_TINH,X,2025-07-01,split,0.4,']],
  ['a part that goes to the own row', ['LDLD_SIN_HO,X,2025-07-01,split,,', 'LDLD_SIN_HO,LDLD_TINH,2025-07-01,split,,']],
  ['a transfer to two', ['CDVC_TINH,X,2025-07-01,transferred,,', 'CDVC_TINH,CDN_Y_TE,2025-07-01,transferred,,']],
  ['a dissolution', ['LDLD_SIN_HO,,2025-07-01,dissolved,,1/QĐ']],
  ['an end of which nothing is said', []],
  ['two changes of one unit on different days', ['CDVC_TINH,X,2025-07-01,transferred,,', 'CDVC_TINH,X,2025-08-01,transferred,,']],
]

describe('what became of units is accepted where it agrees with the units:', () => {
  test.each(ACCEPTED)('%s', async (_, lines) => {
    expect((await loadWith(...lines)).successions).toHaveLength(lines.length)
  })
})

const REFUSED: readonly [what: string, lines: readonly string[], says: RegExp][] = [
  ['a unit that was not there', ['X,Y,2025-07-01,merged,,'], /line 2: succession of X on 2025-07-01: X is not there on 2025-06-30/],
  ['a unit that ended earlier', ['LDLD_SIN_HO,X,2025-08-01,merged,,'], /line 2: .*LDLD_SIN_HO is not there on 2025-07-31/],
  ['a successor that is not there yet', ['LDLD_SIN_HO,X,2025-06-01,merged,,'], /line 2: .*X is not there on 2025-06-01/],
  ['a successor that ends itself', ['LDLD_SIN_HO,LDLD_MUONG_TE,2025-07-01,merged,,'], /line 2: .*LDLD_MUONG_TE is not there on 2025-07-01/],
  [
    'a merged unit that is still there',
    ['CDVC_TINH,X,2025-07-01,merged,,'],
    /line 2: .*CDVC_TINH has ended, but is still there on 2025-07-01/,
  ],
  [
    'a split unit that is still there',
    ['CDVC_TINH,X,2025-07-01,split,,', 'CDVC_TINH,Y,2025-07-01,split,,'],
    /line 2: .*CDVC_TINH has ended, but is still there/,
  ],
  ['a dissolved unit that is still there', ['CDVC_TINH,,2025-07-01,dissolved,,'], /line 2: .*CDVC_TINH has ended, but is still there/],
  [
    'a unit that gives unions away and is gone',
    ['LDLD_SIN_HO,X,2025-07-01,transferred,,'],
    /line 2: .*LDLD_SIN_HO goes on, but is not there/,
  ],
  [
    'a part that keeps a code that is gone',
    ['LDLD_SIN_HO,X,2025-07-01,split,,', 'LDLD_SIN_HO,LDLD_SIN_HO,2025-07-01,split,,'],
    /line 2: .*LDLD_SIN_HO goes on, but is not there on 2025-07-01/,
  ],
  [
    'shares that are more than 1 by very little',
    ['LDLD_SIN_HO,X,2025-07-01,split,0.5,', 'LDLD_SIN_HO,Y,2025-07-01,split,0.50000000000000000001,'],
    /line 2: .*its shares add up to 1\.00000000000000000001, not to 1/,
  ],
  [
    'shares that are less than 1',
    ['LDLD_SIN_HO,X,2025-07-01,split,0.3333,', 'LDLD_SIN_HO,Y,2025-07-01,split,0.6666,'],
    /line 2: .*its shares add up to 0\.9999, not to 1/,
  ],
  [
    'a share for one part only',
    ['LDLD_SIN_HO,X,2025-07-01,split,0.5,', 'LDLD_SIN_HO,Y,2025-07-01,split,,'],
    /line 2: .*has shares for some of its parts only/,
  ],
  [
    'a share of nothing',
    ['LDLD_SIN_HO,X,2025-07-01,split,1,', 'LDLD_SIN_HO,Y,2025-07-01,split,0,'],
    /line 3: .*its share 0 is not above 0 and at most 1/,
  ],
  [
    'a share above 1',
    ['LDLD_SIN_HO,X,2025-07-01,split,1.5,', 'LDLD_SIN_HO,Y,2025-07-01,split,0.5,'],
    /line 2: .*its share 1\.5 is not above 0 and at most 1/,
  ],
  ['a share below 0', ['LDLD_SIN_HO,X,2025-07-01,split,-0.5,', 'LDLD_SIN_HO,Y,2025-07-01,split,1,'], /line 2: .*its share -0\.5/],
  ['a share of a merger', ['LDLD_SIN_HO,X,2025-07-01,merged,1,'], /line 2: .*only a split has shares/],
  ['a share of a transfer', ['CDVC_TINH,X,2025-07-01,transferred,0.1,'], /line 2: .*only a split has shares/],
  ['a share of a dissolution', ['LDLD_SIN_HO,,2025-07-01,dissolved,1,'], /line 2: .*only a split has shares/],
  ['a merger into itself', ['CDVC_TINH,CDVC_TINH,2025-07-01,merged,,'], /line 2: .*is merged into itself/],
  ['a transfer to itself', ['CDVC_TINH,CDVC_TINH,2025-07-01,transferred,,'], /line 2: .*is transferred into itself/],
  ['a merger into two', ['LDLD_SIN_HO,X,2025-07-01,merged,,', 'LDLD_SIN_HO,Y,2025-07-01,merged,,'], /line 2: .*merged into several units/],
  ['a split into one', ['LDLD_SIN_HO,X,2025-07-01,split,,'], /line 2: .*is split into X alone/],
  ['a merger into nothing', ['LDLD_SIN_HO,,2025-07-01,merged,,'], /line 2: .*is merged, but nothing says into what/],
  ['a dissolution into something', ['LDLD_SIN_HO,X,2025-07-01,dissolved,,'], /line 2: .*is dissolved and yet goes to X/],
  [
    'one row twice',
    ['LDLD_SIN_HO,X,2025-07-01,split,,', 'LDLD_SIN_HO,X,2025-07-01,split,,1/QĐ'],
    /line 3: succession of LDLD_SIN_HO on 2025-07-01 to X is also described on line 2/,
  ],
  [
    'two kinds of end for one unit on one day',
    ['LDLD_SIN_HO,X,2025-07-01,split,,', 'LDLD_SIN_HO,Y,2025-07-01,merged,,'],
    /line 2: .*is split, and merged on line 3/,
  ],
  ['a unit that becomes what reports add up to', ['LDLD_SIN_HO,VUNG,2025-07-01,merged,,'], /line 2: .*one of LDLD_SIN_HO and VUNG reports/],
]

describe('what became of units is refused where it contradicts itself or the units, naming file and line:', () => {
  test.each(REFUSED)('%s', async (_, lines, says) => {
    const refusal = await loadWith(...lines).then(
      () => expect.fail('it was accepted'),
      (error: Error) => error.message,
    )
    expect(refusal).toMatch(says)
    expect(refusal).toContain(join('pipelines', 'units', 'successions.csv'))
  })
})

describe('what an office says of a unit and a day', () => {
  it('is in the definitions with the shares as they are written', async () => {
    const { successions } = await loadWith('LDLD_SIN_HO,X,2025-07-01,split,0.30,12/QĐ', 'LDLD_SIN_HO,Y,2025-07-01,split,0.70,')
    expect(successions).toEqual([
      { from: 'LDLD_SIN_HO', to: 'X', effectiveOn: '2025-07-01', kind: 'split', share: '0.30', decision: '12/QĐ' },
      { from: 'LDLD_SIN_HO', to: 'Y', effectiveOn: '2025-07-01', kind: 'split', share: '0.70', decision: null },
    ])
  })

  it('stands for all that an earlier table says of them', () => {
    const shipped = federationOf('A D', ['2021-01-01 A split B', '2021-01-01 A split C', '2021-01-01 D dissolved'])
    const own = federationOf('A D', ['2021-01-01 A merged B']).successions
    const rows = [...rowsIn('shipped.csv', shipped.successions), ...rowsIn('own.csv', own)]
    const kinds = checkSuccessions(shipped.units, rows).map(({ from, kind, to }) => `${from} ${kind} ${to}`)
    expect(kinds).toEqual(['D dissolved null', 'A merged B'])
  })
})
