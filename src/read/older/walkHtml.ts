import { LONGEST_HTML_TAG } from '../limits.ts'

/** One piece of an HTML page, in small letters but for text and attributes. */
export type HtmlPiece =
  | { kind: 'text'; text: string }
  | { kind: 'open' | 'close'; name: string; attributes: string }
  /** A tag that does not end: the page was cut short. */
  | { kind: 'broken' }

/**
 * Yields a page's tags and the text between them, as browsers find them, in time linear to its length. Comments, declarations, scripts and
 * styles are passed over. Nothing is checked for nesting; `<br/>` opens only.
 */
export function* walkHtml(html: string): Generator<HtmlPiece> {
  let from = 0
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', from)) {
    TAG_NAME.lastIndex = start
    const [, slash, written = ''] = TAG_NAME.exec(html) ?? []
    const name = written.toLowerCase()
    if (start > from) yield { kind: 'text', text: html.slice(from, start) }
    if (name) {
      const end = endOfTag(html, start + name.length + 1)
      if (end === -1) return yield { kind: 'broken' }
      yield { kind: slash ? 'close' : 'open', name, attributes: html.slice(start + (slash ?? '').length + name.length + 1, end) }
      from = slash || !RAW.has(name) ? end + 1 : endOfRaw(html, name, end + 1)
    } else if (/[!?/]/.test(html[start + 1] ?? '')) from = endOfOther(html, start)
    else {
      yield { kind: 'text', text: '<' }
      from = start + 1
    }
  }
  if (from < html.length) yield { kind: 'text', text: html.slice(from) }
}

const TAG_NAME = /<(\/?)([a-z][^\s/>"'<=]{0,60})/iy
const RAW = new Set(['script', 'style', 'title', 'textarea', 'noscript', 'comment', 'xml'])

/** Where the ">" of a tag stands; one within quotation marks does not end it. -1 where none comes. */
function endOfTag(html: string, from: number): number {
  const last = Math.min(html.length, from + LONGEST_HTML_TAG)
  let quote = ''
  for (let at = from; at < last; at++) {
    const sign = html[at] ?? ''
    if (quote) quote = sign === quote ? '' : quote
    else if (sign === '>') return at
    else if ((sign === '"' || sign === "'") && /[=\s]/.test(html[at - 1] ?? '')) quote = sign
  }
  return -1
}

/** Behind the tag that ends a script; the end of the page where none does. */
function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'gi')
  close.lastIndex = from
  return close.exec(html)?.index ?? html.length
}

function endOfOther(html: string, start: number): number {
  const closing = html.startsWith('<!--', start) ? '-->' : '>'
  const close = html.indexOf(closing, start + 2)
  return close === -1 ? html.length : close + closing.length
}

/** Attributes by their names in small letters; one without a value is ''. */
export function readHtmlAttributes(attributes: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, unescapeHtml(double ?? single ?? bare ?? ''))
  }
  return found
}

const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g

/** Resolves references such as `&nbsp;`, `&#7853;`, `&agrave;`; what is none stays as it is. */
export function unescapeHtml(text: string): string {
  return text.includes('&') ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,8}\d?));?/gi, resolve) : text
}

function resolve(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name) return NAMED.get(name) ?? whole
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder('windows-1252').decode(new Uint8Array([code])) // as browsers do
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** The letters from code 160 on, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo ' +
  'frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve ' +
  'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ' +
  'ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'

const NAMED = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, index): [string, string] => [name, String.fromCodePoint(160 + index)]),
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['hellip', '…'],
  ['bull', '•'],
  ['euro', '€'],
  ['ensp', '\u2002'],
  ['emsp', '\u2003'],
  ['thinsp', '\u2009'],
  ['zwnj', '\u200c'],
  ['zwj', '\u200d'],
])
