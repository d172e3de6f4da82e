import type { RawCell } from '../parse/rawCell.ts'
import type { Misread } from './checkValue.ts'
import { FORMULA_CELL, type ParsedCell, type ParsedText, TEXT_CELL } from './loadParsers.ts'
import { plainDigits } from './plainDigits.ts'
import type { NumberFormat } from './readFormats.ts'
import { serialToIso } from './serialToIso.ts'

/** What the workbook says beside a cell itself. */
export interface CellContext {
  sheet: string
  texts: readonly ParsedText[]
  formats: readonly NumberFormat[]
  is1904: boolean
  misread: ReadonlyMap<string, Misread>
  /** Filled as the sheet's cells are read in order: the first cell that shares a formula has its text. */
  sharedFormulas: Map<string, string>
}

/** Stands for the result of a formula that no program has calculated yet. */
const NOT_CALCULATED = '#CHƯA TÍNH'

/** What Excel shows for a number that it cannot show as a date. */
const NO_SUCH_DATE = '########'

/**
 * The only place where a cell of exceljs becomes ours. A formula gives its stored result, be it 0, FALSE or "";
 * one without a stored result, and a number that its date format cannot show, become errors. Text is untouched.
 * Cells that share a formula all carry the text that the first one has.
 */
export function readCell(cell: ParsedCell, context: CellContext): RawCell {
  const format = context.formats[cell.styleId ?? 0] ?? { code: '', isDate: false }
  const formula = findFormula(cell, context)
  const extras = { ...(format.code && { format: format.code }), ...(formula !== undefined && { formula }) }
  const misread = context.misread.get(cell.address)
  const content = misread ? readMisread(misread) : readContent(findValue(cell, context), format, context.is1904)
  return { at: { sheet: context.sheet, cell: cell.address }, ...content, ...extras }
}

function findValue(cell: ParsedCell, context: CellContext): unknown {
  if (cell.type === FORMULA_CELL) return cell.result ?? { error: NOT_CALCULATED }
  const isShared = cell.type === TEXT_CELL && typeof cell.value === 'number'
  return isShared ? context.texts[cell.value as number] : cell.value
}

function findFormula(cell: ParsedCell, context: CellContext): string | undefined {
  if (cell.type !== FORMULA_CELL || cell.si === undefined) return cell.formula
  if (cell.formula) context.sharedFormulas.set(cell.si, cell.formula)
  return context.sharedFormulas.get(cell.si)
}

type Content = Pick<RawCell, 'kind' | 'value' | 'raw'>

const BLANK: Content = { kind: 'blank', value: null, raw: '' }

function readContent(value: unknown, format: NumberFormat, is1904: boolean): Content {
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
