import { describe, expect, it } from 'vitest'
import { buildUnitNames } from '../../src/parse/buildUnitNames.ts'
import { parseDate } from '../../src/parse/parseDate.ts'
import { parseFigure } from '../../src/parse/parseFigure.ts'
import { parsePeriod } from '../../src/parse/parsePeriod.ts'
import { parseUnit } from '../../src/parse/parseUnit.ts'
import { textCell } from '../../src/parse/rawCell.ts'

const READERS: [what: string, read: (text: string) => unknown][] = [
  ['a figure', (text) => parseFigure(textCell(text), { kind: 'count', measure: 'cuộc' })],
  ['a day', (text) => parseDate(textCell(text), {})],
  ['a period', (text) => parsePeriod(textCell(text))],
  ['a unit', (text) => parseUnit(textCell(text), buildUnitNames([], []))],
]

describe('a cell that is longer than any answer', () => {
  it.each(READERS)('is refused as %s, and says how long it is', (_, read) => {
    expect(read('.'.repeat(32_767))).toEqual({ refusal: expect.stringMatching(/^Ô có 32\.767 ký tự.*Đề nghị/) })
  })

  it('is refused however much of it is spaces: nothing is cut to make it fit', () => {
    expect(parseFigure(textCell(`57${' '.repeat(300)}`), { kind: 'count', measure: 'cuộc' })).toHaveProperty('refusal')
  })
})
