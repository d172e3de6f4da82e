import { SaxesParser } from 'saxes'

/** An element of an XML document, names without their prefixes. */
export interface Element {
  name: string
  uri: string
  attributes: { name: string; uri: string; value: string }[]
  children: (Element | string)[]
}

/** Parses a well-formed document; throws where it is not. */
export function parseXml(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true })
  const top: Element = { name: '', uri: '', attributes: [], children: [] }
  const open = [top]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.values(tag.attributes)
      .filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns')
      .map(({ local, uri, value }) => ({ name: local, uri, value }))
    const element: Element = { name: tag.local, uri: tag.uri, attributes, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  for (const event of ['text', 'cdata'] as const) parser.on(event, (text) => open.at(-1)?.children.push(text))
  parser.write(xml.replace(/^\ufeff/, '')).close()
  const root = elementsOf(top)[0]
  if (!root) throw new Error('no root')
  return root
}

export function elementsOf({ children }: Element, name?: string): Element[] {
  return children.filter((child): child is Element => typeof child !== 'string' && (!name || child.name === name))
}

export function childOf(element: Element | undefined, name: string): Element | undefined {
  return element && elementsOf(element, name)[0]
}

/** An attribute without a namespace, or with one. */
export function attributeOf(element: Element | undefined, name: string): string | undefined {
  return element?.attributes.find((each) => each.name === name && !each.uri)?.value
}

export function linkOf(element: Element): string | undefined {
  return element.attributes.find(({ name, uri }) => name === 'id' && uri.endsWith('relationships'))?.value
}

export function textOf({ children }: Element): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}

/** The same text for elements that say the same, whatever their prefixes, quotes and white space between elements. */
export function canonical(element: Element | undefined): string {
  if (!element) return ''
  const attributes = element.attributes.map(({ name, uri, value }) => `${uri} ${name}=${JSON.stringify(value)}`).sort()
  const hasElements = elementsOf(element).length > 0
  const inside = element.children.map((child) =>
    typeof child === 'string' ? (hasElements && !child.trim() ? '' : child) : canonical(child),
  )
  return `<${element.name} ${attributes.join(' ')}>${inside.join('')}</>`
}
