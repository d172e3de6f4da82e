import fc from 'fast-check'
import { arbitraryFacts } from './arbitraryFacts.ts'
import { arbitraryLines, arbitraryTargets } from './arbitraryLines.ts'
import { arbitraryUnits, CUT_OFF } from './arbitraryUnits.ts'
import type { Fact, Federation } from './federation.ts'

/** A small federation, and facts of its units that are filed elsewhere and count for nothing. */
export interface Drawn {
  federation: Federation
  strangers: Fact[]
}

export function arbitraryFederation(): fc.Arbitrary<Drawn> {
  return fc.tuple(arbitraryUnits(), arbitraryLines(), arbitraryTargets(), fc.boolean()).chain(([units, lines, targets, hasStrangers]) =>
    arbitraryFacts(units, lines).map((facts) => ({
      federation: { cutOff: CUT_OFF, units, lines, targets, facts },
      strangers: hasStrangers ? facts.filter((_, index) => index % 3 === 0) : [],
    })),
  )
}
