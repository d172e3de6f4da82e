export const BOF = 0x809
export const BOUND_SHEET = 0x85

/** What SheetJS needs to read values and formulas: structure, shared texts, cells, and the names that formulas use. */
export const KEPT: ReadonlySet<number> = new Set([
  BOF,
  0x0a, // EOF
  0x42, // code page
  0x22, // days from 1904
  BOUND_SHEET,
  0xfc, // shared texts
  0x203, // cells: number
  0x27e, // a number in few bits
  0xbd, // several of them
  0x204, // text
  0xd6, // text in several fonts
  0xfd, // a shared text
  0x205, // truth or error
  0x06, // formula
  0x406,
  0x207, // the text that a formula gives
  0x21, // a formula of many cells
  0x221,
  0x4bc, // a formula that cells share
  0x1ae, // other workbooks, sheets and names that formulas mention
  0x16,
  0x17,
  0x18,
  0x218,
  0x23,
  0x223,
])
