import type { OpenBook, OpenSheet } from './openBook.ts'
import { attributeOf, canonical, childOf, type Element, elementsOf } from './parseXml.ts'
import { attribute, sheetTokens } from './sheetTokens.ts'

/** How a cell is shown, each thing as it is in the table of styles; the fill apart from the rest. */
export interface CellStyle {
  fill: string
  rest: Record<string, string>
}

/** The styles of cells of a sheet, by cell: their own, that of their row, or that of their column where they are not there. */
export function cellStyles(book: OpenBook, sheet: OpenSheet, cells: readonly string[]): ReadonlyMap<string, CellStyle> {
  const [own, rows] = [new Map<string, string>(), new Map<number, string>()]
  const columns: [first: number, last: number, style: string][] = []
  for (const { raw, kind, name, depth, row, cell } of sheetTokens(book.text(sheet.path))) {
    if (kind === 'close' || kind === 'other') continue
    const style = attribute(raw, name === 'col' ? 'style' : 's')
    if (name === 'c' && depth === 3 && cell) own.set(cell, style ?? '0')
    if (name === 'row' && depth === 2 && row && style && attribute(raw, 'customFormat') === '1') rows.set(row, style)
    if (name === 'col' && style) columns.push([Number(attribute(raw, 'min')), Number(attribute(raw, 'max')), style])
  }
  const styleAt = (cell: string) => {
    const column = columnOf(cell)
    const ofColumn = columns.find(([first, last]) => first <= column && column <= last)?.[2]
    return own.get(cell) ?? rows.get(Number(/\d+$/.exec(cell)?.[0])) ?? ofColumn ?? '0'
  }
  return new Map(cells.map((cell) => [cell, resolve(book.styles, Number(styleAt(cell)))]))
}

function columnOf(cell: string): number {
  return [...cell.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function resolve(styles: Element | undefined, index: number): CellStyle {
  const list = (name: string) => elementsOf(childOf(styles, name) ?? NONE)
  const xf = list('cellXfs')[index]
  if (styles && !xf && index > 0) throw new Error(`there is no style ${index}`)
  const at = (name: string, id: string) => canonical(list(name)[Number(attributeOf(xf, id) ?? 0)])
  const format = attributeOf(xf, 'numFmtId') ?? '0'
  const coded = list('numFmts').find((each) => attributeOf(each, 'numFmtId') === format)
  const attributes = xf?.attributes.filter(({ name }) => !/^(fontId|fillId|borderId|numFmtId|applyFill)$/.test(name)) ?? []
  return {
    fill: at('fills', 'fillId'),
    rest: {
      format: attributeOf(coded, 'formatCode') ?? format,
      font: at('fonts', 'fontId'),
      border: at('borders', 'borderId'),
      inside: elementsOf(xf ?? NONE)
        .map(canonical)
        .join(),
      ...Object.fromEntries(attributes.map(({ name, value }) => [name, value])),
    },
  }
}

const NONE: Element = { name: '', uri: '', attributes: [], children: [] }
