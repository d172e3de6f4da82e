import { posix } from 'node:path'
import { attributeOf, childOf, type Element, elementsOf, linkOf, parseXml } from './parseXml.ts'
import { type Entry, readZip } from './readZip.ts'
import { remembered } from './remembered.ts'

export interface Relation {
  id: string
  /** The last word of its type. */
  type: string
  path: string
  isOutside: boolean
}

export interface OpenSheet {
  name: string
  path: string
  /** `<sheet>` in the workbook. */
  element: Element
}

/** A workbook taken apart, for the comparison alone. */
export interface OpenBook {
  entries: ReadonlyMap<string, Entry>
  main: string
  workbook: Element
  sheets: readonly OpenSheet[]
  styles: Element | undefined
  stylesPath: string | undefined
  text(path: string): string
  relationsOf(path: string): Relation[]
}

/** Takes a workbook apart. */
export const openBook = remembered(takeApart)

function takeApart(bytes: Uint8Array): OpenBook {
  const entries = readZip(bytes)
  const names = new Map([...entries.keys()].map((name) => [name.toLowerCase(), name]))
  const actual = (path: string) => names.get(path.toLowerCase()) ?? path // links may differ in case
  const text = once((path: string) => decode(entryAt(entries, path).content))
  const relationsOf = once((path: string) => {
    const rels = actual(relsPath(path))
    return entries.has(rels) ? readRelations(text(rels), posix.dirname(path)).map((each) => ({ ...each, path: actual(each.path) })) : []
  })
  const main = relationsOf('').find(({ type }) => type === 'officeDocument')?.path ?? ''
  const workbook = parseXml(text(main))
  const relations = relationsOf(main)
  const stylesPath = relations.find(({ type }) => type === 'styles')?.path
  const sheets = elementsOf(childOf(workbook, 'sheets') ?? workbook, 'sheet').map((element): OpenSheet => {
    const path = relations.find(({ id }) => id === linkOf(element))?.path ?? ''
    return { name: attributeOf(element, 'name') ?? '', path, element }
  })
  return { entries, main, workbook, sheets, styles: stylesPath ? parseXml(text(stylesPath)) : undefined, stylesPath, text, relationsOf }
}

/** The same of a path, made once: it is asked for again and again. */
function once<T>(make: (path: string) => T): (path: string) => T {
  const made = new Map<string, T>()
  return (path) => {
    const found = made.get(path) ?? make(path)
    made.set(path, found)
    return found
  }
}

/** Where the links of a part are; those of the package for an empty path. */
export function relsPath(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels')
}

export function sheetNamed(book: OpenBook, name: string): OpenSheet {
  const sheet = book.sheets.find((each) => each.name === name)
  if (!sheet) throw new Error(`no sheet ${name}`)
  return sheet
}

/** The parts of a type that a sheet links to. */
export function linkedParts(book: OpenBook, sheet: OpenSheet, type: string): string[] {
  return book.relationsOf(sheet.path).flatMap((each) => (each.type === type ? [each.path] : []))
}

function entryAt(entries: ReadonlyMap<string, Entry>, path: string): Entry {
  const entry = entries.get(path)
  if (!entry) throw new Error(`no part ${path}`)
  return entry
}

function readRelations(xml: string, folder: string): Relation[] {
  return elementsOf(parseXml(xml)).map((element) => {
    const target = attributeOf(element, 'Target') ?? ''
    return {
      id: attributeOf(element, 'Id') ?? '',
      type: attributeOf(element, 'Type')?.split('/').at(-1) ?? '',
      path: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      isOutside: attributeOf(element, 'TargetMode') === 'External',
    }
  })
}

/** XML as text, of UTF-8 or UTF-16. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le').slice(1)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes).swap16().toString('utf16le').slice(1)
  return bytes.toString('utf8').replace(/^\ufeff/, '')
}
