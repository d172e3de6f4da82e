import type { Outcome } from '../assess.ts'
import { periodOf } from '../pipeline/period.ts'
import type { Transaction } from './database.ts'

/**
 * Grassroots unions that no list had before begin with the period. Another name or upper unit ends what was known up to the
 * period, and begins anew with it.
 */
export async function saveUnions(transaction: Transaction, outcome: Outcome, instant: string): Promise<void> {
  if (outcome.unions.length === 0) return
  const [codes, names] = [outcome.unions.map(({ code }) => code), outcome.unions.map(({ name }) => name)]
  await transaction.query('insert into unit (unit_code) select unnest($1::text[]) on conflict do nothing', [codes])
  const wanted = [codes, names, outcome.unit, periodOf(outcome.period ?? '')?.startsOn, instant]
  await transaction.query(END_CHANGED_UNIONS, wanted)
  await transaction.query(BEGIN_UNIONS, wanted)
}

const WANTED = `(select * from unnest($1::text[], $2::text[]) as wanted (unit_code, name)) as wanted`
const THEN = `old.unit_code = wanted.unit_code and old.recorded_to is null and old.valid_from <= $4::date and (old.valid_to is null or $4::date <= old.valid_to)`

const END_CHANGED_UNIONS = `
  with ended as (
    update dim_unit as old set recorded_to = $5
    from ${WANTED}
    where ${THEN} and (old.name, old.parent_code) is distinct from (wanted.name, $3)
    returning old.*
  )
  insert into dim_unit (unit_code, name, role, parent_code, valid_from, valid_to, decision, recorded_from)
  select unit_code, name, role, parent_code, valid_from, $4::date - 1, decision, $5 from ended where valid_from < $4::date`

const BEGIN_UNIONS = `
  insert into dim_unit (unit_code, name, role, parent_code, valid_from, valid_to, recorded_from)
  select unit_code, name, 'grassroots', $3, $4::date, (
           select min(valid_from) - 1 from dim_unit as later where later.unit_code = wanted.unit_code and recorded_to is null and valid_from > $4::date), $5
  from ${WANTED}
  where not exists (select from dim_unit as old where ${THEN})`
