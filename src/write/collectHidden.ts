import type { Worksheet } from 'exceljs'
import { columnLetters } from '../read/cellAt.ts'
import { cellName } from './cellName.ts'
import { quoteSheet } from './findPlaces.ts'
import type { RangeOf } from './inputLimit.ts'

/** What a template works with and nobody sees: sums that marks compare with, and the lists that drop-downs choose from. */
export interface Hidden {
  /** Where a formula is worked out that several others name; it gives a number, or "" where it cannot be told. */
  cellOf: (formula: string) => string
  rangeOf: RangeOf
  write: (sheet: Worksheet) => void
}

/** Columns A and B of the sheet hold the template's identity. */
const [SUMS, LISTS] = [4, 6]

/** Collects what is to stand on the hidden sheet of this name as it is asked for; the same thing stands there once. */
export function collectHidden(name: string): Hidden {
  const sums: string[] = []
  const lists: (readonly string[])[] = []
  return {
    cellOf: (formula) => `${quoteSheet(name)}${cellName(placeIn(sums, formula, String) + 1, SUMS)}`,
    rangeOf(choices) {
      const column = columnLetters(LISTS + placeIn(lists, choices, (list) => list.join('\n')))
      return `${quoteSheet(name)}$${column}$1:$${column}$${choices.length}`
    },
    write(sheet) {
      sums.forEach((formula, row) => {
        sheet.getCell(row + 1, SUMS).value = { formula }
      })
      lists.forEach((list, column) => {
        list.forEach((choice, row) => {
          sheet.getCell(row + 1, LISTS + column).value = choice
        })
      })
    },
  }
}

/** The place of a thing among others, where it is put if it is new. */
function placeIn<T>(things: T[], thing: T, keyOf: (thing: T) => string): number {
  const known = things.findIndex((each) => keyOf(each) === keyOf(thing))
  return known < 0 ? things.push(thing) - 1 : known
}
