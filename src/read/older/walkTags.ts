/** One piece of markup. `start` is its "<", `end` the position after its ">". */
export interface Tag {
  kind: 'open' | 'close' | 'empty' | 'cdata' | 'doctype' | 'broken'
  /** Without its prefix: "row" for `<x:row>`. */
  name: string
  isPrefixed: boolean
  /** Everything after the name, to be given to `readAttributes`. */
  attributes: string
  start: number
  end: number
}

/**
 * Yields the markup of an XML text in order, in time linear to its length whatever it holds. Comments and
 * processing instructions are passed over. Stops after a DOCTYPE or an unfinished tag. Nesting is not checked.
 */
export function* walkTags(xml: string): Generator<Tag> {
  let start = xml.indexOf('<')
  while (start !== -1) {
    const tag = readTag(xml, start)
    if (tag.kind !== 'passed over') yield tag as Tag
    if (tag.kind === 'broken' || tag.kind === 'doctype') return
    start = xml.indexOf('<', tag.end)
  }
}

/** Attributes by their full name ("r:id"), with references such as `&amp;` resolved. */
export function readAttributes(attributes: string): Map<string, string> {
  const found = new Map<string, string>()
  ATTRIBUTE.lastIndex = 0
  for (let match = ATTRIBUTE.exec(attributes); match; match = ATTRIBUTE.exec(attributes)) {
    found.set(match[1] ?? '', unescapeXml(match[2] ?? match[3] ?? ''))
  }
  return found
}

const ATTRIBUTE = /\s*([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y

/** Resolves the five named references and the numeric ones; line ends become "\n", as XML prescribes. */
export function unescapeXml(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  return lines.includes('&') ? lines.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, resolve) : lines
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }

function resolve(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name) return NAMED[name] ?? whole
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** Slash, prefix, name, attributes, slash. A ">" inside a quoted attribute does not end a tag. */
const TAG = /<(\/?)(?:([^\s/<>"':!?]+):)?([^\s/<>"':!?]+)(?=[\s/>])([^<>"'/]*(?:(?:"[^"]*"|'[^']*'|\/(?!>))[^<>"'/]*)*)(\/?)>/y

function readTag(xml: string, start: number): Omit<Tag, 'kind'> & { kind: Tag['kind'] | 'passed over' } {
  TAG.lastIndex = start
  const match = TAG.exec(xml)
  if (!match) return readOther(xml, start)
  const [whole, slash, prefix, name = '', attributes = '', lastSlash] = match
  const kind = slash ? 'close' : lastSlash ? 'empty' : 'open'
  return { kind, name, isPrefixed: prefix !== undefined, attributes, start, end: start + whole.length }
}

function readOther(xml: string, start: number): ReturnType<typeof readTag> {
  const [, closing, kind] = OTHERS.find(([opening]) => xml.startsWith(opening, start)) ?? ['', '>', 'broken' as const]
  const close = xml.indexOf(closing, start + 2)
  const end = close === -1 ? xml.length : close + closing.length
  return { kind: close === -1 ? 'broken' : kind, name: '', isPrefixed: false, attributes: '', start, end }
}

const OTHERS = [
  ['<!--', '-->', 'passed over'],
  ['<?', '?>', 'passed over'],
  ['<![CDATA[', ']]>', 'cdata'],
  ['<!', '>', 'doctype'],
] as const
