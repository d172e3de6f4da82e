/**
 * A stretch of cells, 1-based, all of it included; `sheet` is null where it is the formula's own. As an argument of SUM (`isLenient`)
 * its texts and truth values count nothing; between plus signs they do not let themselves be added.
 */
export interface Addend {
  sheet: string | null
  top: number
  left: number
  bottom: number
  right: number
  isLenient: boolean
}

/** A formula that does nothing but add: what it adds, and the numbers that are written in it. */
export interface PlainSum {
  addends: readonly Addend[]
  constant: number
}
