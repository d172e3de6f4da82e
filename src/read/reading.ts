import type { RawCell } from '../parse/rawCell.ts'
import type { SheetExplanation } from '../pipeline/explanation.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Form } from '../pipeline/form.ts'
import type { Indicator, TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { OlderTemplate } from './olderTemplate.ts'

/** A grassroots union named by a row of a list form. */
export interface ListedUnion {
  code: string
  name: string
  cell: RawCell
}

/** One cell that should hold a figure. It may be blank; its address is always there. */
export interface Entry {
  indicator: Indicator
  time: TimeBasis
  cell: RawCell
  /** The union that a list row is about; null for the submitter's own figures. */
  union: string | null
  /** The row of an event form that it belongs to: its number, else where it stands (`r7`). Empty elsewhere. */
  item: string
  /**
   * What a blank means where one is allowed. `none` is what an event form says of an indicator that none of its rows feeds: `cell`
   * is then where it says so, and its raw the words, if there are any.
   */
  blank: 'no' | 'zero' | 'not_available' | 'none' | null
  asOf: RawCell | null
  explanation: RawCell | null
}

/** One form as it was found in the file. */
export interface FormReading {
  form: Form
  sheet: string
  /** In the order of the cells. Those of a list are made anew each time they are gone through: there may be a million. */
  entries: Iterable<Entry>
  unions: readonly ListedUnion[]
}

/** A file read as a submission of a pipeline: rows that remember their cells, before anything is judged. */
export interface Reading {
  pipeline: Pipeline
  /** A workbook must hold every form of its unit; a CSV stands for the forms it has. */
  isWholeReturn: boolean
  /** Set where the file is made from an older version of the template. */
  older?: OlderTemplate | null
  unit: string | null
  period: string | null
  /** The day the cover says its figures stand for, and the day it was signed (YYYY-MM-DD). */
  asOf: string | null
  signedOn: string | null
  forms: readonly FormReading[]
  /** What the sheet of explanations says, row by row. */
  explanations?: readonly SheetExplanation[]
  findings: readonly Finding[]
}
