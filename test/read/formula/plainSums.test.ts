import { describe, expect, test } from 'vitest'
import { PlainSums } from '../../../src/read/formula/plainSums.ts'
import { packSheets, type Shown } from './packSheets.ts'

const of = (formula: string, shows: number | string = 0): Shown => ({ shows, formula })
const day: Shown = { shows: '2023-10-08', kind: 'date' }
const error: Shown = { shows: '#REF!', kind: 'error' }

/** What a formula in Z1 of the first sheet comes to. */
function result(formula: string, rows: readonly (readonly Shown[])[], more: Parameters<typeof packSheets>[0] = {}) {
  const workbook = packSheets({ BIEU: { rows }, ...more })
  return new PlainSums(workbook).resultOf({ at: { sheet: 'BIEU', cell: 'Z1' }, kind: 'number', value: 0, raw: '0', formula })
}

const COLUMN: readonly (readonly Shown[])[] = [[56], [1], ['ghi chú'], [true], [], [2.5]]

describe('a plain sum is worked out as a spreadsheet does', () => {
  test.each([
    ['A1+A2', 57],
    ['SUM(A1:A6)', 59.5],
    ['SUM(A1:A2,A6)', 59.5],
    ['SUM(A:A)', 59.5],
    ['SUM(1:2)', 57],
    ['A1', 56],
    ['A5', 0],
    ['A1+A5', 56],
    ['SUM(A7:A900)', 0],
    ['A3', 'ghi chú'],
    ['621+5', 626],
  ])('%s is %s', (formula, expected) => expect(result(formula, COLUMN)).toBe(expected))

  test.each([['A1+A3'], ['A1+A4'], ['SUM(A1,A1+A3)'], ['THIEU!A1'], ['A1*2']])('%s is not judged', (formula) => {
    expect(result(formula, COLUMN)).toBeNull()
  })

  test.each([day, error])('a day or an error is not added: %j', (cell) => {
    expect(result('SUM(A1:A2)', [[1], [cell]])).toBeNull()
    expect(result('A1+A2', [[1], [cell]])).toBeNull()
  })

  test('over sheets, whatever the case of their names', () => {
    const more = { 'Bảng 1': { rows: [[1, 2, 3]] } }
    expect(result("A1+SUM('bảng 1'!A1:C1)", [[10]], more)).toBe(16)
  })

  test('several columns of a row, and only those', () =>
    expect(
      result('SUM(B1:C2)', [
        [100, 1, 2, 100],
        [100, null, 4, 100],
      ]),
    ).toBe(7))

  test('a sum of sums that were not worked out is worked out', () => {
    const rows = [[of('A2+A3', 99)], [of('B2+B3', 50)], [1], []]
    expect(result('A1', [rows[0] ?? [], [of('B2+B3', 50), 20], [1, 30]])).toBe(51)
  })

  test('of another formula the stored result is taken', () => expect(result('A1+A2', [[of('ROUND(B1,0)', 7)], [1]])).toBe(8))

  test.each([['A1+A2'], ['SUM(A1:A2)'], ['Z1+1'], ['SUM(Z:Z)']])('a sum that comes back to itself is not judged: %s', (formula) => {
    expect(result(formula, [[of('A2', 5), ...Array<null>(24).fill(null), of(formula)], [of('A1', 6)]])).toBeNull()
  })

  test('what stands under a merged stretch, where nobody sees it, is not added', () => {
    const merges = [{ top: 2, left: 1, bottom: 2, right: 3 }]
    const judge = (formula: string, hidden: Shown) =>
      new PlainSums(
        packSheets({
          BIEU: {
            rows: [
              [1, 1],
              [2, hidden],
              [3, 3],
            ],
            merges,
          },
        }),
      ).resultOf({
        ...{ at: { sheet: 'BIEU', cell: 'Z1' }, kind: 'number', value: 0, raw: '0', formula },
      })
    expect(judge('SUM(B1:B3)', 2)).toBeNull()
    expect(judge('B2', 2)).toBeNull()
    expect(judge('SUM(A1:A3)', 2)).toBe(6)
    expect(judge('SUM(B1:B3)', null)).toBe(4)
  })
})

describe('what would take too long is given up', () => {
  const column = Array.from({ length: 2000 }, (): Shown[] => [1])

  test('many sums over the same large stretch', () => {
    const formulas = Array.from({ length: 2000 }, (): Shown[] => [1, of('SUM(A1:A2000)', 2000)])
    const workbook = packSheets({ BIEU: { rows: formulas } })
    const sums = new PlainSums(workbook, 100_000)
    const results = workbook.sheets[0]?.rows.map((row) => sums.resultOf(row.cell(2) ?? expect.fail())) ?? []
    expect(sums.isSpent).toBe(true)
    expect(results.filter((each) => each === 2000).length).toBeGreaterThan(10)
    expect(new Set(results)).toEqual(new Set([2000, null]))
  })

  test('a few are not', () => {
    const sums = new PlainSums(packSheets({ BIEU: { rows: column } }))
    expect(sums.resultOf({ at: { sheet: 'BIEU', cell: 'Z1' }, kind: 'number', value: 0, raw: '0', formula: 'SUM(A:A)' })).toBe(2000)
    expect(sums.isSpent).toBe(false)
  })

  test('a chain of a thousand sums ends in what is stored', () => {
    const chain = Array.from({ length: 1000 }, (_, index): Shown[] => [of(`A${index + 2}+1`, 1000 - index)])
    expect(result('A1', [...chain, [0]])).toBe(1000)
  })
})
