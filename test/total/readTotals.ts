import { createHash } from 'node:crypto'
import type { Client } from 'pg'
import type { Total } from './federation.ts'
import { FILED } from './loadFederation.ts'

/** The rows that a roll-up query returns for the loaded federation as known at an instant; numbers and days as text. */
export async function readTotals(client: Client, rollUpSql: string, instant: string): Promise<Total[]> {
  const text = `
    select unit_code as unit, indicator_code as indicator, time_basis as time,
           trim_scale(stated)::text as stated, trim_scale(low)::text as low, trim_scale(high)::text as high, qualifier,
           trim_scale(num)::text as num, trim_scale(den)::text as den, reported, expected, is_own_in as own, missing,
           as_of_first::text as "asOfFirst", as_of_last::text as "asOfLast"
    from (${rollUpSql}) as total`
  const name = createHash('sha256').update(text).digest('hex').slice(0, 40)
  const { rows } = await client.query({ name, text, values: [FILED.top, FILED.pipeline, FILED.period, instant] })
  return rows
}
