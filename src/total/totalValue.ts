import type { UnitTotal } from './unitTotal.ts'

/** What a line of a consolidation says, without who is in it. */
export type TotalValue = Pick<UnitTotal, 'stated' | 'low' | 'high' | 'qualifier' | 'num' | 'den'>

/** The value of a line that nobody reported. */
export const NO_VALUE: TotalValue = { stated: null, low: null, high: null, qualifier: null, num: null, den: null }
