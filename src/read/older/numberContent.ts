import { NO_SUCH_DATE, NOT_CALCULATED as NOT_CALCULATED_CODE } from '../../parse/cellErrors.ts'
import { isDateFormat } from '../../parse/isDateFormat.ts'
import type { CellContent } from '../packed/workbookPacker.ts'
import { serialToIso } from '../serialToIso.ts'

/** Stands for the result of a formula that no program has calculated yet, as in a workbook of today. */
export const NOT_CALCULATED: CellContent = { kind: 'error', value: NOT_CALCULATED_CODE }

/** A stored number as its format shows it: a day where the format is one of days, else the number. */
export function numberContent(value: number, format: string, is1904 = false): CellContent {
  if (!Number.isFinite(value)) return { kind: 'error', value: '#NUM!' }
  if (!isDateFormat(format)) return { kind: 'number', value }
  return dateContent(serialToIso(value, is1904))
}

/** A day, or a day and time, that the file writes out: "2023-09-30", "2023-09-30T00:00:00.000". */
export function writtenDate(text: string): CellContent {
  const [, day, time, fraction] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d+)?Z?)?$/.exec(text.trim()) ?? []
  if (!day) return dateContent(null)
  const second = Number(fraction ?? 0) >= 0.5 ? 1000 : 0
  const instant = new Date(Date.parse(`${day}T${time ?? '00:00:00'}Z`) + second)
  if (Number.isNaN(instant.getTime())) return dateContent(null)
  const [date = '', clock = ''] = instant.toISOString().slice(0, 19).split('T')
  return dateContent(clock === '00:00:00' ? date : `${date}T${clock}`)
}

function dateContent(iso: string | null): CellContent {
  return iso === null ? { kind: 'error', value: NO_SUCH_DATE } : { kind: 'date', value: iso }
}
