import type { RawCell } from '../../parse/rawCell.ts'
import type { Row, Sheet, Workbook } from '../sheet.ts'
import { parsePlainSum } from './parsePlainSum.ts'
import type { Addend, PlainSum } from './plainSum.ts'

/** What a cell holds as far as a sum is concerned; null where that cannot be told. */
type Content = number | string | null

/**
 * Works out anew what the plain sums of a workbook come to, as a spreadsheet would. Where a sum adds up cells that are plain sums
 * themselves, those are worked out too; of any other formula the stored result is taken.
 */
export class PlainSums {
  /** Whether a sum was given up because all of them together look at too many cells. */
  isSpent = false
  #sheets: ReadonlyMap<string, Sheet>
  #known = new Map<string, Content | undefined>()
  #steps: number
  #depth = 0

  constructor({ sheets }: Pick<Workbook, 'sheets'>, steps = MOST_STEPS) {
    this.#sheets = new Map(sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]))
    this.#steps = steps
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
  #sumOf(addend: Addend, sheet: Sheet): Content {
    if (!this.#takeSteps(sheet.merges.length / 16) || sheet.merges.some((merge) => hidesCells(merge, addend))) return null
    let total = 0
    for (const row of rowsBetween(sheet.rows, addend)) {
      if (!this.#takeSteps(1 + addend.right / 16)) return null
      for (const cell of cellsBetween(row, addend)) {
        const content = this.#contentOf(cell)
        if (content === null || (typeof content === 'string' && !addend.isLenient)) return content
        if (typeof content === 'number') total += content
      }
    }
    return total
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

/** Rows looked into for all sums of a workbook together: twenty sums over each column of a register of 120,000 rows. */
const MOST_STEPS = 3_000_000

/** Sums of sums of sums: more is nobody's form. */
const MOST_DEPTH = 50

/** Whether cells of a merged stretch, which are read as blank whatever they hold, would be added. */
function hidesCells(merge: Sheet['merges'][number], { top, left, bottom, right }: Addend): boolean {
  const rows = [Math.max(merge.top, top), Math.min(merge.bottom, bottom)] as const
  const columns = [Math.max(merge.left, left), Math.min(merge.right, right)] as const
  if (rows[0] > rows[1] || columns[0] > columns[1]) return false
  return rows[1] > merge.top || columns[1] > merge.left
}

/** The rows that stand between the first and the last of a stretch. */
function* rowsBetween(rows: readonly Row[], { top, bottom }: Addend): Generator<Row> {
  for (let at = firstFrom(rows, top); at < rows.length; at++) {
    const row = rows[at]
    if (!row || row.number > bottom) return
    yield row
  }
}

function cellsBetween(row: Row, { left, right }: Addend): RawCell[] {
  if (left === right) return [row.cell(left) ?? []].flat()
  const { columns } = row
  return row.cells.filter((_, index) => (columns[index] ?? 0) >= left && (columns[index] ?? 0) <= right)
}

/** The place of the first row with this number or a higher one. */
function firstFrom(rows: readonly Row[], number: number): number {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1
    else high = middle
  }
  return low
}
