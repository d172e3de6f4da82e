import { exactly } from '../pipeline/figure.ts'
import type { IndicatorKind } from '../pipeline/indicator.ts'
import { asOfDay } from './asOfDay.ts'
import { parseAverage } from './parseAverage.ts'
import { parseCount } from './parseCount.ts'
import { parseDate } from './parseDate.ts'
import type { Parsed } from './parsed.ts'
import { parseMoney } from './parseMoney.ts'
import { parseRange } from './parseRange.ts'
import { type DatedFigure, parseYesNo } from './parseYesNo.ts'
import type { RawCell } from './rawCell.ts'
import { isRefused } from './refused.ts'

/** What is known of a figure's column: its indicator's kind, measure and nouns, and the day the report is signed. */
export interface FigureColumnContext {
  kind: IndicatorKind
  measure: string
  nouns?: readonly string[]
  reportDate?: string
}

/** Reads a cell as a figure of its indicator's kind. A date is a figure whose number is YYYYMMDD and whose `asOf` is the day. */
export function parseFigure(cell: RawCell, context: FigureColumnContext): Parsed<DatedFigure> {
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
  }
}

function parseDay(cell: RawCell, context: FigureColumnContext): Parsed<DatedFigure> {
  const date = parseDate(cell, context)
  if (isRefused(date)) return date
  if (date.value === null) return { value: null, remark: 'remark' in date ? date.remark : '' }
  const asOf = asOfDay(date.value)
  return { ...date, value: { ...exactly(Number(asOf.replaceAll('-', ''))), asOf } }
}
