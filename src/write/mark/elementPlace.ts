import type { XmlTag } from '../../read/xml/xmlTag.ts'
import type { PartEdits } from './partEdits.ts'
import { placeOf, type TagPlace, written } from './partWalker.ts'

/** Where an element stands in its part. */
export class ElementPlace {
  readonly tag: TagPlace
  /** As it is written, with its prefix. */
  readonly name: string
  /** Where its closing tag begins, and where it ends; set when it closes. */
  closeFrom = -1
  to = -1

  constructor(tag: XmlTag) {
    this.tag = placeOf(tag)
    this.name = written(tag.prefix) + tag.name
  }

  close(from: number, to: number): void {
    this.closeFrom = from
    this.to = to
  }

  /** Puts markup before its end. */
  append(edits: PartEdits, markup: string): void {
    if (this.tag.isEmpty) this.#fill(edits, markup)
    else edits.insert(this.closeFrom, markup)
  }

  /** Puts markup at its beginning. */
  prepend(edits: PartEdits, markup: string): void {
    if (this.tag.isEmpty) this.#fill(edits, markup)
    else edits.insert(this.tag.to, markup)
  }

  remove(edits: PartEdits): void {
    edits.replace(this.tag.from, this.to, '')
  }

  /** One that is written as `<row/>` gets a closing tag. */
  #fill(edits: PartEdits, markup: string): void {
    edits.replace(this.tag.to - 2, this.tag.to, `>${markup}</${this.name}>`)
  }
}
