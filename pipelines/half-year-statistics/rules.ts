import type { Rule } from '../../src/pipeline/rule.ts'
import type { IndicatorCode } from './indicators.ts'

/** What good half-yearly statistics look like. The form has no list of checks of its own; H01 to H05 are ours. */
// biome-ignore format: one line each, aligned
export const RULES = [
  { code: 'H01', severity: 'error',   kind: 'atMost',  on: 'workers_women',                 limit: 'workers_total' },
  { code: 'H02', severity: 'error',   kind: 'atMost',  on: 'workers_underemployed',         limit: 'workers_total' },
  { code: 'H03', severity: 'error',   kind: 'shareOf', on: 'workers_underemployed_percent', numerator: 'workers_underemployed', denominator: 'workers_total', decimals: 1 },
  { code: 'H04', severity: 'warning', kind: 'within',  on: 'avg_wage',                      low: 1_500_000, high: 60_000_000 },
  { code: 'H04', severity: 'warning', kind: 'within',  on: 'avg_wage_administration',       low: 1_500_000, high: 60_000_000 },
  { code: 'H04', severity: 'warning', kind: 'within',  on: 'avg_wage_public_service',       low: 1_500_000, high: 60_000_000 },
  { code: 'H05', severity: 'warning', kind: 'asOfWithin' },
] as const satisfies readonly Rule<IndicatorCode>[]
