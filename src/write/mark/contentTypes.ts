import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { escapeXml } from '../escapeXml.ts'
import type { BookZip } from './bookZip.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { ElementPlace } from './elementPlace.ts'
import { CONTENT_TYPES } from './namespaceNames.ts'
import { PartEdits } from './partEdits.ts'
import { PartWalker, written } from './partWalker.ts'

/** The list of what each part of a workbook is. `save` writes what has changed. */
export class ContentTypes {
  #zip: BookZip
  #text: string
  #edits = new PartEdits()
  #reader: TypeWalker
  #defaults: string[] = []
  #added: string[] = []

  private constructor(zip: BookZip, text: string) {
    this.#zip = zip
    this.#text = text
    this.#reader = new TypeWalker(CONTENT_TYPES).walk(text)
  }

  static async of(zip: BookZip): Promise<ContentTypes> {
    const text = await zip.read(PATH)
    if (text === null) throw new CannotMark(ODD_XML)
    return new ContentTypes(zip, text)
  }

  /** Says what all parts with an ending are that have no line of their own, where that is not said yet. */
  addEnding(ending: string, type: string): void {
    if (this.#reader.endings.has(ending) || this.#defaults.some((line) => line.includes(`"${ending}"`))) return
    this.#defaults.push(`<${this.#prefix}Default Extension="${ending}" ContentType="${type}"/>`)
  }

  addPart(path: string, type: string): void {
    this.#added.push(`<${this.#prefix}Override PartName="/${escapeXml(path)}" ContentType="${type}"/>`)
  }

  removePart(path: string): void {
    this.#reader.parts.get(path.toLowerCase())?.remove(this.#edits)
  }

  save(): void {
    const { root } = this.#reader
    if (this.#defaults.length > 0) root?.prepend(this.#edits, this.#defaults.join(''))
    if (this.#added.length > 0) root?.append(this.#edits, this.#added.join(''))
    if (!this.#edits.isEmpty) this.#zip.write(PATH, this.#edits.applyTo(this.#text))
  }

  get #prefix(): string {
    return written(this.#reader.root?.tag.prefix ?? '')
  }
}

const PATH = '[Content_Types].xml'

class TypeWalker extends PartWalker {
  root: ElementPlace | null = null
  readonly endings = new Set<string>()
  readonly parts = new Map<string, ElementPlace>()
  #part: ElementPlace | null = null

  protected enter(tag: XmlTag, name: string): void {
    if (name === 'Types') this.root ??= new ElementPlace(tag)
    if (name === 'Default') this.endings.add((tag.attribute('Extension') ?? '').toLowerCase())
    if (name !== 'Override') return
    this.#part = new ElementPlace(tag)
    this.parts.set((tag.attribute('PartName') ?? '').replace(/^\//, '').toLowerCase(), this.#part)
  }

  protected override leave(name: string, from: number, to: number): void {
    if (name === 'Types') this.root?.close(from, to)
    if (name === 'Override') this.#part?.close(from, to)
  }
}
