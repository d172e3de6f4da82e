import { posix } from 'node:path'
import { columnOf, readAddress, rowOf } from '../../read/xlsx/cellAddress.ts'
import { Links } from './links.ts'
import { firstFreeBlock, NoteShapes } from './noteShapes.ts'
import { NotesPart } from './notesPart.ts'
import { type BookSheet, freePath, type OpenBook, SPREADSHEET } from './openBook.ts'
import type { PartEdits } from './partEdits.ts'
import type { SheetPart } from './sheetPart.ts'
import { threadedCells } from './threadedCells.ts'

/** What notes are to be put on a sheet: the words for each cell. */
export interface WantedNotes {
  book: OpenBook
  sheet: BookSheet
  part: SheetPart
  edits: PartEdits
  words: ReadonlyMap<string, string>
}

/** Puts notes on cells of a sheet, each in its box; a cell with a conversation on it (threaded comments) is left alone. */
export async function addNotes({ book, sheet, part, edits, words }: WantedNotes): Promise<void> {
  const { zip, types, relations, folder } = book
  const links = await Links.of(zip, sheet.path)
  const talkedOf = await threadedCells(zip, links)
  const wanted = [...words].filter(([cell]) => !talkedOf.has(cell))
  if (wanted.length === 0) return
  const [notesLink, shapesLink] = [links.find('comments'), links.list.find(({ id }) => id === part.notesLink)]
  const notesPath = notesLink?.path ?? freePath(zip, `${folder}/comments`, '.xml')
  const shapesPath = shapesLink?.path ?? freePath(zip, `${folder}/drawings/vmlDrawing`, '.vml')
  const notes = new NotesPart(await zip.read(notesPath), book.part.isStrict)
  const shapes = new NoteShapes(await zip.read(shapesPath), firstFreeBlock(await drawingsOf(book)))
  for (const [cell, text] of wanted) {
    const address = readAddress(cell, 0, cell.length)
    notes.add(cell, text)
    shapes.add(rowOf(address), columnOf(address), text.length)
  }
  zip.write(notesPath, notes.build())
  zip.write(shapesPath, shapes.build())
  types.addEnding(posix.extname(shapesPath).slice(1).toLowerCase(), VML_TYPE)
  if (!notesLink) {
    links.add(relations, 'comments', notesPath)
    types.addPart(notesPath, `${SPREADSHEET}.comments+xml`)
  }
  if (!shapesLink) part.linkNotes(edits, links.add(relations, 'vmlDrawing', shapesPath), relations)
  links.save()
}

/** Takes our words out of a sheet's notes, and the boxes of those that had none but ours; false where there are none. */
export async function removeNotes({ zip, part: { isStrict } }: OpenBook, sheet: BookSheet): Promise<boolean> {
  const links = await Links.of(zip, sheet.path)
  const path = links.find('comments')?.path
  const text = path ? await zip.read(path) : null
  if (!path || !text?.includes(SIGN)) return false
  const notes = new NotesPart(text, isStrict)
  const emptied = new Set(notes.removeOurs())
  zip.write(path, notes.build())
  for (const { kind, path: drawing } of links.list) {
    const markup = kind === 'vmlDrawing' && drawing ? await zip.read(drawing) : null
    if (!drawing || markup === null || emptied.size === 0) continue
    const shapes = new NoteShapes(markup, 0)
    shapes.remove(emptied)
    zip.write(drawing, shapes.build())
  }
  return true
}

async function drawingsOf({ zip }: OpenBook): Promise<string[]> {
  const paths = zip.paths.filter((path) => path.endsWith('.vml'))
  return Promise.all(paths.map(async (path) => (await zip.read(path)) ?? ''))
}

/** Part of what every note of ours begins with. */
const SIGN = '(tonghop):'
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing'
