import type { Lifetime } from './lifetime.ts'
import type { UnitRole } from './unit.ts'

/** Over what time a figure counts. Declared per indicator; never mixed in a sum. */
export const TIME_BASES = ['in_period', 'year_to_date', 'cumulative', 'stock'] as const
export type TimeBasis = (typeof TIME_BASES)[number]

/** `percent` is a typed percentage in percentage points: a control of a share, never added up. */
export type IndicatorKind = 'count' | 'money' | 'yes_no' | 'date' | 'average' | 'range' | 'percent'

/**
 * How the figures of units become a total. `unitsExpected` and `reference` are not collected from units; a `control` is
 * collected and held against others, and has no total.
 */
export const ROLL_UPS = [
  'sum',
  'countYes',
  'weightedMean',
  'minMax',
  'derived',
  'unitsExpected',
  'reference',
  'provinceOnly',
  'control',
] as const
export type RollUp = (typeof ROLL_UPS)[number]

/**
 * Who reports an indicator: U the upper unions, P the own row only, UP both, G the grassroots rows of a list form,
 * D nobody (worked out).
 */
export type Level = 'U' | 'P' | 'UP' | 'G' | 'D'

/** One thing that is collected or worked out, in the periods of its lifetime. Its measure is what is counted (cuộc, lượt người, đồng). */
export interface Indicator extends Lifetime {
  code: string
  /** The section of the office's report that prints it. */
  section: string
  label: string
  measure: string
  kind: IndicatorKind
  level: Level
  times: readonly TimeBasis[]
  /** The basis that the report prints; the only one, where there is one. */
  headline?: TimeBasis
  rollUp: RollUp
  /** The indicators that a derived one is the sum of. A typed value is then a control. */
  parts?: readonly string[]
  /** The indicator that weighs a mean. */
  weight?: string
  /** True where the same one is counted once a year, however often it comes up: the year to date is then at most the sum of the periods. */
  isCountedOnce?: boolean
  /** True where a blank cell is no error: the form does not insist on an answer. */
  isOptional?: boolean
  /** Nouns beside the measure that a cell may carry ("em" for học sinh). */
  nouns?: readonly string[]
  /** A printed mean is rounded half up to this step, in the measure. */
  printStep?: number
  /** A total that is only a lower bound is printed rounded down to this step, in the measure ("trên 30.000"). */
  boundStep?: number
}

/** A ratio of two totals of the same unit, in per cent; never typed, never averaged. */
export interface Share extends Lifetime {
  code: string
  section: string
  label: string
  numerator: string
  denominator: string
  time: TimeBasis
  /** The denominator's basis, where it is another one. */
  denominatorTime?: TimeBasis
  decimals: number
}

/** The basis that a report prints and a trace shows unless told otherwise. */
export function headlineOf(indicator: Indicator): TimeBasis {
  const basis = indicator.headline ?? indicator.times[0]
  if (!basis) throw new Error(`Indicator ${indicator.code} has no time basis`)
  return basis
}

/** Whether a unit in this role is asked for an indicator in its own name. */
export function isReportedBy(indicator: Indicator, role: UnitRole): boolean {
  if (role === 'upper') return indicator.level === 'U' || indicator.level === 'UP'
  return role === 'own' && (indicator.level === 'P' || indicator.level === 'UP')
}
