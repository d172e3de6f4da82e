import type { CellContent } from '../packed/workbookPacker.ts'
import { numberContent } from './numberContent.ts'

/** What a cell of a page says, and its number format where one is told. */
export interface HtmlValue {
  content: CellContent | null
  format: string
}

/**
 * What stands in a cell is text as shown, whatever it looks like: "1.234" and "8/10" are for the engine's own parsers. It is a number only
 * where the page carries one beside the text: Excel's `x:num`, LibreOffice's `sdval`, the `data-v` or `data-value` of other software.
 */
export function readHtmlValue(attributes: ReadonlyMap<string, string>, shown: string): HtmlValue {
  const stored = storedNumber(attributes, shown)
  const formula = attributes.get('x:fmla')?.replace(/^=/, '')
  if (stored) {
    const content = stored.isBoolean ? truth(stored.value !== 0) : numberContent(stored.value, stored.format)
    return { content: { ...content, ...(formula !== undefined && { formula }) }, format: stored.format }
  }
  const content: CellContent =
    attributes.has('x:err') && shown.startsWith('#') ? { kind: 'error', value: shown } : { kind: 'text', value: shown }
  return { content: shown.trim() === '' ? null : { ...content, ...(formula !== undefined && { formula }) }, format: '' }
}

interface StoredNumber {
  value: number
  format: string
  isBoolean?: boolean
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

function storedNumber(attributes: ReadonlyMap<string, string>, shown: string): StoredNumber | null {
  for (const [name, read] of WAYS) {
    const text = attributes.get(name)?.trim()
    if (text === undefined) continue
    const stored = NUMBER.test(text) ? read(attributes, shown) : null
    if (stored !== null) return { value: Number(text), isBoolean: /^boolean$/i.test(stored), format: stored || formatShown(shown) }
  }
  const plain = attributes.get('x:num') === '' && /^-?\d{1,15}$/.test(shown) ? Number(shown) : null
  return plain === null ? null : { value: plain, format: '' }
}

/** Where a number may stand, and which format is told with it; null where it is none of the cell's. */
const WAYS: [name: string, read: (attributes: ReadonlyMap<string, string>, shown: string) => string | null][] = [
  ['sdval', (attributes) => (attributes.get('sdnum') ?? '').split(';').slice(2).join(';')],
  ['x:num', () => ''],
  ['data-v', (attributes) => (attributes.get('data-t') === 'n' ? (attributes.get('data-z') ?? '') : null)],
  ['data-value', (_, shown) => (/^[-+(]?[\d.,\s]*\d[\d.,\s]*[)%]?$/.test(shown) ? '' : null)],
]

/** Where a page gives a number without its format, the text beside it tells a share and a day. */
function formatShown(shown: string): string {
  if (/%\s*$/.test(shown)) return '0%'
  return /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}$/.test(shown.trim()) ? 'dd/mm/yyyy' : ''
}

function truth(value: boolean): CellContent {
  return { kind: 'boolean', value }
}
