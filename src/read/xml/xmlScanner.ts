import { unescapeXml } from './unescapeXml.ts'
import { XmlTag } from './xmlTag.ts'

/** What reads along: each method may answer with a problem, and then nothing more is scanned. */
export interface XmlVisitor<Problem> {
  open(tag: XmlTag): Problem | undefined
  /** `name` without its prefix; `from` and `to`: where in the part the closing tag stands, both the tag's own end where it is written as `<row/>`. */
  close(name: string, from: number, to: number): Problem | undefined
  /** Whether text is to be told where the scanner stands now. */
  readonly wantsText: boolean
  /** Asked after each opening tag: whether what is inside the element need not be told. Some of it may be told nevertheless. */
  readonly isUninterested?: boolean
  /**
   * A piece of text, from `from` up to `to`; there may be several in a row. `unescapeXml` reads it. In a CDATA section, where signs stand for
   * themselves, it comes read, as `cdata`.
   */
  text(text: string, from: number, to: number, cdata?: string): Problem | undefined
}

/** XML that is none, or one tag or text that is longer than any program writes; a DOCTYPE. */
export type XmlProblem = 'broken' | 'doctype'

/** One tag or one text, in bytes: Excel allows 32,767 letters in a cell. */
const LONGEST_PIECE = 1024 * 1024

const [TAB, CARRIAGE_RETURN, SPACE, QUOTE, APOSTROPHE, SLASH] = [9, 13, 32, 34, 39, 47]
const [COLON, LESS, EQUALS, GREATER, EXCLAMATION, QUESTION] = [58, 60, 61, 62, 33, 63]

/**
 * Tells a visitor the markup of an XML text in one pass, as its bytes come, holding no more than one chunk and one unfinished piece.
 * Works on characters that are bytes (latin1), which V8 searches fastest. Comments and processing instructions are passed over; a
 * DOCTYPE is a problem. Whether elements nest rightly is the visitor's to say.
 */
export class XmlScanner<Problem> {
  #visitor: XmlVisitor<Problem>
  #tag = new XmlTag()
  #rest: Buffer = Buffer.alloc(0)

  constructor(visitor: XmlVisitor<Problem>) {
    this.#visitor = visitor
  }

  /** Takes the next bytes; answers the first problem that it or the visitor finds. */
  write(chunk: Uint8Array): Problem | XmlProblem | undefined {
    const bytes = Buffer.concat([this.#rest, chunk])
    const text = bytes.toString('latin1') // one flat string: two that are joined are read through both, sign by sign
    const at = this.#scan(text)
    if (typeof at !== 'number') return at
    this.#rest = Buffer.from(bytes.subarray(at))
    this.#tag.base += at
    return this.#rest.length > LONGEST_PIECE ? 'broken' : undefined
  }

  /** Takes a whole text at once, a character a byte. */
  scanWhole(text: string): Problem | XmlProblem | undefined {
    const at = this.#scan(text)
    if (typeof at !== 'number') return at
    return text.indexOf('<', at) === -1 ? undefined : 'broken'
  }

  /** The position up to which everything was told. */
  #scan(text: string): number | Problem | XmlProblem {
    let at = 0
    for (let start = text.indexOf('<'); start !== -1; start = text.indexOf('<', at)) {
      const problem = start > at && this.#visitor.wantsText ? this.#visitor.text(text, at, start) : undefined
      if (problem !== undefined) return problem
      const end = this.#readMarkup(text, start)
      if (typeof end !== 'number') return end
      if (end === UNFINISHED) return start
      at = end
    }
    return at
  }

  /** Says that no more comes: what is unfinished then is broken. */
  end(): XmlProblem | undefined {
    return this.#rest.includes('<') ? 'broken' : undefined
  }

  /** The position after the markup that starts here; UNFINISHED where its end has not come. */
  #readMarkup(text: string, start: number): number | Problem | XmlProblem {
    const sign = text.charCodeAt(start + 1)
    if (sign === SLASH) return this.#readClose(text, start)
    if (sign === QUESTION) return endOf(text, '?>', start + 2)
    if (sign === EXCLAMATION) return this.#readDeclaration(text, start)
    const end = readTag(text, start, this.#tag)
    if (typeof end === 'string' || end === UNFINISHED) return end
    this.#tag.to = end
    const { isEmpty, base, name } = this.#tag
    const problem = this.#visitor.open(this.#tag) ?? (isEmpty ? this.#visitor.close(name, base + end, base + end) : undefined)
    if (problem !== undefined) return problem
    return !isEmpty && this.#visitor.isUninterested ? passOver(text, this.#tag) : end
  }

  #readClose(text: string, start: number): number | Problem {
    const end = text.indexOf('>', start + 2)
    if (end === -1) return UNFINISHED
    let [from, to] = [start + 2, end]
    while (isSpace(text.charCodeAt(to - 1))) to--
    for (let at = from; at < to; at++) if (text.charCodeAt(at) === COLON) from = at + 1
    return this.#visitor.close(text.slice(from, to), this.#tag.base + start, this.#tag.base + end + 1) ?? end + 1
  }

