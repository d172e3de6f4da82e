/** A cell's whole XML in a sheet's text, and where it stands. */
export interface CellXml {
  address: string
  xml: string
  start: number
}

const CELL = /<c\s[^>]*?r="([A-Z]+\d+)"[^>]*?(?:\/>|>.*?<\/c>)/gs
const ROW = /<row\b[^>]*?(?:\/>|>.*?<\/row>)/gs

export function cellsOf(sheet: string): CellXml[] {
  return [...sheet.matchAll(CELL)].map((match) => ({ address: match[1] ?? '', xml: match[0], start: match.index }))
}

export function rowsOf(sheet: string): { xml: string; start: number }[] {
  return [...sheet.matchAll(ROW)].map((match) => ({ xml: match[0], start: match.index }))
}

/** The text with a piece of it replaced. */
export function replaceAt(text: string, { xml, start }: { xml: string; start: number }, by: string): string {
  return text.slice(0, start) + by + text.slice(start + xml.length)
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** A cell that says a text, in the style of another. */
export function textCell({ address, xml }: Pick<CellXml, 'address' | 'xml'>, text: string): string {
  const style = /\ss="\d+"/.exec(xml)?.[0] ?? ''
  return text === ''
    ? `<c r="${address}"${style}/>`
    : `<c r="${address}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

/** What stands in the cell, at another address. */
export function moveCell(xml: string, address: string): string {
  return xml.replace(/r="[A-Z]+\d+"/, `r="${address}"`)
}

/** Every row and cell of the sheet at another place; `move` is given column number and row. */
export function moveAll(sheet: string, move: (column: number, row: number) => [column: number, row: number]): string {
  const moved = sheet.replace(/(<c\s[^>]*?r=")([A-Z]+)(\d+)(")/g, (_, before, letters, row, after) => {
    const [column, to] = move(numberOf(letters), Number(row))
    return `${before}${lettersOf(column)}${to}${after}`
  })
  return moved.replace(/(<row\b[^>]*?\sr=")(\d+)(")/g, (_, before, row, after) => `${before}${move(1, Number(row))[1]}${after}`)
}

export function numberOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

export function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest ? lettersOf(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

export function splitAddress(address: string): { letters: string; row: number } {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  return { letters, row: Number(row) }
}

/** The texts of a book's shared table, as XML of each `<si>`. */
export function sharedOf(texts: string): { xml: string; start: number }[] {
  return [...texts.matchAll(/<si>.*?<\/si>|<si\/>/gs)].map((match) => ({ xml: match[0], start: match.index }))
}

/** What a cell says: its number, or its text. */
export function saidBy(cell: string, texts: string): string {
  const value = /<v>(.*?)<\/v>/.exec(cell)?.[1] ?? ''
  if (/t="s"/.test(cell)) return textOf(sharedOf(texts)[Number(value)]?.xml ?? '')
  return /t="inlineStr"/.test(cell) ? textOf(cell) : unescapeXml(value)
}

function textOf(xml: string): string {
  return unescapeXml([...xml.matchAll(/<t\b[^>]*>(.*?)<\/t>/gs)].map((match) => match[1]).join(''))
}

function unescapeXml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
