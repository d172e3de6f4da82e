import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlainSum } from '../../../src/read/formula/parsePlainSum.ts'
import { shiftFormula } from '../../../src/read/formula/shiftFormula.ts'

describe('a formula that is shared moves with its cell', () => {
  test.each([
    ['E7+E8', 1, 0, 'E8+E9'],
    ['E7+E8', 0, 2, 'G7+G8'],
    ['SUM(E$5:$E8,$G$1)', 3, 1, 'SUM(F$5:$E11,$G$1)'],
    ['SUM(E:$F)+SUM(5:$6)', 1, 1, 'SUM(F:$F)+SUM(6:$6)'],
    ["'Biểu E7'!E7+DS_CDCS!E7+BIA1!E7", 1, 0, "'Biểu E7'!E8+DS_CDCS!E8+BIA1!E8"],
    ['IF(E7="E7 ""A1""",LOG10(E7),TB1.A1)', 1, 0, 'IF(E8="E7 ""A1""",LOG10(E8),TB1.A1)'],
    ["[1]T1!A1+'[1]T 1'!A1+Bảng1[A1]", 1, 0, "[1]T1!A2+'[1]T 1'!A2+Bảng1[A1]"],
    ['1E3+E7', 1, 0, '1E3+E8'],
    ['Z1+AZ1', 0, 1, 'AA1+BA1'],
    ['A1+B1', 0, -1, '#REF!+A1'],
    ['XFD1048576', 1, 0, '#REF!'],
    ['E7', 0, 0, 'E7'],
  ])('%s, %d down and %d right: %s', (formula, rows, columns, expected) => expect(shiftFormula(formula, rows, columns)).toBe(expected))
})

test('there and back is where it was', () => {
  const cell = fc
    .tuple(fc.integer({ min: 20, max: 900 }), fc.constantFrom('T', 'U', 'AA', 'AZ', '$T'))
    .map(([row, letters]) => letters + row)
  fc.assert(
    fc.property(
      fc.array(cell, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: -19, max: 19 }),
      fc.integer({ min: -19, max: 19 }),
      (cells, rows, columns) => {
        const formula = `SUM(${cells.join(',')})`
        const moved = shiftFormula(formula, rows, columns)
        expect(shiftFormula(moved, -rows, -columns)).toBe(formula)
        expect(parsePlainSum(moved)?.addends.length).toBe(cells.length)
      },
    ),
  )
})
