import { checkValue, type Misread } from './checkValue.ts'
import { columnNumber, coverMerge } from './coverMerge.ts'
import { LAST_COLUMN, LAST_ROW, MAX_CELLS, MAX_MERGED_CELLS, MAX_ROWS, MAX_TAGS } from './limits.ts'
import { readAttributes, type Tag, walkTags } from './walkTags.ts'

/** A sheet's rows, found fit to be given to exceljs, and what exceljs would get wrong about them. */
export interface ScannedSheet {
  /** The sheet's `<sheetData>` element, and nothing else of its XML. */
  sheetData: string
  /** What cells say that exceljs misreads, by their address. */
  misread: ReadonlyMap<string, Misread>
  /** Cells of merged ranges except the first: what they may hold is not seen by anybody. */
  covered: ReadonlySet<string>
}

/** Counts over all sheets of one workbook. */
export interface Tally {
  /** How many texts the workbook's shared table has. */
  texts: number
  tags: number
  rows: number
  cells: number
  mergedCells: number
}

/**
 * What is wrong with a sheet: too much in it, XML that contradicts itself, or XML that is right but written in a
 * way that exceljs cannot read. `where` is a cell or a row.
 */
export interface SheetProblem {
  problem: 'tooManyRows' | 'tooManyCells' | 'tooMuchMerged' | 'contradictory' | 'unusual'
  where: string
}

/**
 * Walks a sheet's XML once, before exceljs sees it: counts, checks that rows and cells come in order with their
 * addresses, and that numbers are numbers. exceljs would hang on row 4,000,000,000, keep only the last of two rows
 * with the same number, and read "1,5" as 1.
 */
export function scanSheet(xml: string, tally: Tally): ScannedSheet | SheetProblem {
  const scan: Scan = { xml, tally, row: 0, column: 0, cell: null, dataFrom: -1, dataTo: -1, misread: new Map(), covered: new Set() }
  for (const tag of walkTags(xml)) {
    const problem = look(scan, tag)
    if (problem) return { problem, where: placeOf(scan) }
  }
  if (scan.dataTo === -1) return { problem: 'contradictory', where: placeOf(scan) }
  return { sheetData: xml.slice(scan.dataFrom, scan.dataTo), misread: scan.misread, covered: scan.covered }
}

/** The cell that is at fault, or the last row before the fault. */
function placeOf(scan: Scan): string {
  return scan.cell?.address ?? (scan.row > 0 ? `sau hàng ${scan.row}` : 'đầu trang')
}

type Problem = SheetProblem['problem'] | undefined

interface Scan {
  xml: string
  tally: Tally
  row: number
  column: number
  cell: { address: string; type: string; hasFormula: boolean; valueFrom: number; valueTo: number } | null
  dataFrom: number
  dataTo: number
  misread: Map<string, Misread>
  covered: Set<string>
}

function look(scan: Scan, tag: Tag): Problem {
  if (++scan.tally.tags > MAX_TAGS) return 'tooManyCells'
  if (tag.kind === 'broken' || tag.kind === 'doctype') return 'contradictory'
  const isInData = scan.dataFrom !== -1 && scan.dataTo === -1
  if (isInData && tag.kind === 'cdata') return 'unusual'
  const step = (isInData ? INSIDE : OUTSIDE).get(tag.name)
  if (!step) return undefined
  if (tag.isPrefixed) return 'unusual'
  const problem = tag.kind === 'close' ? undefined : step.enter(scan, tag)
  return problem ?? (tag.kind === 'open' ? undefined : step.leave?.(scan, tag))
}

interface Step {
  enter: (scan: Scan, tag: Tag) => Problem
  leave?: (scan: Scan, tag: Tag) => Problem
}

const DATA: Step = { enter: enterData, leave: leaveData }
const OUTSIDE = new Map<string, Step>([
  ['sheetData', DATA],
  ['mergeCell', { enter: enterMerge }],
])
const INSIDE = new Map<string, Step>([
  ['sheetData', DATA],
  ['row', { enter: enterRow }],
  ['c', { enter: enterCell, leave: leaveCell }],
  ['f', { enter: enterFormula }],
  ['v', { enter: enterValue, leave: leaveValue }],
  ['is', { enter: enterInlineText }],
])

function enterData(scan: Scan, tag: Tag): Problem {
  if (scan.dataFrom !== -1) return 'contradictory'
  scan.dataFrom = tag.start
  return undefined
}

function leaveData(scan: Scan, tag: Tag): Problem {
  scan.dataTo = tag.end
  return undefined
}

function enterMerge(scan: Scan, tag: Tag): Problem {
  const area = coverMerge(readAttributes(tag.attributes).get('ref') ?? '', scan.covered, MAX_MERGED_CELLS - scan.tally.mergedCells)
  scan.tally.mergedCells += area
  return scan.tally.mergedCells > MAX_MERGED_CELLS ? 'tooMuchMerged' : undefined
}

function enterRow(scan: Scan, tag: Tag): Problem {
  const number = readAttributes(tag.attributes).get('r')
  if (number === undefined) return 'unusual'
  if (!/^\d{1,7}$/.test(number) || Number(number) <= scan.row || Number(number) > LAST_ROW) return 'contradictory'
  scan.row = Number(number)
  scan.column = 0
  return ++scan.tally.rows > MAX_ROWS ? 'tooManyRows' : undefined
}

function enterCell(scan: Scan, tag: Tag): Problem {
  const attributes = readAttributes(tag.attributes)
  const address = attributes.get('r')
  if (address === undefined) return 'unusual'
  const isNested = scan.cell !== null
  scan.cell = { address, type: attributes.get('t') ?? 'n', hasFormula: false, valueFrom: -1, valueTo: -1 }
  const [, letters = '', row] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? []
  const column = columnNumber(letters)
  if (isNested || Number(row) !== scan.row || column <= scan.column || column > LAST_COLUMN) return 'contradictory'
  scan.column = column
  return ++scan.tally.cells > MAX_CELLS ? 'tooManyCells' : undefined
}

function enterFormula(scan: Scan): Problem {
  if (!scan.cell) return 'contradictory'
  scan.cell.hasFormula = true
  return undefined
}

/** exceljs would join two values, or a value and a text, into one. */
function enterValue(scan: Scan, tag: Tag): Problem {
  if (!scan.cell || scan.cell.valueFrom !== -1) return 'contradictory'
  scan.cell.valueFrom = tag.end
  scan.cell.valueTo = tag.end
  return undefined
}

function enterInlineText(scan: Scan): Problem {
  return scan.cell?.type === 'inlineStr' ? undefined : 'contradictory'
}

function leaveValue(scan: Scan, tag: Tag): Problem {
  if (scan.cell && tag.kind === 'close') scan.cell.valueTo = tag.start
  return undefined
}

function leaveCell(scan: Scan): Problem {
  if (!scan.cell) return 'contradictory'
  const { address, type, hasFormula, valueFrom, valueTo } = scan.cell
  const value = valueFrom === -1 ? null : scan.xml.slice(valueFrom, valueTo)
  if (type === 's' && Number(value) >= scan.tally.texts && value) return 'contradictory'
  const checked = checkValue(type, hasFormula, value)
  if (typeof checked === 'string') return checked
  if (checked) scan.misread.set(address, checked)
  scan.cell = null
  return undefined
}
