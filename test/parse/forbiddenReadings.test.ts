import { expect, test } from 'vitest'
import { EXPLAINED_KINDS, explainCell } from '../../src/parse/explainCell.ts'
import { UNIT_NAMES } from './readUnits.ts'

/** What careless code makes of these: parseFloat after dropping the rest, or all digits run together (domain.md 4.3). */
const FORBIDDEN: readonly (readonly [raw: string | number, never: number])[] = [
  ['4.067.150.000đ', 4.067],
  ['4.067.150.000đ', 4067],
  ['1,5 tỷ', 15],
  ['1,5 tỷ', 15_000_000_000],
  ['90,6%', 906],
  ['90,6', 906],
  ['12,5', 125],
  ['12.5', 125],
  ['8/10', 810],
  ['8/10', 0.8],
  ['11/11', 1111],
  ['778/778', 778778],
  ['626 (621 cùng cấp, 5 cấp dưới)', 6266215],
  ['626 (621 cùng cấp, 5 cấp dưới)', 626],
  ['621 + 5', 626],
  ['621 + 5', 6215],
  ['2 tỷ 5', 2_500_000_000],
  ['1tr500', 1500],
  ['1O', 1],
  ['4,06715E+09', 4_067_150_000],
  ['12\n345', 12345],
  ['05', Number('0o5') + 3],
  ['-5', 5],
  ['(5)', 5],
  ['x', 1],
  ['', 0],
  ['…', 0],
  [3.666, 3666],
  [3.666, 4],
  [0.906, 90.6],
]

const NUMERIC_KINDS = EXPLAINED_KINDS.filter((kind) => ['count', 'money', 'percent', 'average', 'range'].includes(kind))

test.each(FORBIDDEN)('%j is never %d', (raw, never) => {
  for (const kind of NUMERIC_KINDS) expect(explainCell({ kind, raw }, UNIT_NAMES).value, kind).not.toBe(never)
})
