import fc from 'fast-check'
import { arbitraryStints } from './arbitraryUnits.ts'
import type { Line, Recorded, Target } from './federation.ts'
import { versionsOf } from './versionsOf.ts'

const TIMES = ['in_period', 'stock'] as const
const CAN_BE_PARTS = ['sum', 'countYes', 'provinceOnly']

type Described = Omit<Line, keyof Recorded | 'decimals' | 'printStep' | 'time'>

/** One to four collected lines of any kind, and what is worked out from them. */
export function arbitraryLines(): fc.Arbitrary<Line[]> {
  return fc
    .tuple(...['I1', 'I2', 'I3', 'I4'].map(arbitraryCollected))
    .chain((drawn) => fc.subarray(drawn, { minLength: 1 }))
    .chain((drawn) => arbitraryWorkedOut(drawn.flat()).map((workedOut) => [...drawn.flat(), ...workedOut]))
    .chain((described) => fc.tuple(...described.map(arbitraryLine)))
    .map((lines) => lines.flat())
}

/** What was wanted at different times, and from different days on. */
export function arbitraryTargets(): fc.Arbitrary<Target[]> {
  const thing = fc.record({ stints: arbitraryStints(), value: fc.nat({ max: 30 }) })
  const versions = versionsOf(thing).map((drawn) =>
    drawn.flatMap(({ stints, value, ...recorded }) =>
      stints.map((stint, index) => ({ indicator: 'TARGET', value: String(value + index), ...stint, ...recorded })),
    ),
  )
  return fc.option(versions, { freq: 4, nil: [] })
}

function arbitraryCollected(indicator: string): fc.Arbitrary<Described[]> {
  const rollUp = fc.constantFrom('sum', 'sum', 'countYes', 'weightedMean', 'minMax', 'provinceOnly', 'control')
  return fc.tuple(rollUp, fc.constantFrom('U', 'UP', 'P', 'G')).map(([rollUp, level]) => {
    const line: Described = { indicator, rollUp, level: rollUp === 'provinceOnly' ? 'P' : level }
    const weight = `${indicator}WEIGHT`
    return rollUp === 'weightedMean'
      ? [
          { ...line, weight },
          { ...line, indicator: weight, rollUp: 'sum' },
        ]
      : [line]
  })
}

function arbitraryWorkedOut(collected: readonly Described[]): fc.Arbitrary<Described[]> {
  const parts = collected.filter((line) => CAN_BE_PARTS.includes(line.rollUp)).map((line) => line.indicator)
  const derived = fc.subarray(parts, { minLength: Math.min(1, parts.length) })
  const code = fc.constantFrom(...collected.map((line) => line.indicator), 'DERIVED', 'UNITS', 'TARGET')
  const ratio = fc.record({ numerator: code, denominator: code, denominatorTime: fc.constantFrom(...TIMES) })
  return fc.tuple(derived, ratio, ratio).map(([parts, first, second]) => [
    { indicator: 'DERIVED', rollUp: 'derived', level: 'D', parts },
    { indicator: 'UNITS', rollUp: 'unitsExpected', level: 'D' },
    { indicator: 'TARGET', rollUp: 'reference', level: 'D' },
    { indicator: 'SHARE1', rollUp: 'share', level: 'D', ...first },
    { indicator: 'SHARE2', rollUp: 'share', level: 'D', ...second },
  ])
}

/** A described line on one or two time bases, recorded anew when its decimals or its step change. */
function arbitraryLine(described: Described): fc.Arbitrary<Line[]> {
  const worded = fc.record({ decimals: fc.nat({ max: 2 }), printStep: fc.constantFrom('1', '0.1', '1000') })
  const onTime = (time: Line['time']) =>
    versionsOf(worded).map((versions) => versions.map((version) => ({ ...described, ...version, time })))
  const times = fc.oneof({ weight: 2, arbitrary: fc.constant(TIMES) }, { weight: 1, arbitrary: fc.constant(TIMES.slice(0, 1)) })
  return times.chain((chosen) => fc.tuple(...chosen.map(onTime)).map((lines) => lines.flat()))
}
