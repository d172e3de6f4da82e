import { LAST_COLUMN, LAST_ROW } from '../../read/limits.ts'
import { unescapeXml } from '../../read/xml/unescapeXml.ts'
import { XmlScanner, type XmlVisitor } from '../../read/xml/xmlScanner.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { cellName } from '../cellName.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { VML, VML_EXCEL, VML_OFFICE } from './namespaceNames.ts'
import { PartEdits } from './partEdits.ts'
import { type AttributePlace, attributePlace } from './partWalker.ts'

interface Shape {
  from: number
  to: number
  row: number | null
  column: number | null
}

/**
 * The boxes in which a sheet's notes are shown (VML, as Excel has kept them since 1997). Programs write it so that its tags need not nest, so
 * they are only looked at one by one.
 */
export class NoteShapes implements XmlVisitor<never> {
  wantsText = false
  #text: string
  #edits = new PartEdits()
  #shapes: Shape[] = []
  #shape: Shape | null = null
  #field: 'row' | 'column' | null = null
  #blocks: AttributePlace | null = null
  #endFrom = -1
  #isOurWriting = false
  #added: string[] = []
  #usedBlocks: number[] = []
  #nextBlock: number
  #count = 0

  /** `text` is null where there are none; `nextBlock`: the first block of shape numbers that is free in the workbook. */
  constructor(text: string | null, nextBlock: number) {
    const part = text ?? EMPTY
    this.#text = part
    this.#nextBlock = nextBlock
    if (new XmlScanner(this).scanWhole(part) !== undefined || this.#endFrom < 0) throw new CannotMark(ODD_XML)
  }

  /** Shows a note's box beside its cell, where it has none. `letters`: how many it must hold. */
  add(row: number, column: number, letters: number): void {
    if (this.#shapes.some((shape) => shape.row === row - 1 && shape.column === column - 1)) return
    this.#added.push(shapeMarkup({ row, column, letters, names: this.#names, number: this.#takeNumber(), order: this.#count }))
  }

  /** Takes away the boxes of these cells. */
  remove(cells: ReadonlySet<string>): void {
    for (const { from, to, row, column } of this.#shapes) {
      if (row !== null && column !== null && cells.has(cellName(row + 1, column + 1))) this.#edits.replace(from, to, '')
    }
  }

  /** How many blocks of numbers it has taken. */
  get blocks(): number {
    return this.#usedBlocks.length
  }

  build(): string {
    if (this.#added.length > 0) {
      const blocks = this.#usedBlocks.join(',')
      const { from, to, value } = this.#blocks ?? { from: -1, to: -1, value: '' }
      if (from >= 0) this.#edits.replace(from, to, value === '' ? blocks : `${value},${blocks}`)
      this.#edits.insert(this.#endFrom, (this.#text.includes('"_x0000_t202"') ? '' : shapeType(this.#names)) + this.#added.join(''))
    }
    return this.#edits.applyTo(this.#text)
  }

  open(tag: XmlTag): undefined {
    this.#field = null
    if (tag.name === 'xml') this.#isOurWriting = NAMES.every(([prefix, uri]) => tag.attribute(`xmlns:${prefix}`) === uri)
    if (tag.name === 'idmap') this.#blocks ??= attributePlace(tag, 'data')
    if (tag.name === 'shape') this.#shape = { from: tag.base + tag.from, to: -1, row: null, column: null }
    if (tag.name === 'Row') this.#field = 'row'
    if (tag.name === 'Column') this.#field = 'column'
    this.wantsText = this.#field !== null
  }

  close(name: string, from: number, to: number): undefined {
    this.#field = null
    this.wantsText = false
    if (name === 'xml') this.#endFrom = from
    if (name !== 'shape' || !this.#shape) return
    this.#shapes.push({ ...this.#shape, to })
    this.#shape = null
  }

  text(text: string, from: number, to: number): undefined {
    if (this.#shape && this.#field) this.#shape[this.#field] = Number(unescapeXml(text, from, to))
  }

  /** The declarations that our markup needs here. */
  get #names(): string {
    return this.#isOurWriting ? '' : ` xmlns:v="${VML}" xmlns:o="${VML_OFFICE}" xmlns:x="${VML_EXCEL}"`
  }

  #takeNumber(): number {
    const block = this.#nextBlock + Math.floor(this.#count / BLOCK_SHAPES)
    if (!this.#usedBlocks.includes(block)) this.#usedBlocks.push(block)
    return block * BLOCK + 1 + (this.#count++ % BLOCK_SHAPES)
  }
}

/** The first block of 1,024 shape numbers after all that these drawings name or have taken. */
export function firstFreeBlock(drawings: readonly string[]): number {
  let last = 0
  for (const text of drawings) {
    for (const [, number] of text.matchAll(/_s(\d{1,9})\b/g)) last = Math.max(last, Math.floor(Number(number) / BLOCK))
    for (const [, blocks = ''] of text.matchAll(/idmap\b[^>]*?\bdata\s*=\s*["']([\d,\s]*)/g))
      last = Math.max(last, ...blocks.split(',').map(Number))
  }
  return last + 1
}

interface Box {
  row: number
  column: number
  letters: number
  names: string
  number: number
  order: number
}

function shapeMarkup({ row, column, letters, names, number, order }: Box): string {
  const lines = Math.min(30, Math.ceil(letters / LETTERS_A_LINE) + 2)
  const left = Math.min(column, LAST_COLUMN - 1 - WIDTH_COLUMNS)
  const top = Math.min(Math.max(0, row - 2), LAST_ROW - 1 - lines)
  const anchor = `${left}, 15, ${top}, 4, ${left + WIDTH_COLUMNS}, 15, ${top + lines}, 4`
  return [
    `<v:shape${names} id="_x0000_s${number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:220pt;height:${lines * 15}pt;z-index:${order + 1};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`,
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  ].join('')
}

const [BLOCK, BLOCK_SHAPES] = [1024, 1023]
const [LETTERS_A_LINE, WIDTH_COLUMNS] = [36, 4]
const NAMES = [
  ['v', VML],
  ['o', VML_OFFICE],
  ['x', VML_EXCEL],
] as const

function shapeType(names: string): string {
  return `<v:shapetype${names} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`
}

const EMPTY = `<xml xmlns:v="${VML}" xmlns:o="${VML_OFFICE}" xmlns:x="${VML_EXCEL}"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>`
