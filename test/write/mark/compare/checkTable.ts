import type { Finding } from '../../../../src/pipeline/finding.ts'
import { readByUs } from './compareValues.ts'
import { openBook } from './openBook.ts'
import { attributeOf, childOf, elementsOf, parseXml } from './parseXml.ts'

/** What is wrong with our own sheet: a finding that it does not tell, a cell that it does not link to, a link that leads nowhere. */
export async function checkTable(marked: Uint8Array, findings: readonly Finding[]): Promise<string[]> {
  const text = (await readByUs(marked)).sheets[0]?.lines.join('\n') ?? ''
  const links = linksIn(marked)
  const linked = new Set(links.flatMap(({ sheet, cells }) => cells.map((cell) => `${sheet}!${cell}`)))
  const names = openBook(marked).sheets.map(({ name }) => name)
  const places = findings.flatMap(({ at }) => (at ? [`${at.sheet}!${at.cell}`] : []))
  return [
    ...findings
      .filter(({ message }) => !text.includes(JSON.stringify(message).slice(1, -1)))
      .map(({ message }) => `our sheet does not say "${message}"`),
    ...places.filter((place) => !linked.has(place)).map((place) => `our sheet does not link to ${place}`),
    ...links.filter(({ sheet }) => !names.includes(sheet)).map(({ sheet }) => `our sheet links to "${sheet}", which is not there`),
  ]
}

interface TableLink {
  sheet: string
  cells: string[]
}

function linksIn(marked: Uint8Array): TableLink[] {
  const book = openBook(marked)
  const root = parseXml(book.text(book.sheets[0]?.path ?? ''))
  return elementsOf(childOf(root, 'hyperlinks') ?? root, 'hyperlink').map((link) => {
    const location = attributeOf(link, 'location') ?? ''
    const [, name = '', letters = '', first, last = first] = /^'((?:[^']|'')+)'!([A-Z]+)(\d+)(?::[A-Z]+(\d+))?$/.exec(location) ?? []
    const rows = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index)
    return { sheet: name.replaceAll("''", "'"), cells: rows.map((row) => `${letters}${row}`) }
  })
}
