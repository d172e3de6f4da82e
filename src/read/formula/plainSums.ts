import type { RawCell } from '../../parse/rawCell.ts'
import type { Workbook } from '../sheet.ts'
import { parsePlainSum } from './parsePlainSum.ts'
import type { Addend, PlainSum } from './plainSum.ts'
import { SheetCells } from './sheetCells.ts'

/** What a cell holds as far as a sum is concerned; null where that cannot be told. */
type Content = number | string | null

/**
 * Works out anew what the plain sums of a workbook come to, as a spreadsheet would. Where a sum adds up cells that are plain sums
 * themselves, those are worked out too; of any other formula the stored result is taken.
 */
export class PlainSums {
  /** Whether a sum was given up because all of them together look at too many cells. */
  isSpent = false
  #sheets: ReadonlyMap<string, SheetCells>
  #known = new Map<string, Content | undefined>()
  #steps: number
  #depth = 0

  constructor({ sheets }: Pick<Workbook, 'sheets'>, steps = MOST_STEPS) {
    this.#steps = steps
    const takeSteps = (count: number) => this.#takeSteps(count)
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), new SheetCells(sheet, takeSteps)]))
  }

  /**
   * What the formula of a cell comes to: a number, or the text that a single reference points at. Null where it is no plain sum, or
   * adds what cannot be added (words, days, errors, itself).
   */
  resultOf(cell: RawCell): Content {
    return this.#workOut(cell) ?? null
  }

  /** Undefined for a cell that is no plain sum, or too far down in one: what is stored there is all that is known. */
  #workOut({ at, formula }: RawCell): Content | undefined {
    const place = `${at.sheet}!${at.cell}`
    if (this.#known.has(place)) return this.#known.get(place)
    if (formula === undefined || this.#depth === MOST_DEPTH) return undefined
    if (!this.#takeSteps(1 + formula.length / 16)) return null
    this.#known.set(place, null) // while it is worked out: a sum that comes back to itself is none
    const sum = parsePlainSum(formula)
    this.#depth++
    const result = sum ? this.#add(sum, at.sheet) : undefined
    this.#depth--
    this.#known.set(place, result)
    return result
  }

  #add({ addends, constant }: PlainSum, own: string): Content {
    let total = constant
    const isReference = addends.length === 1 && constant === 0
    for (const addend of addends) {
      const sheet = this.#sheets.get((addend.sheet ?? own).toLowerCase())
      const content = sheet ? this.#sumOf(addend, sheet) : null
      if (content === null || (typeof content === 'string' && !isReference)) return null
      if (typeof content === 'string') return content
      total += content
    }
    return total
  }

  /** A blank adds 0, and so do a text and a truth value that SUM is given as cells. */
  #sumOf(addend: Addend, cells: SheetCells): Content {
    let total = 0
    let other: Content = null
    const isSummed = cells.visit(addend, (cell) => {
      const content = typeof cell === 'number' ? cell : this.#contentOf(cell)
      if (typeof content === 'number') total += content
      else if (content === null || !addend.isLenient) {
        other = content
        return false
      }
      return true
    })
    return isSummed ? total : other
  }

  #contentOf(cell: RawCell): Content {
    const recalculated = cell.formula === undefined ? undefined : this.#workOut(cell)
    if (recalculated !== undefined) return recalculated
    if (cell.kind === 'number') return Number(cell.value)
    return cell.kind === 'text' || cell.kind === 'boolean' ? cell.raw : null
  }

  #takeSteps(count: number): boolean {
    this.#steps -= count
    if (this.#steps < 0) this.isSpent = true
    return !this.isSpent
  }
}

/** Cells looked at for all sums of a workbook together: enough for eight columns of a register of 120,000 rows, over and over. */
const MOST_STEPS = 1_000_000

/** Sums of sums of sums: more is nobody's form. */
const MOST_DEPTH = 50
