import { unescapeXml } from './unescapeXml.ts'

/**
 * An element's opening tag, as the scanner stands on it: read what is needed of it before the next one comes. An attribute is found first, and
 * then read where it stands, from `valueFrom` up to `valueTo` in `text`: no string is made for what is only a number.
 */
export class XmlTag {
  /** Without its prefix: "row" for `<x:row>`. */
  name = ''
  /** "x" for `<x:row>`; '' where there is none. */
  prefix = ''
  /** Written as `<row/>`: its `close` follows at once. */
  isEmpty = false
  /** Where `text` begins in the whole part. */
  base = 0
  /** The XML around the tag, a character a byte; where in it the tag begins, its name ends, and it ends. */
  text = ''
  from = 0
  nameTo = 0
  to = 0
  valueFrom = 0
  valueTo = 0
  #count = 0
  /** Four positions for each attribute: its name from and to, its value from and to. */
  #places = new Int32Array(4 * MOST_ATTRIBUTES)

  /** Finds an attribute by its full name ("r:id"). */
  has(name: string): boolean {
    for (let at = 0; at < this.#count; at += 4) {
      const from = this.#places[at] as number
      if ((this.#places[at + 1] as number) - from === name.length && this.text.startsWith(name, from)) return this.#stand(at)
    }
    return false
  }

  /** An attribute's value with references such as `&amp;` resolved. */
  attribute(name: string): string | undefined {
    return this.has(name) ? unescapeXml(this.text, this.valueFrom, this.valueTo) : undefined
  }

  /** The value of the first attribute with this name behind any prefix ("id" for `rel:id`), which must have one. */
  prefixedAttribute(name: string): string | undefined {
    for (let at = 0; at < this.#count; at += 4) {
      const full = this.text.slice(this.#places[at], this.#places[at + 1])
      if (full.endsWith(`:${name}`) && this.#stand(at)) return unescapeXml(this.text, this.valueFrom, this.valueTo)
    }
    return undefined
  }

  /** The namespaces that the tag itself declares, by prefix ('' for the default one); null where it declares none. */
  declarations(): [prefix: string, uri: string][] | null {
    let declared: [string, string][] | null = null
    for (let at = 0; at < this.#count; at += 4) {
      const from = this.#places[at] as number
      if (this.text.charCodeAt(from) !== LETTER_X || !this.text.startsWith('xmlns', from)) continue
      const [, prefix] = /^xmlns(?::(.+))?$/.exec(this.text.slice(from, this.#places[at + 1])) ?? [null]
      if (prefix === null || !this.#stand(at)) continue
      declared ??= []
      declared.push([prefix ?? '', unescapeXml(this.text, this.valueFrom, this.valueTo)])
    }
    return declared
  }

  /** For the scanner: takes the place of the next tag. */
  start(text: string): void {
    this.text = text
    this.#count = 0
  }

  /** For the scanner: one more attribute; false where there are more than any program writes, or two of one name. */
  add(nameFrom: number, nameTo: number, valueFrom: number, valueTo: number): boolean {
    if (this.#count === this.#places.length || this.#isThere(nameFrom, nameTo)) return false
    this.#places[this.#count++] = nameFrom
    this.#places[this.#count++] = nameTo
    this.#places[this.#count++] = valueFrom
    this.#places[this.#count++] = valueTo
    return true
  }

  #isThere(from: number, to: number): boolean {
    for (let at = 0; at < this.#count; at += 4) {
      const start = this.#places[at] as number
      if ((this.#places[at + 1] as number) - start === to - from && isSame(this.text, start, from, to - from)) return true
    }
    return false
  }

  #stand(at: number): true {
    this.valueFrom = this.#places[at + 2] as number
    this.valueTo = this.#places[at + 3] as number
    return true
  }
}

const MOST_ATTRIBUTES = 128
const LETTER_X = 120

function isSame(text: string, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at++) if (text.charCodeAt(one + at) !== text.charCodeAt(other + at)) return false
  return true
}
