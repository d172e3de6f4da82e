import { MAX_SHARED_TEXTS } from '../limits.ts'
import { readPiece, type XmlVisitor } from '../xml/xmlScanner.ts'
import type { XmlTag } from '../xml/xmlTag.ts'
import { decodeEscapes } from './decodeEscapes.ts'

/** A workbook's table of shared texts, each joined from its runs. Words that help to pronounce a text are no part of it. */
export class SharedTexts implements XmlVisitor<'tooManyTexts' | 'contradictory'> {
  readonly texts: string[] = []
  /** The font of texts whose runs name one that is not the cell's own: their place and the font's name. */
  readonly fonts = new Map<number, string>()
  wantsText = false
  #text = ''
  #runs = 0
  #isPronunciation = false

  open(tag: XmlTag): 'tooManyTexts' | undefined {
    if (tag.name === 'si') this.#text = ''
    else if (tag.name === 't') this.wantsText = !this.#isPronunciation
    else if (tag.name === 'rPh') this.#isPronunciation = true
    else if (tag.name === 'rFont') this.fonts.set(this.texts.length, tag.attribute('val') ?? '')
    else if (tag.name === 'r') this.#runs++
    return this.texts.length + this.#runs > MAX_SHARED_TEXTS ? 'tooManyTexts' : undefined
  }

  close(name: string): 'tooManyTexts' | undefined {
    if (name === 't') this.wantsText = false
    else if (name === 'rPh') this.#isPronunciation = false
    else if (name === 'si') this.texts.push(decodeEscapes(this.#text))
    return undefined
  }

  text(text: string, from: number, to: number, cdata?: string): 'contradictory' | undefined {
    const piece = readPiece(text, from, to, cdata)
    if (piece === null) return 'contradictory'
    this.#text = this.#text === '' ? piece : this.#text + piece
    return undefined
  }
}
