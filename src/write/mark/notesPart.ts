import { decodeEscapes } from '../../read/xlsx/decodeEscapes.ts'
import { unescapeXml } from '../../read/xml/unescapeXml.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { escapeText } from '../escapeXml.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { ElementPlace } from './elementPlace.ts'
import { MAIN, nameIn } from './namespaceNames.ts'
import { BELOW, ourWordsIn, SIGNED_BY } from './noteText.ts'
import { PartEdits } from './partEdits.ts'
import { PartWalker, written } from './partWalker.ts'

/** A piece of a note's text, as it stands between its tags. */
interface Piece {
  place: ElementPlace
  letters: string
}

interface Note {
  cell: string
  place: ElementPlace
  text: ElementPlace | null
  pieces: Piece[]
}

/** The notes of a sheet: some are added or grow, ours are taken away. */
export class NotesPart extends PartWalker {
  #text: string
  #edits = new PartEdits()
  #root: ElementPlace | null = null
  #authors: ElementPlace | null = null
  #names: string[] = []
  #list: ElementPlace | null = null
  #notes = new Map<string, Note>()
  #note: Note | null = null
  #added: string[] = []

  /** `text` is null where the sheet has no notes. */
  constructor(text: string | null, isStrict: boolean) {
    super(MAIN)
    const part = text ?? EMPTY.replace('%', nameIn(MAIN, isStrict))
    this.#text = part
    this.walk(part)
    if (!this.#authors || !this.#list) throw new CannotMark(ODD_XML)
  }

  /** Puts words on a cell, below those that are there. */
  add(cell: string, words: string): void {
    const note = this.#notes.get(cell)
    const [prefix, last] = [this.#prefix, note?.pieces.at(-1)]
    if (last) this.#lengthen(last, BELOW + words)
    else if (note?.text) note.text.append(this.#edits, this.#run(words))
    else if (note) throw new CannotMark(ODD_XML)
    else {
      const author = this.#names.indexOf(SIGNED_BY) >= 0 ? this.#names.indexOf(SIGNED_BY) : this.#names.length
      this.#added.push(
        `<${prefix}comment ref="${cell}" authorId="${author}" shapeId="0"><${prefix}text>${this.#run(words)}</${prefix}text></${prefix}comment>`,
      )
    }
  }

  /** Takes our words away; gives the cells that have no note then. */
  removeOurs(): string[] {
    return [...this.#notes.values()].flatMap((note) => this.#removeFrom(note) ?? [])
  }

  build(): string {
    if (this.#added.length > 0) {
      if (!this.#names.includes(SIGNED_BY)) {
        this.#authors?.append(this.#edits, `<${this.#prefix}author>${SIGNED_BY}</${this.#prefix}author>`)
      }
      this.#list?.append(this.#edits, this.#added.join(''))
    }
    return this.#edits.applyTo(this.#text)
  }

  protected enter(tag: XmlTag, name: string): void {
    this.wantsText = false
    if (this.path.length === 1) this.#root = new ElementPlace(tag)
    else if (name === 'authors') this.#authors = new ElementPlace(tag)
    else if (name === 'author') this.#names.push('')
    else if (name === 'commentList') this.#list = new ElementPlace(tag)
    else if (name === 'comment') this.#note = { cell: tag.attribute('ref') ?? '', place: new ElementPlace(tag), text: null, pieces: [] }
    else if (name === 'text' && this.#note) this.#note.text = new ElementPlace(tag)
    else if (name === 't' && this.#isOfNote) this.#note?.pieces.push({ place: new ElementPlace(tag), letters: '' })
    this.wantsText = name === 'author' || (name === 't' && this.#isOfNote)
  }

  override text(text: string, from: number, to: number, cdata?: string): undefined {
    const letters = cdata ?? unescapeXml(text, from, to)
    const piece = this.#note?.pieces.at(-1)
    if (this.path.at(-1) === 'author') this.#names[this.#names.length - 1] += letters
    else if (piece) piece.letters += letters
  }

  protected override leave(name: string, from: number, to: number): void {
    this.wantsText = false
    if (this.path.length === 1) this.#root?.close(from, to)
    else if (name === 'authors') this.#authors?.close(from, to)
    else if (name === 'commentList') this.#list?.close(from, to)
    else if (name === 'text') this.#note?.text?.close(from, to)
    else if (name === 't' && this.#isOfNote) this.#note?.pieces.at(-1)?.place.close(from, to)
    else if (name === 'comment') this.#keepNote(from, to)
  }

  get #prefix(): string {
    return written(this.#root?.tag.prefix ?? '')
  }

  /** Whether the text that is open is the note's own, and no reading aid beside it. */
  get #isOfNote(): boolean {
    return !this.path.includes('rPh')
  }

  #keepNote(from: number, to: number): void {
    if (!this.#note) return
    this.#note.place.close(from, to)
    this.#notes.set(this.#note.cell, this.#note)
    this.#note = null
  }

  #run(words: string): string {
    const prefix = this.#prefix
    return `<${prefix}r><${prefix}rPr><${prefix}sz val="10"/><${prefix}rFont val="Tahoma"/></${prefix}rPr><${prefix}t xml:space="preserve">${escapeText(words)}</${prefix}t></${prefix}r>`
  }

  #lengthen({ place, letters }: Piece, more: string): void {
    this.#rewrite(place, decodeEscapes(letters) + more)
  }

  #rewrite({ tag, name, to }: ElementPlace, letters: string): void {
    const text = escapeText(letters).replaceAll('\r', '_x000D_') // else XML makes one sign of a line end of two
    this.#edits.replace(tag.from, to, `<${name} xml:space="preserve">${text}</${name}>`)
  }

  #removeFrom({ cell, place, pieces }: Note): string | null {
    const start = ourWordsIn(lettersOf(pieces))
    if (start === 0) place.remove(this.#edits)
    if (start <= 0) return start === 0 ? cell : null
    let at = 0
    for (const piece of pieces) {
      const letters = shown(piece)
      if (at + letters.length > start) this.#rewrite(piece.place, letters.slice(0, Math.max(0, start - at)))
      at += letters.length
    }
    return null
  }
}

function shown({ letters }: Piece): string {
  return decodeEscapes(letters)
}

function lettersOf(pieces: readonly Piece[]): string {
  return pieces.map(shown).join('')
}

const EMPTY =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="%"><authors></authors><commentList></commentList></comments>'
