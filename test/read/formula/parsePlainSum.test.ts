import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePlainSum } from '../../../src/read/formula/parsePlainSum.ts'

/** "sheet!top,left:bottom,right", with "~" behind it where texts count nothing. */
function printed(formula: string): string | null {
  const sum = parsePlainSum(formula)
  const addends = sum?.addends.map(({ sheet, top, left, bottom, right, isLenient }) => {
    const cells = top === bottom && left === right ? `${top},${left}` : `${top},${left}:${bottom},${right}`
    return `${sheet === null ? '' : `${sheet}!`}${cells}${isLenient ? '~' : ''}`
  })
  return sum && [...(addends ?? []), ...(sum.constant === 0 ? [] : [sum.constant])].join(' ')
}

describe('a plain sum is read', () => {
  test.each([
    ['E7', '7,5'],
    ['$E$7', '7,5'],
    ['+E7+E8', '7,5 8,5'],
    ['E7 + e8', '7,5 8,5'],
    ['SUM(E5:E8)', '5,5:8,5~'],
    ['sum( E8:E5 , G5 )', '5,5:8,5~ 5,7~'],
    ['SUM(E5,E6+E7)', '5,5~ 6,5 7,5'],
    ['SUM(E5:E6)+SUM(G5:H6)+E9+12.5', '5,5:6,5~ 5,7:6,8~ 9,5 12.5'],
    ['SUM(SUM(E5:E6),(E7))', '5,5:6,5~ 7,5'],
    ['(E7+(E8))', '7,5 8,5'],
    ["'09_KIEMTRA'!E7+'Biểu ''A'''!$F$8", "09_KIEMTRA!7,5 Biểu 'A'!8,6"],
    ['DS_CDCS!F5+Tổng.hợp!F6', 'DS_CDCS!5,6 Tổng.hợp!6,6'],
    ['SUM(DS_CDCS!F:F)', 'DS_CDCS!1,6:1048576,6~'],
    ['SUM(5:$6)', '5,1:6,16384~'],
    ['621+5', '626'],
    ['1E3+XFD1048576', '1048576,16384 1000'],
  ])('%s', (formula, expected) => expect(printed(formula)).toBe(expected))
})

describe('anything else is not judged', () => {
  test.each([
    ...['', 'SUM()', 'SUM(E5', 'E5)', 'E5+', 'E5 E6', 'SUM(E5,)', 'E5,E6', '(E5,E6)', 'SUM(E5 E6)', 'SUM (E5)'],
    ...['E5-E6', 'E5*2', '-E5', '5%', 'E5&"1"', 'E5:E8', 'E5:E8+1', 'SUM(E5:E8 E6)', 'SUM((E5:E8))'],
    ...['SUBTOTAL(9,E5:E8)', 'SUMIF(E5:E8,">0")', 'IF(E5>0,E5,0)', 'ROUND(E5,0)', 'SUMA(E5)', '_xlfn.SUM(E5)'],
    ...['[1]Sheet1!A1', "'[1]Sheet 1'!A1", 'Tháng1:Tháng3!E5', "'T1:T3'!E5", 'Bảng1[Số]', 'E5#', 'TongSo', 'ABCD1', 'XFE1', 'A1048577'],
    ...['#REF!', 'E5+#REF!', '"57"', 'TRUE', 'A0', 'A1.5', "cmd|'/c calc'!A0"],
  ])('%s', (formula) => expect(parsePlainSum(formula)).toBeNull())

  test('nor is a formula longer than a spreadsheet takes', () => {
    expect(parsePlainSum(Array(4000).fill('A1').join('+'))).toBeNull()
    expect(parsePlainSum(`${'('.repeat(4000)}A1${')'.repeat(4000)}`)).not.toBeNull()
  })
})

test('any words get an answer, and a sum that was written is read again', () => {
  const pieces = "E7|$F$8|SUM(|)|,|+|:|5|DS!|'T 1'!|[1]|-| |\"|E:E|#REF!".split('|')
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const formula = parts.join('')
      const sum = parsePlainSum(formula)
      if (sum) expect(parsePlainSum(`SUM(${formula})`)?.addends.length).toBe(sum.addends.length)
    }),
    { numRuns: 3000 },
  )
})
