import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { ElementPlace } from './elementPlace.ts'
import { MAIN, RELATIONS } from './namespaceNames.ts'
import type { PartEdits } from './partEdits.ts'
import { type AttributePlace, attributePlace, PartWalker, placeOf, type TagPlace, written } from './partWalker.ts'
import { type WantedCells, WantedRow } from './wantedRow.ts'

/** A sheet's XML as far as marks need it: the cells that are to be marked, where new ones go, and what shows it as selected. */
export class SheetPart extends PartWalker {
  /** The link to the drawing of its notes, as it stands. */
  notesLink: string | null = null
  /** The ranges of merged cells, as they are written ("A1:C2"). */
  readonly merges: string[] = []
  #wanted: WantedCells
  /** The rows that are wanted and have not come yet, the next one last. */
  #pending: number[]
  #rows = new Map<number, WantedRow>()
  /** Where rows go that are not there: by number. */
  #gaps = new Map<number, number>()
  #root: ElementPlace | null = null
  #data: ElementPlace | null = null
  #selected: AttributePlace[] = []
  #columnStyles: { min: number; max: number; style: number }[] = []
  /** Where the link to the notes goes: before the first element that must stand after it. */
  #notesPoint: number | null = null
  #notesTag: TagPlace | null = null
  #linkPrefix: string | undefined
  #row: WantedRow | null = null
  #rowNumber = 0
  #column = 0

  constructor(wanted: WantedCells) {
    super(MAIN)
    this.#wanted = wanted
    this.#pending = [...wanted.keys()].sort((a, b) => b - a)
  }

