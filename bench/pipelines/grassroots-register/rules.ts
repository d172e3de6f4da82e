import type { Rule } from '../../../src/pipeline/rule.ts'
import type { IndicatorCode } from './indicators.ts'

/** The two rules that look at every row. */
export const RULES = [
  { code: 'B01', severity: 'error', kind: 'listedOnce' },
  { code: 'B02', severity: 'warning', kind: 'asOfWithin' },
] as const satisfies readonly Rule<IndicatorCode>[]
