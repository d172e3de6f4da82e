import { linkedParts, type OpenBook, type OpenSheet } from './openBook.ts'
import { attributeOf, childOf, type Element, elementsOf, parseXml, textOf } from './parseXml.ts'

/** A comment of a sheet: where, whose, and its text in plain letters. */
export interface Note {
  cell: string
  author: string
  text: string
}

/** A box of a comment, or another shape (row and column null), and what it is as it is written. */
export interface Shape {
  id: number | null
  cell: [row: number, column: number] | null
  raw: string
}

export function readNotes(book: OpenBook, sheet: OpenSheet): Note[] {
  return linkedParts(book, sheet, 'comments').flatMap((path) => {
    const comments = parseXml(book.text(path))
    const authors = elementsOf(childOf(comments, 'authors') ?? comments, 'author').map(textOf)
    return elementsOf(childOf(comments, 'commentList') ?? comments, 'comment').map((comment) => ({
      cell: attributeOf(comment, 'ref') ?? '',
      author: authors[Number(attributeOf(comment, 'authorId'))] ?? `author ${attributeOf(comment, 'authorId')} is not there`,
      text: textsOf(comment).join(''),
    }))
  })
}

function textsOf(element: Element): string[] {
  return elementsOf(element).flatMap((child) => (child.name === 't' ? [textOf(child)] : child.name === 'rPh' ? [] : textsOf(child)))
}

/** Cells that have a thread: their comments are a stand-in that Excel writes itself. */
export function threadedCells(book: OpenBook, sheet: OpenSheet): ReadonlySet<string> {
  const threads = linkedParts(book, sheet, 'threadedComment').flatMap((path) => elementsOf(parseXml(book.text(path))))
  return new Set(threads.map((thread) => attributeOf(thread, 'ref') ?? ''))
}

/** The shapes of a VML drawing, which need not be well-formed XML. */
export function readShapes(vml: string): Shape[] {
  return [...vml.matchAll(/<v:shape\s[\s\S]*?<\/v:shape>/g)].map(([raw]) => {
    const tag = /^<v:shape\s(?:"[^"]*"|'[^']*'|[^'">])*>/.exec(raw)?.[0] ?? ''
    const id = /\so:spid=["']_x0000_s(\d+)/.exec(tag)?.[1] ?? /\sid=["']_x0000_s(\d+)/.exec(tag)?.[1]
    const [row, column] = ['Row', 'Column'].map((name) => new RegExp(`<x:${name}>\\s*(\\d+)`).exec(raw)?.[1])
    return { id: id ? Number(id) : null, cell: row && column ? [Number(row), Number(column)] : null, raw }
  })
}

/** The blocks of shape ids that a VML drawing says are its own. */
export function readBlocks(vml: string): number[] {
  return [...vml.matchAll(/<o:idmap\s[^>]*?data=["']([\d,\s]*)/g)].flatMap(([, blocks = '']) =>
    blocks
      .split(/[,\s]+/)
      .filter(Boolean)
      .map(Number),
  )
}
