import type { Indicator, Share } from '../../src/pipeline/indicator.ts'
import type { exampleFederation } from './exampleFederation.ts'

type Kind = Pick<Indicator, 'rollUp' | 'level'> & Partial<Indicator>
type Draft = Parameters<typeof exampleFederation>[0][number]

const FLOW = ['in_period'] as const
const STOCK = ['stock'] as const

/** One indicator of every roll-up, and what is worked out from them. */
export const PIPELINE: { indicators: readonly Indicator[]; shares: readonly Share[] } = {
  indicators: [
    indicator('women', { rollUp: 'sum', level: 'UP', times: ['in_period', 'year_to_date'] }),
    indicator('talks', { rollUp: 'sum', level: 'U' }),
    indicator('both', { rollUp: 'derived', level: 'UP', parts: ['women', 'talks'] }),
    indicator('income', { rollUp: 'weightedMean', level: 'U', weight: 'headcount', printStep: 10 }),
    indicator('headcount', { rollUp: 'sum', level: 'U' }),
    indicator('gain', { rollUp: 'minMax', level: 'U' }),
    indicator('rooms', { rollUp: 'provinceOnly', level: 'P' }),
    indicator('self_check', { rollUp: 'countYes', level: 'U' }),
    indicator('listed_active', { rollUp: 'countYes', level: 'G' }),
    indicator('members', { rollUp: 'sum', level: 'U', times: STOCK }),
    indicator('initiatives', { rollUp: 'sum', level: 'U', times: ['cumulative'] }),
    indicator('target', { rollUp: 'reference', level: 'D', times: ['stock', 'in_period'] }),
    indicator('unions', { rollUp: 'unitsExpected', level: 'D', times: ['stock', 'in_period'] }),
  ],
  shares: [
    { ...named('talks_rate'), numerator: 'talks', denominator: 'women', time: 'in_period', decimals: 1 },
    { ...named('rooms_rate'), numerator: 'rooms', denominator: 'women', time: 'in_period', decimals: 0 },
    { ...named('check_rate'), numerator: 'self_check', denominator: 'unions', time: 'in_period', denominatorTime: 'stock', decimals: 0 },
    { ...named('target_rate'), numerator: 'initiatives', denominator: 'target', time: 'cumulative', denominatorTime: 'stock', decimals: 0 },
  ],
}

/** The same as the lines of a federation. */
export const LINES: Draft[] = [
  ...PIPELINE.indicators.flatMap(({ code, times, rollUp, level, parts, weight, printStep = 1 }) =>
    times.map((time) => ({
      indicator: code,
      time,
      rollUp,
      level,
      printStep: `${printStep}`,
      ...(parts && { parts }),
      ...(weight && { weight }),
    })),
  ),
  ...PIPELINE.shares.map(({ code, time, denominatorTime = time, numerator, denominator, decimals }) => {
    const sides = { numerator, denominator, denominatorTime }
    return { indicator: code, time, rollUp: 'share' as const, level: 'D' as const, decimals, ...sides }
  }),
]

function indicator(code: string, kind: Kind): Indicator {
  return { ...named(code), measure: 'lượt', kind: 'count', times: FLOW, ...kind }
}

function named(code: string): Pick<Indicator, 'code' | 'section' | 'label'> {
  return { code, section: '1', label: code }
}
