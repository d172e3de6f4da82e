import { isPercentFormat } from '../../parse/isDateFormat.ts'
import { LAST_COLUMN, LAST_ROW } from '../limits.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { type CellContent, WorkbookPacker } from '../packed/workbookPacker.ts'
import type { Merge } from '../sheet.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'
import { isNotShown, timesOf } from './odsAttributes.ts'
import { ODS_SKIPPED } from './odsSkipped.ts'
import type { OdsStyles } from './odsStyles.ts'
import { OdsText } from './odsText.ts'
import { formulaOf, readOdsValue } from './readOdsValue.ts'
import { StyleTable } from './styleTable.ts'
import { readAttributes, type Tag, walkTags } from './walkTags.ts'

/** The cells of an OpenDocument sheet, in the order of its tables, rows and cells. Throws `Unreadable`. */
export function packOds(content: string, styles: OdsStyles): PackedWorkbook {
  const walk: Walk = {
    content,
    styles,
    table: new StyleTable(),
    packer: new WorkbookPacker(),
    budget: new CellBudget(),
    skipping: null,
    sheet: null,
    row: null,
    cell: null,
  }
  for (const tag of walkTags(content)) {
    walk.budget.tag()
    if (tag.kind === 'broken' || tag.kind === 'doctype') throw new Unreadable('contradictory')
    take(walk, tag)
  }
  if (walk.sheet) throw new Unreadable('contradictory', `trang "${walk.sheet.name}"`)
  if (!walk.hasSheets) throw new Unreadable('noSheets')
  return walk.packer.finish('workbook', walk.table.styles)
}

interface Walk {
  content: string
  styles: OdsStyles
  table: StyleTable
  packer: WorkbookPacker
  budget: CellBudget
  /** An element whose content is none of the sheet's: how deep within elements of its own name. */
  skipping: { name: string; depth: number } | null
  hasSheets?: boolean
  sheet: OdsSheet | null
  row: OdsRow | null
  cell: OdsCell | null
}

interface OdsSheet {
  name: string
  /** Where the next row and the next column stand (1-based). */
  nextRow: number
  nextColumn: number
  merges: Merge[]
  hiddenColumns: [first: number, last: number][]
  /** By column (1-based): the style of cells that have none. */
  columnStyles: (string | undefined)[]
}

interface OdsRow {
  times: number
  isHidden: boolean
  style: string | undefined
  nextColumn: number
  cells: { column: number; content: CellContent }[]
}

interface OdsCell {
  attributes: Map<string, string>
  isCovered: boolean
  times: number
  text: OdsText
}

function take(walk: Walk, tag: Tag): void {
  const { skipping } = walk
  if (skipping) {
    if (tag.name === skipping.name && tag.kind === 'open') skipping.depth++
    if (tag.name === skipping.name && tag.kind === 'close' && --skipping.depth === 0) walk.skipping = null
    if (!walk.skipping) walk.cell?.text.resume(tag.end)
    return
  }
  walk.cell?.text.take(tag)
  if (tag.kind === 'open' && ODS_SKIPPED.has(tag.name)) walk.skipping = { name: tag.name, depth: 1 }
  const step = STEPS.get(tag.name)
  if (step && tag.kind !== 'close') step.enter(walk, tag)
  if (step && tag.kind !== 'open') step.leave?.(walk)
}

const CELL = { enter: enterCell, leave: leaveCell }
const STEPS = new Map<string, { enter: (walk: Walk, tag: Tag) => void; leave?: (walk: Walk) => void }>([
  ['table', { enter: enterTable, leave: leaveTable }],
  ['table-column', { enter: enterColumn }],
  ['table-row', { enter: enterRow, leave: leaveRow }],
  ['table-cell', CELL],
  ['covered-table-cell', CELL],
])

function enterTable(walk: Walk, tag: Tag): void {
  if (walk.sheet) throw new Unreadable('unusual', `trang "${walk.sheet.name}"`)
  const attributes = readAttributes(tag.attributes)
  const name = attributes.get('table:name') ?? ''
  walk.budget.sheet()
  walk.packer.startSheet(name, { isHidden: walk.styles.isHiddenTable(attributes.get('table:style-name')) })
  walk.sheet = { name, nextRow: 1, nextColumn: 1, merges: [], hiddenColumns: [], columnStyles: [] }
  walk.hasSheets = true
}

function leaveTable(walk: Walk): void {
  const { merges = [], hiddenColumns = [] } = walk.sheet ?? {}
  walk.packer.describeSheet({ merges, hiddenColumns })
  walk.sheet = null
}

