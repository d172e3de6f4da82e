import type { Address } from './address.ts'
import type { Figure } from './figure.ts'
import type { TimeBasis } from './indicator.ts'

/** One unit's figure for one indicator and time basis, with the cell that says so. */
export interface Fact extends Figure {
  form: string
  indicator: string
  time: TimeBasis
  /** The unit that the figure is about: the submitter, or one of its grassroots unions in a list form. */
  unit: string
  /** Empty, but for event forms: the row's key. */
  item: string
  /** False for a control: a typed total of parts, which is checked and never summed. */
  isAddend: boolean
  /** The day the figure stands for, as YYYY-MM-DD, and whether the file said so. */
  asOf: string
  asOfSource: 'stated' | 'inferred'
  /** The cell's text, untouched. */
  raw: string
  at: Address
  explanation: string | null
}
