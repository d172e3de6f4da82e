import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { projectRoot } from './projectRoot.ts'

/**
 * Brings a database up to this version: the migrations that are new, then the views if any of them changed. Gives the newest migration's number.
 * Needs the owner's rights. `sql` is the folder of both. Throws when a migration that was applied has been edited since.
 */
export async function migrate(client: Client, sql = join(projectRoot(), 'sql')): Promise<number> {
  const { migrate: runMigrations } = await import('postgres-migrations')
  await runMigrations({ client }, join(sql, 'migrations'))
  await replaceViews(client, join(sql, 'views'))
  const { rows } = await client.query('select max(id) as newest from migrations')
  return rows[0].newest
}

/** Views hold nothing, so they are dropped and made again whenever their files change. */
async function replaceViews(client: Client, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const hash = createHash('sha256').update(sources.join('\0')).digest('hex')
  const note = `views ${hash}`
  if ((await readNote(client)) === note) return
  await client.query('begin')
  try {
    await client.query(`select pg_advisory_xact_lock(hashtext('tonghop.views'))`)
    if ((await readNote(client)) !== note)
      for (const each of [DROP_REPORT_VIEWS, ...sources, `comment on schema public is '${note}'`]) await client.query(each)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** What the schema says of the views that it holds. */
async function readNote(client: Client): Promise<string | null> {
  const { rows } = await client.query(`select obj_description('public'::regnamespace, 'pg_namespace') as note`)
  return rows[0]?.note ?? null
}

const DROP_REPORT_VIEWS = `
do $$
declare view_name text;
begin
  for view_name in select viewname from pg_views where schemaname = 'public' and viewname like 'report\\_%' loop
    execute format('drop view if exists %I cascade', view_name);
  end loop;
end $$`