function enterColumn({ sheet }: Walk, tag: Tag): void {
  if (!sheet) return
  const attributes = readAttributes(tag.attributes)
  const first = sheet.nextColumn
  sheet.nextColumn = first + timesOf(attributes, 'table:number-columns-repeated')
  const last = Math.min(LAST_COLUMN, sheet.nextColumn - 1)
  const style = attributes.get('table:default-cell-style-name')
  if (isNotShown(attributes) && first <= last) sheet.hiddenColumns.push([first, last])
  for (let column = first; column <= last; column++) sheet.columnStyles[column] = style
}

function enterRow(walk: Walk, tag: Tag): void {
  if (walk.row) throw new Unreadable('contradictory', placeOf(walk))
  const attributes = readAttributes(tag.attributes)
  const times = timesOf(attributes, 'table:number-rows-repeated')
  const style = attributes.get('table:default-cell-style-name')
  walk.row = { times, isHidden: isNotShown(attributes), style, nextColumn: 1, cells: [] }
}

function leaveRow(walk: Walk): void {
  const { sheet, row } = walk
  walk.row = null
  if (!sheet || !row) return
  const first = sheet.nextRow
  sheet.nextRow += row.times
  if (row.cells.length === 0) return
  if (sheet.nextRow - 1 > LAST_ROW) throw new Unreadable('contradictory', `trang "${sheet.name}"`)
  walk.budget.row(`trang "${sheet.name}", hàng ${first}`, row.times)
  walk.budget.cells(`trang "${sheet.name}", hàng ${first}`, row.cells.length * (row.times - 1))
  for (let number = first; number < sheet.nextRow; number++) {
    walk.packer.startRow(number, row.isHidden)
    for (const { column, content } of row.cells) walk.packer.add(column, content)
  }
}

function enterCell(walk: Walk, tag: Tag): void {
  if (walk.cell) throw new Unreadable('contradictory', placeOf(walk))
  const attributes = readAttributes(tag.attributes)
  const times = timesOf(attributes, 'table:number-columns-repeated')
  walk.cell = { attributes, isCovered: tag.name !== 'table-cell', times, text: new OdsText(walk.content, tag.end) }
}

function leaveCell(walk: Walk): void {
  const { sheet, row, cell } = walk
  walk.cell = null
  if (!sheet || !row || !cell) return
  const first = row.nextColumn
  row.nextColumn += cell.times
  if (cell.isCovered) return
  noteMerge(walk, cell, first)
  const content = readOdsValue(cell.attributes, cell.text.value)
  if (content === 'contradictory') throw new Unreadable('contradictory', placeOf(walk))
  if (!content) return
  if (row.nextColumn - 1 > LAST_COLUMN) throw new Unreadable('contradictory', placeOf(walk))
  walk.budget.cells(placeOf(walk), cell.times)
  walk.budget.text(placeOf(walk), content.value, cell.times * row.times)
  const formula = formulaOf(cell.attributes)
  for (let column = first; column < row.nextColumn; column++) {
    const style = placeStyle(walk, cell, column)
    row.cells.push({ column, content: { ...content, style, ...(formula !== undefined && { formula }) } })
  }
}

/** A style of its own, else that of its row, else that of its column; a share is one, whatever its style says. */
function placeStyle({ sheet, row, styles, table }: Walk, { attributes }: OdsCell, column: number): number {
  const { format, font } = styles.cellStyle(attributes.get('table:style-name') ?? row?.style ?? sheet?.columnStyles[column])
  const isShare = attributes.get('office:value-type') === 'percentage'
  return table.placeOf(isShare && !isPercentFormat(format) ? '0%' : format, font)
}

function noteMerge({ sheet, budget, ...walk }: Walk, { attributes }: OdsCell, left: number): void {
  const [right, height] = [left + timesOf(attributes, 'table:number-columns-spanned') - 1, timesOf(attributes, 'table:number-rows-spanned')]
  if (!sheet || (right === left && height === 1)) return
  const merge = { top: sheet.nextRow, left, bottom: sheet.nextRow + height - 1, right }
  budget.merge(placeOf({ sheet, ...walk }), merge)
  sheet.merges.push(merge)
}

function placeOf({ sheet }: Pick<Walk, 'sheet'>): string {
  return `trang "${sheet?.name ?? ''}", hàng ${sheet?.nextRow ?? 1}`
}
