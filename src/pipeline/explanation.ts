import type { Address } from './address.ts'

/** One row of the sheet of explanations. */
export interface SheetExplanation {
  words: string
  /** Where the row names its cells. */
  at: Address
  /** The cells, as the row names them ("E7", "E7:E9"); none of them may be a cell that is read. */
  places: readonly { named: string; cells: readonly Address[] }[]
}