  override end(): void {
    super.end()
    if (!this.#root || (this.#wanted.size > 0 && !this.#data)) throw new CannotMark(ODD_XML)
    for (const number of this.#wanted.keys()) if (!this.#rows.has(number)) this.#addMissing(number)
  }

  /** The style of a wanted cell; of one that is not there, what its row or column gives it. */
  styleOf(row: number, column: number): number {
    return this.#rows.get(row)?.styles.get(column) ?? 0
  }

  /** Rows with no wanted cell are passed over. */
  get isUninterested(): boolean {
    return this.path.length === 3 && this.#row === null && this.path[2] === 'row'
  }

  /** Gives wanted cells another style. */
  restyle(edits: PartEdits, styles: ReadonlyMap<number, ReadonlyMap<number, number>>): void {
    const missing: [at: number, markup: string][] = []
    for (const [number, ofRow] of [...styles].sort(([a], [b]) => a - b)) {
      const gap = this.#gaps.get(number)
      if (gap === undefined) this.#rows.get(number)?.restyle(edits, ofRow)
      else missing.push([gap, this.#rows.get(number)?.markup(ofRow) ?? ''])
    }
    if (this.#data?.tag.isEmpty && missing.length > 0) this.#data.append(edits, missing.map(([, markup]) => markup).join(''))
    else for (const [at, markup] of missing) edits.insert(at, markup)
  }

  /** No more selected, and not shown in its windows. */
  deselect(edits: PartEdits): void {
    for (const { from, to } of this.#selected) edits.replace(from, to, '0')
  }

  /** `relations`: the namespace of links in this workbook. */
  linkNotes(edits: PartEdits, linkId: string, relations: string): void {
    if (this.#notesTag) throw new CannotMark(ODD_XML) // it has a link that leads nowhere
    const link = this.#linkPrefix === undefined ? `xmlns:r="${relations}" r:id` : `${this.#linkPrefix}:id`
    const markup = `<${written(this.#root?.tag.prefix ?? '')}legacyDrawing ${link}="${linkId}"/>`
    if (this.#notesPoint !== null) edits.insert(this.#notesPoint, markup)
    else this.#root?.append(edits, markup)
  }

  protected enter(tag: XmlTag, name: string): void {
    const depth = this.path.length
    if (depth === 1) this.#enterRoot(tag)
    else if (depth === 2) this.#enterTop(tag, name)
    else if (name === 'row' && depth === 3) this.#enterRow(tag)
    else if (name === 'c' && depth === 4) this.#enterCell(tag)
    else if (name === 'col' && depth === 3) this.#addColumns(tag)
    else if (name === 'sheetView' && depth === 3) this.#addView(tag)
    else if (name === 'mergeCell' && depth === 3) this.merges.push(tag.attribute('ref') ?? '')
  }

  protected override leave(name: string, from: number, to: number): void {
    const depth = this.path.length
    if (depth === 1) this.#root?.close(from, to)
    else if (name === 'sheetData' && depth === 2) this.#leaveData(from, to)
    else if (name === 'row' && depth === 3) this.#leaveRow(from, to)
  }

  #enterRoot(tag: XmlTag): void {
    this.#root = new ElementPlace(tag)
    this.#linkPrefix = this.namespaces.prefixOf(RELATIONS)
  }

  #enterTop(tag: XmlTag, name: string): void {
    if (name === 'sheetData') this.#data ??= new ElementPlace(tag)
    if (name === 'legacyDrawing') {
      this.#notesTag = placeOf(tag)
      this.notesLink = (this.#linkPrefix && tag.attribute(`${this.#linkPrefix}:id`)) ?? tag.prefixedAttribute('id') ?? null
    }
    const isAfter = this.#data !== null && (AFTER_NOTES.has(name) || name === '')
    if (!isAfter) this.#notesPoint = null
    else this.#notesPoint ??= tag.base + tag.from
  }

  #addColumns(tag: XmlTag): void {
    const style = Number(tag.attribute('style') ?? 0)
    if (style > 0) this.#columnStyles.push({ min: Number(tag.attribute('min')), max: Number(tag.attribute('max')), style })
  }

  #addView(tag: XmlTag): void {
    const selected = attributePlace(tag, 'tabSelected')
    if (selected && /^(1|true)$/.test(selected.value)) this.#selected.push(selected)
  }

  #enterRow(tag: XmlTag): void {
    const number = tag.has('r') ? Number(tag.text.slice(tag.valueFrom, tag.valueTo)) : this.#rowNumber + 1
    if (!(number > this.#rowNumber)) throw new CannotMark(ODD_XML)
    this.#rowNumber = number
    this.#column = 0
    this.#passBy(tag.base + tag.from)
    const columns = this.#wanted.get(this.#rowNumber)
    this.#row = columns ? new WantedRow(this.#rowNumber, columns, new ElementPlace(tag)) : null
    if (!this.#row) return
    this.#rows.set(this.#rowNumber, this.#row)
    this.#row.describe(tag, (column) => this.#styleOfColumn(column))
  }

  /** Wanted rows below the one that begins here are not in the sheet. */
  #passBy(at: number): void {
    for (let next = this.#pending.at(-1); next !== undefined && next <= this.#rowNumber; next = this.#pending.at(-1)) {
      this.#pending.pop()
      if (next < this.#rowNumber) this.#gaps.set(next, at)
    }
  }

  #enterCell(tag: XmlTag): void {
    const address = tag.has('r') ? readAddress(tag.text, tag.valueFrom, tag.valueTo) : -1
    this.#column = address >= 0 ? columnOf(address) : this.#column + 1
    if (address >= 0 && rowOf(address) !== this.#rowNumber) throw new CannotMark(ODD_XML)
    this.#row?.meet(this.#column, tag)
  }

  #leaveRow(from: number, to: number): void {
    this.#row?.close(from, to)
    this.#row = null
  }

  #leaveData(from: number, to: number): void {
    this.#data?.close(from, to)
  }

  #styleOfColumn(column: number): number {
    return this.#columnStyles.find(({ min, max }) => column >= min && column <= max)?.style ?? 0
  }

  /** A row that is not there goes before the first with a higher number, or to the end. */
  #addMissing(number: number): void {
    const row = new WantedRow(number, this.#wanted.get(number) ?? new Set(), null)
    row.prefix = written(this.#data?.tag.prefix ?? '')
    row.inherit((column) => this.#styleOfColumn(column))
    this.#rows.set(number, row)
    if (!this.#gaps.has(number)) this.#gaps.set(number, this.#data?.closeFrom ?? 0)
  }
}

/** What ECMA-376 part 1, 18.3.1.99, puts after the link to the notes. */
const AFTER_NOTES = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
])
