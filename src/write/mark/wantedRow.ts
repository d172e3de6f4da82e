import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { cellName } from '../cellName.ts'
import type { ElementPlace } from './elementPlace.ts'
import type { PartEdits } from './partEdits.ts'
import { type AttributePlace, attributePlace, placeOf, type TagPlace, written } from './partWalker.ts'

/** Columns to be marked, by row; both from 1. */
export type WantedCells = ReadonlyMap<number, ReadonlySet<number>>

/** A row with cells to be marked: where those stand that are there, and where the others go. */
export class WantedRow {
  /** The style that each wanted cell has now, by column. */
  readonly styles = new Map<number, number>()
  prefix = ''
  #number: number
  #wanted: ReadonlySet<number>
  #place: ElementPlace | null
  #cells = new Map<number, { tag: TagPlace; style: AttributePlace | null }>()
  #gaps = new Map<number, number>()
  #spans: AttributePlace | null = null

  /** `place` is null where the row is not in the sheet. */
  constructor(number: number, wanted: ReadonlySet<number>, place: ElementPlace | null) {
    this.#number = number
    this.#wanted = wanted
    this.#place = place
  }

  /** Takes the row's own style, which goes before that of a column, from its tag. */
  describe(tag: XmlTag, styleOfColumn: (column: number) => number): void {
    this.prefix = written(tag.prefix)
    this.#spans = attributePlace(tag, 'spans')
    const own = /^(1|true)$/.test(tag.attribute('customFormat') ?? '') ? Number(tag.attribute('s') ?? 0) : null
    this.inherit((column) => own ?? styleOfColumn(column))
  }

  inherit(styleOf: (column: number) => number): void {
    for (const column of this.#wanted) this.styles.set(column, styleOf(column))
  }

  /** A cell of the row comes. */
  meet(column: number, tag: XmlTag): void {
    for (const wanted of this.#wanted) {
      if (wanted < column && !this.#cells.has(wanted) && !this.#gaps.has(wanted)) this.#gaps.set(wanted, tag.base + tag.from)
    }
    if (!this.#wanted.has(column)) return
    const style = attributePlace(tag, 's')
    this.#cells.set(column, { tag: placeOf(tag), style })
    this.styles.set(column, Number(style?.value ?? 0))
  }

  close(from: number, to: number): void {
    this.#place?.close(from, to)
  }

  /** Gives cells another style; those that are not there are put in, blank. */
  restyle(edits: PartEdits, styles: ReadonlyMap<number, number>): void {
    const missing: [column: number, style: number][] = []
    for (const [column, style] of inOrder(styles)) {
      const cell = this.#cells.get(column)
      if (!cell) missing.push([column, style])
      else if (cell.style) edits.replace(cell.style.from, cell.style.to, String(style))
      else edits.insert(cell.tag.nameTo, ` s="${style}"`)
    }
    this.#widenSpans(
      edits,
      missing.map(([column]) => column),
    )
    const place = this.#place
    if (place?.tag.isEmpty && missing.length > 0) place.append(edits, missing.map((each) => this.#cell(...each)).join(''))
    else for (const each of missing) edits.insert(this.#gaps.get(each[0]) ?? place?.closeFrom ?? 0, this.#cell(...each))
  }

  /** The whole row, where it is not in the sheet. */
  markup(styles: ReadonlyMap<number, number>): string {
    const cells = inOrder(styles).map((each) => this.#cell(...each))
    return `<${this.prefix}row r="${this.#number}">${cells.join('')}</${this.prefix}row>`
  }

  #cell(column: number, style: number): string {
    return `<${this.prefix}c r="${cellName(this.#number, column)}" s="${style}"/>`
  }

  /** The columns that the row says it reaches over. */
  #widenSpans(edits: PartEdits, columns: readonly number[]): void {
    const [first, last] = (this.#spans?.value ?? '').split(':').map(Number)
    if (!this.#spans || !first || !last || columns.length === 0) return
    const [from, to] = [Math.min(first, ...columns), Math.max(last, ...columns)]
    if (from < first || to > last) edits.replace(this.#spans.from, this.#spans.to, `${from}:${to}`)
  }
}

function inOrder(styles: ReadonlyMap<number, number>): [column: number, style: number][] {
  return [...styles].sort(([a], [b]) => a - b)
}
