import { posix } from 'node:path'
import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { escapeXml } from '../escapeXml.ts'
import type { BookZip } from './bookZip.ts'
import { ElementPlace } from './elementPlace.ts'
import { LINKS, usual } from './namespaceNames.ts'
import { PartEdits } from './partEdits.ts'
import { PartWalker, written } from './partWalker.ts'

/** A link from one part of a workbook to another. */
export interface Link {
  id: string
  /** The last word of its type: "worksheet", "comments". */
  kind: string
  /** Where it leads, as a path in the zip; null where that is outside of it. */
  path: string | null
}

/** The links of a part: found, added and taken away. `save` writes what has changed. */
export class Links {
  readonly list: readonly Link[]
  #zip: BookZip
  #part: string
  #text: string
  #edits = new PartEdits()
  #reader: LinkWalker
  #added: string[] = []

  private constructor(zip: BookZip, part: string, text: string) {
    this.#zip = zip
    this.#part = part
    this.#text = text
    this.#reader = new LinkWalker(posix.dirname(part)).walk(text)
    this.list = this.#reader.links.map(({ link }) => link)
  }

  /** Those of a part by its path; of the package itself for ''. */
  static async of(zip: BookZip, part: string): Promise<Links> {
    return new Links(zip, part, (await zip.read(pathOf(part))) ?? NONE)
  }

  find(kind: string): Link | undefined {
    return this.list.find((link) => link.kind === kind)
  }

  /** Adds a link to a path; gives its id. `base`: the types' namespace, usual or strict. */
  add(base: string, kind: string, path: string): string {
    const id = this.#freeId()
    const target = escapeXml(posix.relative(posix.dirname(this.#part), path))
    this.#added.push(`<${this.#reader.prefix}Relationship Id="${id}" Type="${base}/${kind}" Target="${target}"/>`)
    return id
  }

  remove({ id }: Link): void {
    this.#reader.links.find(({ link }) => link.id === id)?.place.remove(this.#edits)
  }

  save(): void {
    if (this.#added.length > 0) this.#reader.root?.append(this.#edits, this.#added.join(''))
    if (!this.#edits.isEmpty) this.#zip.write(pathOf(this.#part), this.#edits.applyTo(this.#text))
  }

  #freeId(): string {
    const taken = new Set(this.list.map(({ id }) => id.toLowerCase()))
    let number = this.#added.length + 1
    while (taken.has(`rtonghop${number}`)) number++
    return `rTonghop${number}`
  }
}

function pathOf(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`)
}

const NONE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${usual(LINKS)}"/>`

class LinkWalker extends PartWalker {
  root: ElementPlace | null = null
  prefix = ''
  readonly links: { link: Link; place: ElementPlace }[] = []
  #folder: string

  constructor(folder: string) {
    super(LINKS)
    this.#folder = folder
  }

  protected enter(tag: XmlTag, name: string): void {
    if (name === 'Relationships' && this.root === null) {
      this.root = new ElementPlace(tag)
      this.prefix = written(tag.prefix)
    }
    if (name !== 'Relationship') return
    const [id, type, target] = ['Id', 'Type', 'Target'].map((attribute) => tag.attribute(attribute) ?? '') as [string, string, string]
    const isOutside = tag.attribute('TargetMode') === 'External'
    const path = target.startsWith('/') ? target.slice(1) : posix.join(this.#folder, target)
    this.links.push({ link: { id, kind: type.split('/').at(-1) ?? '', path: isOutside ? null : path }, place: new ElementPlace(tag) })
  }

  protected override leave(name: string, from: number, to: number): void {
    if (name === 'Relationships') this.root?.close(from, to)
    if (name === 'Relationship') this.links.at(-1)?.place.close(from, to)
  }
}
