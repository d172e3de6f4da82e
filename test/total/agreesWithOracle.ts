import fc from 'fast-check'
import type { Client } from 'pg'
import { expect } from 'vitest'
import { arbitraryFederation, type Drawn } from './arbitraryFederation.ts'
import type { Total } from './federation.ts'
import { inFederation } from './inFederation.ts'
import { oracle } from './oracle.ts'
import { readTotals } from './readTotals.ts'
import { INSTANTS } from './versionsOf.ts'

/** The property that a roll-up query gives the oracle's rows, no more and no fewer, at every instant. */
export function agreesWithOracle(client: Client, rollUpSql: string): fc.IAsyncPropertyWithHooks<[Drawn]> {
  return fc.asyncProperty(arbitraryFederation(), ({ federation, strangers }) =>
    inFederation(client, { federation, strangers }, async () => {
      for (const instant of INSTANTS) {
        expect(inOrder(await readTotals(client, rollUpSql, instant)), instant).toEqual(inOrder(oracle(federation, instant)))
      }
    }),
  )
}

function inOrder(totals: readonly Total[]): Total[] {
  const key = (total: Total) => `${total.indicator} ${total.time} ${total.unit}`
  return totals.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
}
