import { exactly } from '../pipeline/figure.ts'
import type { IndicatorKind } from '../pipeline/indicator.ts'
import { asOfDay } from './asOfDay.ts'
import { without } from './bounded.ts'
import { figureOfPercent } from './figureOfPercent.ts'
import { findMissing } from './findMissing.ts'
import { parseAverage } from './parseAverage.ts'
import { parseCount } from './parseCount.ts'
import { parseDate } from './parseDate.ts'
import type { Parsed } from './parsed.ts'
import { parseMoney } from './parseMoney.ts'
import { parsePercent } from './parsePercent.ts'
import { parseRange } from './parseRange.ts'
import { type DatedFigure, parseYesNo } from './parseYesNo.ts'
import type { RawCell } from './rawCell.ts'
import { isRefused } from './refused.ts'
import { refuseLong } from './refuseLong.ts'
import { wordsOf } from './wordsOf.ts'

/** What is known of a figure's column: its indicator's kind, measure and nouns, and the day the report is signed. */
export interface FigureColumnContext {
  kind: IndicatorKind
  measure: string
  nouns?: readonly string[]
  reportDate?: string
}

/**
 * Reads a cell as a figure of its indicator's kind. A date is a figure whose number is YYYYMMDD and whose `asOf` is the day; a
 * percentage is in percentage points, and may have decimals.
 */
export function parseFigure(cell: RawCell, context: FigureColumnContext): Parsed<DatedFigure> {
  const long = refuseLong(cell)
  if (long) return long
  switch (context.kind) {
    case 'count':
      return parseCount(cell, context.measure, context.nouns)
    case 'money':
      return parseMoney(cell, context.measure)
    case 'average':
      return parseAverage(cell, context.measure)
    case 'range':
      return parseRange(cell, context.measure)
    case 'yes_no':
      return parseYesNo(cell, context)
    case 'date':
      return parseDay(cell, context)
    case 'percent':
      return parsePoints(cell)
  }
}

/** "Chưa có" and a ratio of nothing are answers, not blanks: no share is known, or there is none. */
function parsePoints(cell: RawCell): Parsed<DatedFigure> {
  const percent = parsePercent(cell)
  if (isRefused(percent)) return percent
  if (percent.value !== null) return { ...percent, value: figureOfPercent(percent.value) }
  const remark = 'remark' in percent ? percent.remark : ''
  if (cell.raw.trim() === '') return { value: null, remark }
  const missing = findMissing(wordsOf(cell))
  return { value: without(missing && missing.state !== 'not_applicable' ? 'not_available' : 'not_applicable'), remark }
}

function parseDay(cell: RawCell, context: FigureColumnContext): Parsed<DatedFigure> {
  const date = parseDate(cell, context)
  if (isRefused(date)) return date
  if (date.value === null) return { value: null, remark: 'remark' in date ? date.remark : '' }
  const asOf = asOfDay(date.value)
  return { ...date, value: { ...exactly(Number(asOf.replaceAll('-', ''))), asOf } }
}
