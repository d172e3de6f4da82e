import type { TimeBasis } from './indicator.ts'
import type { UnitRole } from './unit.ts'

/** One field of a cover: a label with the answer beside it. */
export interface CoverField {
  code: string
  label: string
  kind: 'unit' | 'unit_code' | 'period' | 'date' | 'text'
  /** `as_of` of a cover is the day its figures stand for. */
  means?: 'unit' | 'period' | 'as_of' | 'signed_on'
}

/**
 * One column of a figure form. A `basis` column holds the figures of one time basis, or of whichever of several an indicator has.
 * `check` (live marks) and `previous` (last period's figures) are the office's own: nothing is read from them, and they do not
 * count as layout.
 */
export type FigureColumn =
  | { role: 'form' | 'code' | 'number' | 'label' | 'measure' | 'as_of' | 'explanation' | 'note' | 'check'; label: string }
  | { role: 'basis' | 'previous'; time: TimeBasis | readonly TimeBasis[]; label: string }

/** One column of a list form, where each row is a grassroots union. */
export interface ListColumn {
  code: string
  label: string
  /** What a column is for: naming the row's union, a figure of it, or plain words. */
  role: 'number' | 'unit_code' | 'unit_name' | 'figure' | 'text'
  indicator?: string
  time?: TimeBasis
  /** What a blank cell means; without it a blank is an error. */
  blank?: 'no' | 'zero' | 'not_available'
  /** The answers a text column takes; any text where absent. */
  choices?: readonly string[]
}

/** One column of an event form, where each row is one event. */
export interface EventColumn {
  code: string
  label: string
  /** What a column is for: the row's own number, what kind of event it is and how far it has come, its figures, its days, or plain words. */
  role: 'number' | 'type' | 'status' | 'figure' | 'date' | 'text'
  /** The answers a text column takes; any text where absent. Those of `type` and `status` are in the feeds. */
  choices?: readonly string[]
}

/** Which indicators the rows of one type and status feed: by the code of a figure column. */
export interface EventFeed {
  type: string
  status: string
  figures: Readonly<Record<string, string>>
  /** Its own date columns, where they are not the form's: what is only promised has not happened. */
  asOf?: readonly string[]
}

interface FormBase {
  code: string
  title: string
  /** Who sends it. */
  from: readonly UnitRole[]
  /** The first period that has it (`2023-Q1`). */
  since: string
  /** The last period that has it; open where absent. */
  until?: string
}
export interface CoverForm extends FormBase {
  kind: 'cover'
  fields: readonly CoverField[]
}
export interface FigureForm extends FormBase {
  kind: 'figures'
  columns: readonly FigureColumn[]
  /** The indicators down the side, in order. A line is left out for a unit that does not report it. */
  lines: readonly string[]
}
export interface ListForm extends FormBase {
  kind: 'list'
  columns: readonly ListColumn[]
  /** Before a row's own code in the code of its union. */
  unitPrefix: string
  /** Counts the rows: each gives one fact of value 1. */
  rowIndicator: string
}

/**
 * A form with a row for each event. Every figure column of a row gives one fact, whose item is the row; totals sum the items.
 * A form that is there says of every indicator that no row feeds: there was none.
 */
export interface EventForm extends FormBase {
  kind: 'events'
  columns: readonly EventColumn[]
  /** The basis of all its figures. */
  time: TimeBasis
  feeds: readonly EventFeed[]
  /** Date columns whose day a row's figures stand for: the first that is filled in. */
  asOf: readonly string[]
}

/** One table that is collected: a sheet, or a part of a CSV. */
export type Form = CoverForm | FigureForm | ListForm | EventForm
