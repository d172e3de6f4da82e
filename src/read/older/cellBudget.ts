import { LONGEST_CELL_TEXT, MAX_CELLS, MAX_MERGED_CELLS, MAX_ROWS, MAX_SHEETS, MAX_TAGS, MAX_TEXT_CHARS } from '../limits.ts'
import type { Merge } from '../sheet.ts'
import type { OlderProblem } from './refuseOlder.ts'

/**
 * Counts what is in a file, over all its sheets, and throws `Unreadable` at the first thing too many. Only rows and cells that hold
 * something count: in these formats a million blank ones are one tag.
 */
export class CellBudget {
  #sheets = 0
  #rows = 0
  #cells = 0
  #merged = 0
  #tags = 0
  #chars = 0

  sheet(): void {
    if (++this.#sheets > MAX_SHEETS) throw new Unreadable('tooManySheets')
  }

  row(where: string, times = 1): void {
    this.#rows += times
    if (this.#rows > MAX_ROWS) throw new Unreadable('tooManyRows', where)
  }

  cells(where: string, count = 1): void {
    this.#cells += count
    if (this.#cells > MAX_CELLS) throw new Unreadable('tooManyCells', where)
  }

  merge(where: string, { top, left, bottom, right }: Merge): void {
    this.#merged += (bottom - top + 1) * (right - left + 1)
    if (this.#merged > MAX_MERGED_CELLS) throw new Unreadable('tooMuchMerged', where)
  }

  /** The text that so many cells have, if it is one. */
  text(where: string, value: unknown, times = 1): void {
    if (typeof value !== 'string') return
    this.#chars += value.length * times
    if (value.length > LONGEST_CELL_TEXT || this.#chars > MAX_TEXT_CHARS) throw new Unreadable('tooMuch', where)
  }

  tag(): void {
    if (++this.#tags > MAX_TAGS) throw new Unreadable('tooMuch')
  }
}

/** Thrown while a file is walked and caught by its reader, which answers with the refusal. */
export class Unreadable extends Error {
  readonly problem: OlderProblem
  readonly where: string | undefined

  constructor(problem: OlderProblem, where?: string) {
    super(problem)
    this.problem = problem
    this.where = where
  }
}
