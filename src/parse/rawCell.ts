import type { Address } from '../pipeline/address.ts'

/** One cell as the file holds it, before anybody reads it as a number. */
export interface RawCell {
  at: Address
  kind: 'blank' | 'text' | 'number' | 'boolean' | 'date' | 'error'
  /** Text as typed, or as it was meant where an older font or a broken encoding made it other letters; a number; an error's code ("#REF!"); a date as YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS. Null when blank. */
  value: string | number | boolean | null
  /** The text that is kept with a fact, untouched: what was typed, or the stored number in plain digits. */
  raw: string
  /** The cell's number format, where it has one that is not General. */
  format?: string
  /** The cell's font, where the file names one: text of the fonts before Unicode (".VnTime", "VNI-Times") is told by it. */
  font?: string
  formula?: string
}

/** A text cell, as a CSV or a command line gives one. */
export function textCell(raw: string, at: Address = { sheet: '', cell: '' }): RawCell {
  return { at, kind: raw === '' ? 'blank' : 'text', value: raw === '' ? null : raw, raw }
}

/** A numeric cell. */
export function numberCell(value: number, at: Address = { sheet: '', cell: '' }, format?: string): RawCell {
  return { at, kind: 'number', value, raw: String(value), ...(format ? { format } : {}) }
}
