import type { UnitTotal } from '../unitTotal.ts'

/** One line of a long period. `from` names the periods that its value is made of, in order; a stock is of one alone. */
export interface LongTotal extends UnitTotal {
  from: string[]
}

/** One line of a consolidation, and the period that it is of. */
export interface PartLine {
  period: string
  total: UnitTotal
}
