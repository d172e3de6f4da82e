import { linkedParts, type OpenBook, type OpenSheet, sheetNamed } from './openBook.ts'
import { type Note, readBlocks, readNotes, readShapes, type Shape, threadedCells } from './readNotes.ts'

/** What each marked cell of each sheet is to say. */
export type Wanted = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** What is wrong with comments and their boxes: one lost, changed, doubled, without a box, or with a box whose id is another's. */
export function compareNotes(before: OpenBook, after: OpenBook, wanted: Wanted): string[] {
  const sheets = before.sheets.flatMap((sheet) => compareSheet(before, after, { sheet, wanted: wanted.get(sheet.name) ?? new Map() }))
  return [...sheets, ...compareIds(before, after)]
}

interface Marked {
  sheet: OpenSheet
  wanted: ReadonlyMap<string, readonly string[]>
}

function compareSheet(before: OpenBook, after: OpenBook, { sheet, wanted }: Marked): string[] {
  const now = sheetNamed(after, sheet.name)
  const [was, is] = [readNotes(before, sheet), readNotes(after, now)]
  const threaded = threadedCells(before, sheet)
  const cells = is.map(({ cell }) => cell)
  const missing = [...wanted].flatMap(([cell, texts]) => (threaded.has(cell) ? [] : missingIn(is, cell, texts)))
  const expected = new Set([...was.map(({ cell }) => cell), ...[...wanted.keys()].filter((cell) => !threaded.has(cell))])
  const problems = [
    ...was.flatMap((note) => checkOld(note, is, wanted.has(note.cell) && !threaded.has(note.cell))),
    ...missing,
    ...(new Set(cells).size < cells.length ? [`a cell has two comments: ${cells}`] : []),
    ...cells.filter((cell) => !expected.has(cell)).map((cell) => `${cell} has a comment that nobody wanted`),
    ...(wanted.size > 0 ? compareShapes(before, after, { sheet, cells, wanted }) : []),
  ]
  return problems.map((problem) => `${sheet.name}: ${problem}`)
}

function missingIn(notes: readonly Note[], cell: string, texts: readonly string[]): string[] {
  const note = notes.find((each) => each.cell === cell)
  return texts.filter((text) => !note?.text.includes(text)).map((text) => `the comment at ${cell} does not say "${text}": ${note?.text}`)
}

function checkOld(old: Note, notes: readonly Note[], mayGrow: boolean): string[] {
  const now = notes.find(({ cell }) => cell === old.cell)
  const isKept = now?.author === old.author && (mayGrow ? now.text.includes(old.text) : now.text === old.text)
  return isKept ? [] : [`the comment at ${old.cell} was ${JSON.stringify(old)} and is ${JSON.stringify(now)}`]
}

function compareShapes(before: OpenBook, after: OpenBook, { sheet, cells, wanted }: Marked & { cells: readonly string[] }): string[] {
  const shapes = (book: OpenBook) => notesVml(book, sheetNamed(book, sheet.name)).flatMap((path) => readShapes(book.text(path)))
  const [was, is] = [shapes(before), shapes(after)]
  const placesOf = (all: readonly Shape[]) => all.flatMap(({ cell }) => (cell ? [cell.join()] : []))
  const [old, places] = [placesOf(was), placesOf(is)]
  const boxless = new Set(cells.filter((cell) => !wanted.has(cell) && !old.includes(placeOf(cell))))
  return [
    ...was.filter(({ raw }) => !is.some((shape) => shape.raw === raw)).map(({ id }) => `the shape ${id} has changed`),
    ...cells.filter((cell) => !places.includes(placeOf(cell)) && !boxless.has(cell)).map((cell) => `the comment at ${cell} has no box`),
    ...(new Set(places).size < places.length ? ['a cell has two boxes'] : []),
    ...(places.length > cells.length ? [`there are ${places.length} boxes for ${cells.length} comments`] : []),
  ]
}

/** The drawing that a sheet's `legacyDrawing` refers to. */
function notesVml(book: OpenBook, sheet: OpenSheet): string[] {
  const id = /<(?:[\w.-]+:)?legacyDrawing\s[^>]*?[\w.-]+:id\s*=\s*["']([^"']+)/.exec(book.text(sheet.path))?.[1]
  return book.relationsOf(sheet.path).flatMap((each) => (each.id === id ? [each.path] : []))
}

function placeOf(cell: string): string {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return [Number(row) - 1, [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1].join()
}

function compareIds(before: OpenBook, after: OpenBook): string[] {
  const [was, is] = [before, after].map(drawingsOf) as [Drawing[], Drawing[]]
  const count = (all: readonly number[]) => all.reduce((counts, id) => counts.set(id, (counts.get(id) ?? 0) + 1), new Map<number, number>())
  const tooMany = (ids: (drawing: Drawing) => readonly number[]) => {
    const [old, now] = [count(was.flatMap(ids)), count(is.flatMap(ids))]
    return [...now].filter(([id, times]) => times > Math.max(1, old.get(id) ?? 0)).map(([id]) => id)
  }
  const idsOf = ({ shapes }: Drawing) => shapes.flatMap(({ id }) => id ?? [])
  const oldIds = new Set(was.flatMap(idsOf))
  const strays = is.flatMap((drawing) => idsOf(drawing).filter((id) => !oldIds.has(id) && isStray(id, drawing)))
  return [
    ...tooMany(idsOf).map((id) => `the shape id ${id} is more than one's`),
    ...tooMany(({ blocks }) => blocks).map((block) => `the block ${block} of shape ids is more than one's`),
    ...strays.map((id) => `the shape id ${id} is in no block of its drawing`),
  ]
}

/** Some writers' drawings name no block at all. */
function isStray(id: number, { blocks }: Drawing): boolean {
  return blocks.length > 0 && !blocks.includes(Math.floor(id / 1024))
}

interface Drawing {
  shapes: readonly Shape[]
  blocks: readonly number[]
}

function drawingsOf(book: OpenBook): Drawing[] {
  const paths = new Set(book.sheets.flatMap((sheet) => linkedParts(book, sheet, 'vmlDrawing')))
  return [...paths].map((path) => ({ shapes: readShapes(book.text(path)), blocks: readBlocks(book.text(path)) }))
}
