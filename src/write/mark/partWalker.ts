import { Namespaces } from '../../read/xml/namespaces.ts'
import { XmlScanner, type XmlVisitor } from '../../read/xml/xmlScanner.ts'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'

/** Goes through an XML part with the names of the elements that it stands in; those of other namespaces count as ''. */
export abstract class PartWalker implements XmlVisitor<never> {
  wantsText = false
  /** The element that is open and those around it, outermost first. */
  protected readonly path: string[] = []
  protected readonly namespaces = new Namespaces()
  /** Whether a part whose elements do not nest is refused: what is changed must be XML, what is only looked at need not. */
  protected readonly mustNest: boolean = true
  #names: string[] = []
  #uris: ReadonlySet<string>

  constructor(uris: ReadonlySet<string>) {
    this.#uris = uris
  }

  /** Goes through a whole text. Throws CannotMark where it is no XML, or its elements do not nest. */
  walk(text: string): this {
    if (new XmlScanner(this).scanWhole(text) !== undefined) throw new CannotMark(ODD_XML)
    this.end()
    return this
  }

  /** All of the part has come. Throws CannotMark where elements are still open. */
  end(): void {
    if (this.mustNest && this.path.length > 0) throw new CannotMark(ODD_XML)
  }

  open(tag: XmlTag): undefined {
    const isOurs = this.#uris.has(this.namespaces.open(tag))
    const name = isOurs ? tag.name : ''
    this.path.push(name)
    this.#names.push(tag.name)
    this.enter(tag, name)
  }

  close(name: string, from: number, to: number): undefined {
    if (this.#names.pop() !== name && this.mustNest) throw new CannotMark(ODD_XML)
    this.leave(this.path.at(-1) ?? '', from, to)
    this.path.pop()
    this.namespaces.close()
  }

  text(_text: string, _from: number, _to: number, _cdata?: string): undefined {}

  /** An element opens: `path` ends with it. */
  protected abstract enter(tag: XmlTag, name: string): void
  /** It closes: `path` still ends with it. */
  protected leave(_name: string, _from: number, _to: number): void {}

  /** Whether the innermost elements are these. */
  protected isIn(...names: readonly string[]): boolean {
    return names.every((name, index) => this.path[this.path.length - names.length + index] === name)
  }
}

/** Where a tag stands in its part, kept for later: the scanner's own tag is soon another. */
export interface TagPlace {
  from: number
  nameTo: number
  to: number
  isEmpty: boolean
  prefix: string
}

export function placeOf({ base, from, nameTo, to, isEmpty, prefix }: XmlTag): TagPlace {
  return { from: base + from, nameTo: base + nameTo, to: base + to, isEmpty, prefix }
}

/** An attribute's value and where it stands between its quotes. */
export interface AttributePlace {
  from: number
  to: number
  value: string
}

export function attributePlace(tag: XmlTag, name: string): AttributePlace | null {
  const value = tag.attribute(name)
  return value === undefined ? null : { from: tag.base + tag.valueFrom, to: tag.base + tag.valueTo, value }
}

/** A prefix as it stands before a name: "x:" for "x". */
export function written(prefix: string): string {
  return prefix === '' ? '' : `${prefix}:`
}
