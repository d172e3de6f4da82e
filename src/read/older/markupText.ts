import { type Tag, unescapeXml } from './walkTags.ts'

/** The text of an XML between two of its tags, as written: references stand as they are, comments are taken out. */
export function textBetween(xml: string, from: number, to: number): string {
  const text = xml.slice(from, to)
  return text.includes('<') ? text.replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '') : text
}

/** What stands before a tag since `from`, and in it where it is a CDATA section; references resolved. */
export function textUpTo(xml: string, from: number, tag: Tag): string {
  const before = unescapeXml(textBetween(xml, from, tag.start))
  return tag.kind === 'cdata' ? before + xml.slice(tag.start + '<![CDATA['.length, tag.end - ']]>'.length) : before
}
