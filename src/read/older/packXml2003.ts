import { LAST_COLUMN, LAST_ROW } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { WorkbookPacker } from '../packed/workbookPacker.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'
import { textUpTo } from './markupText.ts'
import { packXmlSheet, type ReadLater, type XmlSheet } from './packXmlSheet.ts'
import { readAttributes, type Tag, walkTags } from './walkTags.ts'
import { attribute, Xml2003Styles } from './xml2003Styles.ts'

/** The cells of an XML Spreadsheet, in the order of its sheets, rows and cells. Throws `Unreadable`. */
export function packXml2003(xml: string): PackedWorkbook {
  const walk: Walk = { xml, ...emptyWalk() }
  for (const tag of walkTags(xml)) {
    walk.budget.tag()
    if (tag.kind === 'doctype') throw new Unreadable('doctype')
    if (tag.kind === 'broken') throw new Unreadable('contradictory', placeOf(walk))
    take(walk, tag)
  }
  if (walk.sheet) throw new Unreadable('contradictory', placeOf(walk))
  if (walk.sheets.length === 0) throw new Unreadable('noSheets')
  for (const sheet of walk.sheets) packXmlSheet(walk, sheet)
  return walk.packer.finish('workbook', walk.styles.table.styles)
}

function emptyWalk() {
  const [sheets, setting]: [XmlSheet[], string] = [[], '']
  const open: Pick<Walk, 'sheet' | 'row' | 'cell' | 'data' | 'skipping'> = {
    sheet: null,
    row: null,
    cell: null,
    data: null,
    skipping: null,
  }
  return { ...open, sheets, setting, is1904: false, styles: new Xml2003Styles(), packer: new WorkbookPacker(), budget: new CellBudget() }
}

interface Walk {
  xml: string
  styles: Xml2003Styles
  packer: WorkbookPacker
  budget: CellBudget
  is1904: boolean
  /** Put together at the end: whether a sheet is hidden, and from when days count, may stand behind the cells. */
  sheets: XmlSheet[]
  sheet: XmlSheet | null
  row: { number: number; isHidden: boolean; style: string | undefined; nextColumn: number } | null
  cell: XmlCell | null
  /** The text of the open Data element, and where its next piece starts. */
  data: { type: string; text: string; from: number } | null
  skipping: string | null
}

interface XmlCell {
  column: number
  style: number
  formula: string | undefined
  content: ReadLater
}

/** Hold Data, or names of sheets, that are none of the cells'. */
const SKIPPED = new Set(['Comment', 'NamedCell', 'Names', 'DocumentProperties', 'PivotTable', 'DataValidation', 'ConditionalFormatting'])

function take(walk: Walk, tag: Tag): void {
  if (walk.skipping) {
    if (tag.kind === 'close' && tag.name === walk.skipping) walk.skipping = null
    return
  }
  if (walk.data) {
    takeData(walk, tag)
    return
  }
  if (tag.kind === 'open' && SKIPPED.has(tag.name)) walk.skipping = tag.name
  const step = STEPS.get(tag.name)
  if (step && tag.kind !== 'close') step.enter(walk, tag)
  if (step && tag.kind !== 'open') step.leave?.(walk, tag)
}

/** Text may be marked up (bold, sub) within Data. */
function takeData(walk: Walk, tag: Tag): void {
  const { data, cell } = walk
  if (!data) return
  data.text += textUpTo(walk.xml, data.from, tag)
  data.from = tag.end
  if (tag.kind !== 'close' || tag.name !== 'Data') return
  walk.data = null
  if (cell) cell.content = { type: data.type, text: data.text }
}

type Step = { enter: (walk: Walk, tag: Tag) => void; leave?: (walk: Walk, tag: Tag) => void }

const STYLE: Step = { enter: (walk, tag) => walk.styles.take(tag) }
const STEPS = new Map<string, Step>([
  ['Style', STYLE],
  ['NumberFormat', STYLE],
  ['Font', STYLE],
  ['Worksheet', { enter: enterSheet, leave: (walk) => Object.assign(walk, { sheet: null }) }],
  ['Column', { enter: enterColumn }],
  ['Row', { enter: enterRow, leave: (walk) => Object.assign(walk, { row: null }) }],
  ['Cell', { enter: enterCell, leave: leaveCell }],
  ['Data', { enter: enterData }],
  ['Date1904', { enter: (walk) => Object.assign(walk, { is1904: true }) }],
  ['Visible', { enter: (walk, tag) => readVisible(walk, tag) }],
])

