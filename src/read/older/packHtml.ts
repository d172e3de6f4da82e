import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { WorkbookPacker } from '../packed/workbookPacker.ts'
import { CellBudget, Unreadable } from './cellBudget.ts'
import { HtmlTable } from './htmlTable.ts'
import { readHtmlValue } from './readHtmlValue.ts'
import { StyleTable } from './styleTable.ts'
import { TextOutside } from './textOutside.ts'
import { type HtmlPiece, readHtmlAttributes, unescapeHtml, walkHtml } from './walkHtml.ts'

/** The tables of a page that hold something, a table within a cell as one of its own. Throws `Unreadable`. */
export function packHtml(html: string): PackedWorkbook {
  const walk: Walk = { tables: [], open: [], outside: new TextOutside(), budget: new CellBudget(), styles: new StyleTable() }
  for (const piece of walkHtml(html)) {
    walk.budget.tag()
    take(walk, piece)
  }
  if (walk.open.length > 0) throw new Unreadable('contradictory') // the page was cut short, and rows with it
  const tables = walk.tables.filter(({ rows }) => rows.length > 0)
  if (tables.length === 0) throw new Unreadable('noTable')
  const names = sheetNames(html, tables)
  const packer = new WorkbookPacker()
  for (const [index, table] of tables.entries()) packTable(packer, table, names[index] ?? '')
  const finding = walk.outside.finding
  if (finding) packer.tell(finding)
  return packer.finish('workbook', walk.styles.styles)
}

interface Walk {
  tables: HtmlTable[]
  /** Those that are not closed, the innermost last. */
  open: HtmlTable[]
  outside: TextOutside
  budget: CellBudget
  styles: StyleTable
}

function take(walk: Walk, piece: HtmlPiece): void {
  if (piece.kind === 'broken') throw new Unreadable('contradictory')
  const table = walk.open.at(-1)
  if (piece.kind === 'text') {
    if (table?.cell) table.cell.text.add(piece.text)
    else walk.outside.add(piece.text)
    return
  }
  const { kind, name } = piece
  const step = (kind === 'open' ? OPENING : CLOSING).get(name)
  if (step) step(walk, piece.attributes)
  else if (!table?.cell) walk.outside.take(name, kind)
  else {
    table.cell.text.take(name, kind)
    if (kind === 'open') noteFont(table, name, piece.attributes)
  }
}

type Step = (walk: Walk, attributes: string) => void

const OPENING = new Map<string, Step>([
  ['table', startTable],
  ['tr', startRow],
  ['td', startCell],
  ['th', startCell],
])

const CLOSING = new Map<string, Step>([
  ['caption', endCaption],
  ['table', endTable],
  ['tr', endRow],
  ['td', endCell],
  ['th', endCell],
])

const MOST_NESTED = 100

function startTable(walk: Walk): void {
  walk.budget.sheet()
  if (walk.open.length >= MOST_NESTED) throw new Unreadable('contradictory')
  const table = new HtmlTable(walk.outside.takeHeading(), walk.budget)
  walk.tables.push(table)
  walk.open.push(table)
}

function endCaption({ open, outside }: Walk): void {
  outside.take('caption', 'close')
  const table = open.at(-1)
  if (table) table.name = outside.takeHeading() || table.name
}

function endTable(walk: Walk): void {
  endRow(walk)
  walk.open.pop()
}

function startRow(walk: Walk, attributes: string): void {
  endRow(walk)
  walk.open.at(-1)?.startRow(isNotShown(readHtmlAttributes(attributes)))
}

function endRow(walk: Walk): void {
  endCell(walk)
  walk.open.at(-1)?.endRow()
}

function startCell(walk: Walk, written: string): void {
  endCell(walk)
  const table = walk.open.at(-1)
  const attributes = readHtmlAttributes(written)
  table?.startCell(attributes)
  if (table?.cell) table.cell.font = familyIn(attributes)
}

function endCell({ open, styles, budget }: Walk): void {
  const table = open.at(-1)
  if (!table?.cell) return
  const { attributes, text, font } = table.cell
  const { content, format } = readHtmlValue(attributes, text.value)
  budget.text(table.name, content?.value)
  table.endCell(content, styles.placeOf(format, font))
}

function isNotShown(attributes: ReadonlyMap<string, string>): boolean {
  return attributes.has('hidden') || /display\s*:\s*none/i.test(attributes.get('style') ?? '')
}

/** `<font face=".VnTime">` around a cell's text, or its style, tells the font that its letters were typed in. */
function noteFont({ cell }: HtmlTable, name: string, written: string): void {
  if (cell && (name === 'font' || name === 'span')) cell.font = familyIn(readHtmlAttributes(written)) ?? cell.font
}

function familyIn(attributes: ReadonlyMap<string, string>): string | undefined {
  const family = attributes.get('face') ?? /font-family\s*:\s*([^;]+)/i.exec(attributes.get('style') ?? '')?.[1]
  return family?.split(',')[0]?.replace(/["']/g, '').trim() || undefined
}

/** Names that Excel keeps in the page for its sheets, else the heading above each table, else a number. Each is made a name of its own. */
function sheetNames(html: string, tables: readonly HtmlTable[]): string[] {
  const kept = [...html.matchAll(/<x:Name>([^<]{1,100})<\/x:Name>/gi)].map(([, name = '']) => unescapeHtml(name))
  const taken = new Set<string>()
  return tables.map(({ name }, index) => {
    const wanted = (kept.length === tables.length ? kept[index] : name.slice(0, LONGEST_NAME)) || `Bảng ${index + 1}`
    const own = taken.has(wanted) ? `${wanted} (${index + 1})` : wanted
    taken.add(own)
    return own
  })
}

const LONGEST_NAME = 60

function packTable(packer: WorkbookPacker, table: HtmlTable, name: string): void {
  packer.startSheet(name)
  packer.describeSheet({ merges: table.shownMerges })
  for (const { number, isHidden, cells } of table.rows) {
    packer.startRow(number, isHidden)
    for (const { column, style, content } of cells) packer.add(column, { ...content, style })
  }
}