  #readDeclaration(text: string, start: number): number | Problem | XmlProblem {
    if (text.startsWith('<!--', start)) return endOf(text, '-->', start + 4)
    if (text.startsWith(CDATA, start)) return this.#readCdata(text, start + CDATA.length)
    const written = text.slice(start)
    return '<!--'.startsWith(written) || CDATA.startsWith(written) ? UNFINISHED : 'doctype'
  }

  #readCdata(text: string, from: number): number | Problem {
    const to = text.indexOf(']]>', from)
    if (to === -1) return UNFINISHED
    const piece = Buffer.from(text.slice(from, to), 'latin1').toString('utf8')
    return (this.#visitor.wantsText ? this.#visitor.text(text, from, to, piece) : undefined) ?? to + 3
  }
}

const UNFINISHED = -1
const CDATA = '<![CDATA['

/** A piece of text as letters; null where its bytes are no UTF-8. */
export function readPiece(text: string, from: number, to: number, cdata?: string): string | null {
  const piece = cdata ?? unescapeXml(text, from, to)
  return piece.includes('\uFFFD') && !text.slice(from, to).includes(REPLACEMENT_BYTES) ? null : piece
}

/** U+FFFD as bytes: a text may really hold it. */
const REPLACEMENT_BYTES = '\xef\xbf\xbd'

/** Where the element's closing tag begins; right after its opening tag where that has not come, or cannot be told by its name alone. */
function passOver(text: string, { from, nameTo, to }: XmlTag): number {
  const closing = text.indexOf(`</${text.slice(from + 1, nameTo)}`, to)
  if (closing === -1 || isName(text.charCodeAt(closing + 2 + nameTo - from - 1))) return to
  const inside = text.slice(to, closing)
  return inside.includes('<!') || inside.includes('<?') ? to : closing
}

function endOf(text: string, closing: string, from: number): number {
  const end = text.indexOf(closing, from)
  return end === -1 ? UNFINISHED : end + closing.length
}

/** Reads name and attributes. A ">" inside a quoted attribute does not end a tag. */
function readTag(text: string, start: number, tag: XmlTag): number | XmlProblem {
  let [at, nameFrom] = [start + 1, start + 1]
  tag.prefix = ''
  for (let sign = text.charCodeAt(at); isName(sign); sign = text.charCodeAt(++at)) {
    if (sign !== COLON) continue
    tag.prefix = text.slice(nameFrom, at)
    nameFrom = at + 1
  }
  if (at >= text.length) return UNFINISHED
  if (at === nameFrom) return 'broken'
  tag.name = text.slice(nameFrom, at)
  tag.from = start
  tag.nameTo = at
  return readAttributes(text, at, tag)
}

/** From after a tag's name to after its ">". */
function readAttributes(text: string, from: number, tag: XmlTag): number | XmlProblem {
  tag.start(text)
  for (let at = skipSpace(text, from); ; at = skipSpace(text, at)) {
    const sign = text.charCodeAt(at)
    if (sign === GREATER || sign === SLASH) return endTag(text, at, tag)
    const nameFrom = at
    while (isName(text.charCodeAt(at))) at++
    const nameTo = at
    at = skipSpace(text, at)
    if (at >= text.length) return UNFINISHED
    if (nameTo === nameFrom || text.charCodeAt(at) !== EQUALS) return 'broken'
    at = skipSpace(text, at + 1)
    if (at >= text.length) return UNFINISHED
    const valueTo = endOfValue(text, at)
    if (typeof valueTo === 'string' || valueTo === UNFINISHED) return valueTo
    if (!tag.add(nameFrom, nameTo, at + 1, valueTo)) return 'broken'
    at = valueTo + 1
  }
}

/** Where the quotation mark stands that ends the value beginning with one here. */
function endOfValue(text: string, at: number): number | XmlProblem {
  const quote = text.charCodeAt(at)
  if (quote !== QUOTE && quote !== APOSTROPHE) return 'broken'
  for (let to = at + 1; to < at + SHORT_VALUE; to++) if (text.charCodeAt(to) === quote) return to
  return text.indexOf(quote === QUOTE ? '"' : "'", at + 1)
}

/** Most values are shorter, and then looking sign by sign is faster than a search. */
const SHORT_VALUE = 12

function endTag(text: string, at: number, tag: XmlTag): number | XmlProblem {
  tag.isEmpty = text.charCodeAt(at) === SLASH
  if (!tag.isEmpty) return at + 1
  if (at + 1 >= text.length) return UNFINISHED
  return text.charCodeAt(at + 1) === GREATER ? at + 2 : 'broken'
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

function isSpace(sign: number): boolean {
  return sign === SPACE || (sign >= TAB && sign <= CARRIAGE_RETURN)
}

/** Anything but white space and the signs that end a name; NaN, past the end, is none. */
function isName(sign: number): boolean {
  if (sign > GREATER) return true
  return sign > SPACE && sign !== SLASH && sign !== EQUALS && sign !== QUOTE && sign !== APOSTROPHE && sign !== LESS && sign !== GREATER
}
