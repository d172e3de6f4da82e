import type { Client } from 'pg'

/** Everything that is recorded. Nothing in it may go, and of what is there only these columns may be filled in, once. */
const TABLES = [
  'definition_set',
  'recording',
  'unit',
  'dim_unit',
  'dim_period',
  'dim_indicator',
  'dim_target',
  'submission',
  'submission_form',
  'finding',
  'explanation',
  'fact_indicator',
  'fact_total',
  'consolidation',
  'period_event',
  'correction',
  'submission_union',
]

/** Makes the database itself refuse, for any user, to delete what is recorded or to edit more than recorded_to and answered_at. */
export async function watchTables(owner: Client): Promise<void> {
  await owner.query(`
    create function refuse_change() returns trigger language plpgsql as $$
    declare
      was jsonb := to_jsonb(old);
      becomes jsonb := case when tg_op = 'UPDATE' then to_jsonb(new) end;
    begin
      if becomes is null then raise exception 'a row of % was deleted: %', tg_table_name, was; end if;
      if was - 'recorded_to' - 'answered_at' is distinct from becomes - 'recorded_to' - 'answered_at'
         or (was ->> 'recorded_to' is not null and was -> 'recorded_to' is distinct from becomes -> 'recorded_to')
         or (was ->> 'answered_at' is not null and was -> 'answered_at' is distinct from becomes -> 'answered_at')
      then raise exception 'a row of % was edited: % became %', tg_table_name, was, becomes; end if;
      return new;
    end $$`)
  for (const table of TABLES) {
    await owner.query(`create trigger refuse_change before update or delete on ${table} for each row execute function refuse_change()`)
  }
}

/** Empties the watched tables, behind the watch's back. */
export async function emptyTables(owner: Client): Promise<void> {
  await owner.query(
    `begin; set local session_replication_role = replica; ${TABLES.map((table) => `delete from ${table}`).join('; ')}; commit`,
  )
}

/** How many rows each table has, and how many of them are closed: the same before and after a command that does nothing. */
export async function countRows(owner: Client, tables: readonly string[] = TABLES): Promise<Record<string, string>> {
  const counts = tables.map((table) => `(select count(*) || ', ' || count(to_jsonb(t) ->> 'recorded_to') from ${table} as t) as ${table}`)
  return (await owner.query(`select ${counts.join(', ')}`)).rows[0]
}
