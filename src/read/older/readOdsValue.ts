import type { CellContent } from '../packed/workbookPacker.ts'
import { serialToIso } from '../serialToIso.ts'
import { NOT_CALCULATED, numberContent, writtenDate } from './numberContent.ts'

/** What a cell's attributes say, and its text where they say text; null where it is blank. */
export function readOdsValue(attributes: ReadonlyMap<string, string>, text: string): CellContent | null | 'contradictory' {
  if (attributes.get('calcext:value-type') === 'error') return { kind: 'error', value: text || '#N/A' }
  const type = attributes.get('office:value-type')
  if (type === undefined && text === '') return attributes.has('table:formula') ? NOT_CALCULATED : null
  return (READERS.get(type ?? 'string') ?? nothing)(attributes, text)
}

/** The text of a cell's formula as Excel writes it: `of:=SUM([.B2:.B5])` is SUM(B2:B5); undefined where it has none. */
export function formulaOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const [, formula] = /^(?:[\w-]+:)?=([\s\S]*)$/.exec(attributes.get('table:formula') ?? '') ?? []
  return formula?.replace(/"[^"]*"|\[([^\]]*)\]|;/g, (whole, reference?: string) => {
    if (reference !== undefined) return reference.replace(/(^|:)\./g, '$1').replace(/\./g, '!')
    return whole === ';' ? ',' : whole
  })
}

type Reader = (attributes: ReadonlyMap<string, string>, text: string) => CellContent | null | 'contradictory'

const nothing: Reader = () => 'contradictory'
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

const readNumber: Reader = (attributes) => {
  const value = attributes.get('office:value')?.trim() ?? ''
  return NUMBER.test(value) ? numberContent(Number(value), '') : 'contradictory'
}

const READERS = new Map<string, Reader>([
  ['float', readNumber],
  ['percentage', readNumber],
  ['currency', readNumber],
  ['date', (attributes) => writtenDate(attributes.get('office:date-value') ?? '')],
  ['time', (attributes) => readTime(attributes.get('office:time-value') ?? '')],
  ['boolean', (attributes) => ({ kind: 'boolean', value: attributes.get('office:boolean-value') === 'true' })],
  ['string', (attributes, text) => textContent(attributes.get('office:string-value') ?? text)],
])

function textContent(value: string): CellContent | null {
  return value === '' ? null : { kind: 'text', value }
}

const SECONDS_A_DAY = 86_400

/** "PT08H30M00S" is a part of a day, as a spreadsheet stores it. */
function readTime(text: string): CellContent | 'contradictory' {
  const [, hours, minutes, seconds] = /^PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,6}(?:[.,]\d+)?)S)?$/.exec(text) ?? []
  if (hours === undefined && minutes === undefined && seconds === undefined) return 'contradictory'
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number((seconds ?? '0').replace(',', '.'))
  const iso = serialToIso(total / SECONDS_A_DAY)
  return iso === null ? 'contradictory' : { kind: 'date', value: iso }
}
