import type { Figure } from '../pipeline/figure.ts'
import type { UnitNames } from './buildUnitNames.ts'
import { parseCount } from './parseCount.ts'
import { parseDate } from './parseDate.ts'
import type { Parsed } from './parsed.ts'
import { parseMoney } from './parseMoney.ts'
import { parsePercent } from './parsePercent.ts'
import { parsePeriod } from './parsePeriod.ts'
import { parseRange } from './parseRange.ts'
import { parseText } from './parseText.ts'
import { parseUnit } from './parseUnit.ts'
import { type DatedFigure, parseYesNo } from './parseYesNo.ts'
import type { Percent } from './percent.ts'
import { printDate } from './printDate.ts'
import { printFigure } from './printFigure.ts'
import { printPercent } from './printPercent.ts'
import { printPeriod } from './printPeriod.ts'
import { numberCell, textCell } from './rawCell.ts'
import { isRefused } from './refused.ts'

/** The kinds of cell that can be explained. */
export const EXPLAINED_KINDS = ['count', 'money', 'percent', 'date', 'period', 'unit', 'text', 'yes_no', 'average', 'range'] as const
export type ExplainedKind = (typeof EXPLAINED_KINDS)[number]

export interface Question {
  kind: ExplainedKind
  /** Text as typed; a number is a numeric cell without a format. */
  raw: string | number
  measure?: string
}

/** The forms of domain.md 4.2: a number, a percentage, a bound, an ISO date, a period's or unit's code, a text; null where there is none. */
export type ExplainedValue = Percent | string | null

export interface Explanation {
  kind: ExplainedKind
  raw: string | number
  decision: 'accept' | 'warn' | 'reject'
  value: ExplainedValue
  why: string
}

interface Answer {
  value: ExplainedValue
  /** The reading in words. */
  printed: string
}

/** Explains how one cell would be read: taken, taken if confirmed, or not, with the sentence that says why. */
export function explainCell(question: Question, units: UnitNames, reportDate?: string): Explanation {
  const { kind, raw } = question
  const parsed = answer(question, units, reportDate ? { reportDate } : {})
  if (isRefused(parsed)) return { kind, raw, decision: 'reject', value: null, why: parsed.refusal }
  const value = parsed.value?.value ?? null
  if ('remark' in parsed) return { kind, raw, decision: 'warn', value, why: parsed.remark }
  return { kind, raw, decision: 'accept', value, why: `Đọc là ${parsed.value.printed}.` }
}

function answer({ kind, raw, measure }: Question, units: UnitNames, context: { reportDate?: string }): Parsed<Answer> {
  const cell = typeof raw === 'number' ? numberCell(raw) : textCell(raw)
  switch (kind) {
    case 'count':
      return withAnswer(parseCount(cell, measure ?? ''), ofFigure)
    case 'money':
    case 'average':
      return withAnswer(parseMoney(cell, measure), ofFigure)
    case 'range':
      return withAnswer(parseRange(cell, measure ?? 'đồng'), ofFigure)
    case 'yes_no':
      return withAnswer(parseYesNo(cell, context), ofYesNo)
    case 'percent':
      return withAnswer(parsePercent(cell), (value) => ({ value, printed: printPercent(value) }))
    case 'date':
      return withAnswer(parseDate(cell, context), (value) => ({ value, printed: printDate(value) }))
    case 'period':
      return withAnswer(parsePeriod(cell), (value) => ({ value, printed: printPeriod(value) }))
    case 'unit':
      return withAnswer(parseUnit(cell, units), (value) => ({ value, printed: units.names.get(value) ?? value }))
    case 'text':
      return withAnswer(parseText(cell), (value) => ({ value, printed: `"${value}"` }))
  }
}

function withAnswer<T>(parsed: Parsed<T>, toAnswer: (value: T) => Answer): Parsed<Answer> {
  if (isRefused(parsed)) return parsed
  if ('remark' in parsed) return { value: parsed.value === null ? null : toAnswer(parsed.value), remark: parsed.remark }
  return { value: toAnswer(parsed.value) }
}

function ofFigure(figure: Figure): Answer {
  return { value: explainedValue(figure), printed: printFigure(figure) }
}

function ofYesNo(figure: DatedFigure): Answer {
  const day = figure.asOf ? `, ngày ${printDate(figure.asOf)}` : ''
  return { value: figure.stated, printed: figure.stated === 1 ? `có${day}` : 'không' }
}

function explainedValue({ stated, low, high, qualifier }: Figure): ExplainedValue {
  if (qualifier === 'exact') return stated
  if (qualifier === 'range') return { qualifier, low: low ?? 0, high: high ?? 0 }
  return { qualifier, value: stated ?? 0 }
}
