import type { Sum } from './addFigures.ts'
import type { UnitTotal } from './unitTotal.ts'

/** What a line comes to, as a sum; null where nothing was reported. */
export function sumOfLine({ qualifier, stated, low, high }: Pick<UnitTotal, 'stated' | 'low' | 'high' | 'qualifier'>): Sum | null {
  return qualifier === null ? null : { stated, low, high, qualifier }
}