function enterSheet(walk: Walk, tag: Tag): void {
  if (walk.sheet) throw new Unreadable('contradictory', placeOf(walk))
  walk.budget.sheet()
  const name = attribute(readAttributes(tag.attributes), 'Name') ?? ''
  const sheet = { name, isHidden: false, nextRow: 1, nextColumn: 1, merges: [], hiddenColumns: [], columnStyles: [], rows: [] }
  walk.sheets.push(sheet)
  if (tag.kind === 'open') walk.sheet = sheet
}

/** `<Visible>SheetHidden</Visible>` among a sheet's options; SheetVeryHidden is the other word. */
function readVisible({ sheet, xml }: Walk, tag: Tag): void {
  if (sheet && /^\s*Sheet(Very)?Hidden/.test(xml.slice(tag.end, tag.end + 40))) sheet.isHidden = true
}

function enterColumn({ sheet }: Walk, tag: Tag): void {
  if (!sheet) return
  const attributes = readAttributes(tag.attributes)
  const first = numberOf(attributes, 'Index') ?? sheet.nextColumn
  const last = first + (numberOf(attributes, 'Span') ?? 0)
  if (first < sheet.nextColumn || last > LAST_COLUMN) throw new Unreadable('contradictory', `trang "${sheet.name}"`)
  sheet.nextColumn = last + 1
  if (attribute(attributes, 'Hidden') === '1') sheet.hiddenColumns.push([first, last])
  for (let column = first; column <= last; column++) sheet.columnStyles[column] = attribute(attributes, 'StyleID')
}

function enterRow(walk: Walk, tag: Tag): void {
  const { sheet, row } = walk
  if (!sheet || row) throw new Unreadable('contradictory', placeOf(walk))
  const attributes = readAttributes(tag.attributes)
  const number = numberOf(attributes, 'Index') ?? sheet.nextRow
  if (number < sheet.nextRow || number > LAST_ROW) throw new Unreadable('contradictory', placeOf(walk))
  sheet.nextRow = number + 1 + (numberOf(attributes, 'Span') ?? 0)
  const isHidden = attribute(attributes, 'Hidden') === '1'
  walk.row = { number, isHidden, style: attribute(attributes, 'StyleID'), nextColumn: 1 }
}

function enterCell(walk: Walk, tag: Tag): void {
  const { sheet, row, cell } = walk
  if (!sheet || !row || cell) throw new Unreadable('contradictory', placeOf(walk))
  const attributes = readAttributes(tag.attributes)
  const column = numberOf(attributes, 'Index') ?? row.nextColumn
  const [across, down] = [numberOf(attributes, 'MergeAcross') ?? 0, numberOf(attributes, 'MergeDown') ?? 0]
  row.nextColumn = column + across + 1
  if (column < 1 || row.nextColumn - 1 > LAST_COLUMN) throw new Unreadable('contradictory', placeOf(walk))
  if (across > 0 || down > 0) {
    const merge = { top: row.number, left: column, bottom: row.number + down, right: column + across }
    walk.budget.merge(placeOf(walk), merge)
    sheet.merges.push(merge)
  }
  const style = attribute(attributes, 'StyleID') ?? row.style ?? sheet.columnStyles[column] ?? 'Default'
  const formula = attribute(attributes, 'Formula')?.replace(/^=/, '')
  walk.cell = { column, style: walk.styles.placeOf(style), formula, content: null }
}

function leaveCell(walk: Walk): void {
  const { sheet, row, cell } = walk
  walk.cell = null
  if (!sheet || !row || !cell || (!cell.content && cell.formula === undefined)) return
  walk.budget.cells(placeOf(walk))
  walk.budget.text(placeOf(walk), cell.content?.text)
  if (sheet.rows.at(-1)?.number !== row.number) {
    walk.budget.row(placeOf(walk))
    sheet.rows.push({ number: row.number, isHidden: row.isHidden, cells: [] })
  }
  const { column, style, formula, content } = cell
  if ((sheet.rows.at(-1)?.cells.at(-1)?.column ?? 0) >= column) throw new Unreadable('contradictory', placeOf(walk))
  sheet.rows.at(-1)?.cells.push({ column, style, formula, read: content })
}

function enterData(walk: Walk, tag: Tag): void {
  if (!walk.cell) return
  const type = attribute(readAttributes(tag.attributes), 'Type') ?? 'String'
  if (tag.kind === 'empty') walk.cell.content = { type, text: '' }
  else walk.data = { type, text: '', from: tag.end }
}

function placeOf({ sheet, row }: Walk): string {
  return sheet ? `trang "${sheet.name}", hàng ${row?.number ?? sheet.nextRow}` : ''
}

function numberOf(attributes: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = attribute(attributes, name)
  if (text === undefined) return undefined
  if (!/^\d{1,7}$/.test(text)) throw new Unreadable('contradictory')
  return Number(text)
}
