import type { UnitTotal } from '../../src/total/unitTotal.ts'
import { exampleFederation } from './exampleFederation.ts'
import { LINES } from './examplePipeline.ts'
import type { Federation, Total } from './federation.ts'
import { oracle } from './oracle.ts'

const KNOWN_AT = '2023-10-09T01:00:00.000Z'

/** What the example federation comes to, line by line, from what its units said. `cutOff` is the day whose units count. */
export function rollUp(facts: Parameters<typeof exampleFederation>[1], { cutOff = '2023-09-30', target = '2300' } = {}): UnitTotal[] {
  const federation = { ...exampleFederation(LINES, facts, target), cutOff }
  return oracle(federation, KNOWN_AT).map((total) => unitTotalOf(total, federation))
}

function unitTotalOf({ own, ...total }: Total, { units }: Federation): UnitTotal {
  const read = (decimal: string | null) => (decimal === null ? null : Number(decimal))
  return {
    ...total,
    role: units.find(({ code }) => code === total.unit)?.role ?? 'upper',
    ...{ stated: read(total.stated), low: read(total.low), high: read(total.high), num: read(total.num), den: read(total.den) },
    isOwnIn: own,
  }
}
