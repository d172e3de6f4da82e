import type { Client } from 'pg'
import { expect } from 'vitest'
import { ROLL_UP_SQL } from '../../src/total/rollUpSql.ts'
import type { Federation, Total } from './federation.ts'
import { inFederation } from './inFederation.ts'
import { oracle } from './oracle.ts'
import { readTotals } from './readTotals.ts'

/** The total of an indicator as the database has it, and the oracle too: the federation's, as known after all was recorded. */
export async function totalOf(
  { client }: { readonly client: Client },
  indicator: string,
  federation: Federation,
  { unit = 'LAI_CHAU', at = '2023-10-09T01:00:00.000Z' } = {},
): Promise<Total> {
  const totals = await inFederation(client, { federation, strangers: [] }, () => readTotals(client, ROLL_UP_SQL, at))
  const find = (all: readonly Total[]) => all.find((total) => total.indicator === indicator && total.unit === unit)
  const total = find(totals)
  expect(total).toEqual(find(oracle(federation, at)))
  if (!total) throw new Error(`No total of ${indicator} for ${unit}`)
  return total
}
