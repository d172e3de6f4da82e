import type { Cell } from 'exceljs'
import type { RawCell } from '../parse/rawCell.ts'
import type { Address } from '../pipeline/address.ts'
import type { Misread } from './checkValue.ts'
import type { NumberFormat } from './readFormats.ts'
import { serialToIso } from './serialToIso.ts'

/** What the workbook says beside a cell itself. */
export interface CellContext {
  formats: readonly NumberFormat[]
  is1904: boolean
  misread: ReadonlyMap<string, Misread>
}

/** Stands for the result of a formula that no program has calculated yet. */
export const NOT_CALCULATED = '#CHƯA TÍNH'

/** What Excel shows for a number that it cannot show as a date. */
const NO_SUCH_DATE = '########'

/**
 * The only place where a cell of exceljs becomes ours. A formula gives its stored result, be it 0, FALSE or "";
 * one without a stored result, and a number that its date format cannot show, become errors. Text is untouched.
 * A shared formula is the text of the first cell that shares it.
 */
export function readCell(cell: Cell, at: Address, context: CellContext): RawCell {
  const style = /^"(\d+)"$/.exec(cell.numFmt ?? '')?.[1] ?? '0' // see packForExceljs
  const format = context.formats[Number(style)] ?? { code: '', isDate: false }
  const formula = findFormula(cell)
  const extras = { ...(format.code && { format: format.code }), ...(formula !== undefined && { formula }) }
  const misread = context.misread.get(cell.address)
  const content = misread ? readMisread(misread) : readContent(cell, format, context.is1904)
  return { at, ...content, ...extras }
}

type Content = Pick<RawCell, 'kind' | 'value' | 'raw'>

const BLANK: Content = { kind: 'blank', value: null, raw: '' }

function readContent(cell: Cell, format: NumberFormat, is1904: boolean): Content {
  const value: unknown = isFormula(cell) ? (cell.result ?? { error: NOT_CALCULATED }) : cell.value
  if (typeof value === 'number') return format.isDate ? readDate(value, is1904) : readNumber(value)
  if (typeof value === 'boolean') return { kind: 'boolean', value, raw: value ? 'TRUE' : 'FALSE' }
  if (typeof value === 'string') return readText(value)
  if (typeof value !== 'object' || value === null) return BLANK
  if ('error' in value) return readError(String(value.error))
  return 'richText' in value ? readText(joinRuns(value.richText as { text?: string }[])) : BLANK
}

function readMisread(misread: Misread): Content {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/.exec(misread.text) ?? []
  if (misread.kind === 'text' || !day) return readText(misread.text)
  const value = time && time !== '00:00:00' ? `${day}T${time}` : day
  return { kind: 'date', value, raw: value }
}

/** Some writers leave "_x000D_" in the text, where a carriage return was; exceljs decodes it in some places only. */
function readText(text: string): Content {
  const value = text.replaceAll('_x000D_', '\r')
  return value === '' ? BLANK : { kind: 'text', value, raw: value }
}

function readNumber(value: number): Content {
  return Number.isFinite(value) ? { kind: 'number', value, raw: plainDigits(value) } : readError('#NUM!')
}

function readDate(serial: number, is1904: boolean): Content {
  const value = serialToIso(serial, is1904)
  return value === null ? readError(NO_SUCH_DATE) : { kind: 'date', value, raw: value }
}

function readError(code: string): Content {
  return { kind: 'error', value: code, raw: code }
}

function joinRuns(runs: { text?: string }[]): string {
  return runs.map((run) => run.text ?? '').join('')
}

/** Never with an exponent: 1e21 is "1000000000000000000000", 0.00000015 is "0.00000015". */
function plainDigits(value: number): string {
  const text = String(value)
  if (!text.includes('e')) return text
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '')
}

/** The value of exceljs's `ValueType.Formula`; importing the name would load the whole library here. */
const FORMULA_TYPE = 6

function isFormula(cell: Cell): boolean {
  return cell.type === FORMULA_TYPE
}

/** Not `cell.formula`, which rewrites a shared formula for each cell, at the cost of a large sheet's reading again. */
function findFormula(cell: Cell): string | undefined {
  if (!isFormula(cell)) return undefined
  const { formula, sharedFormula } = cell.value as { formula?: string; sharedFormula?: string }
  return formula ?? (sharedFormula ? cell.worksheet.getCell(sharedFormula).formula : undefined)
}
