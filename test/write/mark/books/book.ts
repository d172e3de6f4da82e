/** A cell that is to be marked; it need not be in the file. */
export interface Place {
  sheet: string
  cell: string
}

/** A program beside ours that opens workbooks. */
export type Program = 'hucre' | 'openpyxl' | 'soffice'

/** A workbook that is to be marked up, and where. */
export interface Book {
  /** Says what is in it, in words that may be a file's name. */
  name: string
  bytes: Uint8Array
  cells: readonly Place[]
  expects: 'marked' | 'unmarkable'
  /** Programs that do not open it as it is, or read it otherwise than Excel, before anybody has marked it. */
  closedTo?: readonly Program[]
}

/** Cells of one sheet. */
export function placesOn(sheet: string, cells: string): Place[] {
  return cells.split(' ').map((cell) => ({ sheet, cell }))
}
