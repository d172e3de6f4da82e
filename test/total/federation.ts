/** What is recorded is known at t where recordedFrom <= t < recordedTo; null while it holds. Instants are ISO texts in UTC. */
export interface Recorded {
  recordedFrom: string
  recordedTo: string | null
}

/** A unit between two days (YYYY-MM-DD), both included. */
export interface Unit extends Recorded {
  code: string
  role: 'grassroots' | 'upper' | 'own' | 'total'
  parent: string | null
  validFrom: string
  validTo: string | null
}

/** An indicator or share on one time basis. Numbers are decimals as text. */
export interface Line extends Recorded {
  indicator: string
  time: 'in_period' | 'year_to_date' | 'cumulative' | 'stock'
  level: 'U' | 'P' | 'UP' | 'G' | 'D'
  rollUp: 'sum' | 'countYes' | 'weightedMean' | 'minMax' | 'derived' | 'unitsExpected' | 'reference' | 'provinceOnly' | 'control' | 'share'
  decimals: number
  printStep: string
  weight?: string
  parts?: readonly string[]
  numerator?: string
  denominator?: string
  denominatorTime?: Line['time']
}

export interface Target extends Recorded {
  indicator: string
  validFrom: string
  validTo: string | null
  value: string
}

export interface Figure {
  state: 'value' | 'zero' | 'none' | 'not_available' | 'not_applicable'
  stated: string | null
  low: string | null
  high: string | null
  qualifier: 'exact' | 'gt' | 'gte' | 'lt' | 'lte' | 'approx' | 'range'
}

/** One unit's figure; `reporter` is the union whose file said it. */
export interface Fact extends Figure, Recorded {
  unit: string
  reporter: string
  indicator: string
  time: Line['time']
  item: string
  isAddend: boolean
  asOf: string
}

/** All that a roll-up of one period rests on. */
export interface Federation {
  cutOff: string
  units: readonly Unit[]
  lines: readonly Line[]
  targets: readonly Target[]
  facts: readonly Fact[]
}

/** What one unit or total node comes to. */
export interface Total {
  unit: string
  indicator: string
  time: Line['time']
  stated: string | null
  low: string | null
  high: string | null
  qualifier: 'exact' | 'gte' | 'approx' | 'range' | null
  num: string | null
  den: string | null
  reported: number
  expected: number
  own: boolean | null
  missing: readonly string[]
  asOfFirst: string | null
  asOfLast: string | null
}
