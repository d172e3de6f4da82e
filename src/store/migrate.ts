import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { projectRoot } from './projectRoot.ts'

/**
 * Brings a database up to this version: the migrations that are new, then the views if any of them changed.
 * Needs the owner's rights. Throws when a migration that was applied has been edited since.
 */
export async function migrate(client: Client): Promise<void> {
  const { migrate: runMigrations } = await import('postgres-migrations')
  const sql = join(projectRoot(), 'sql')
  await runMigrations({ client }, join(sql, 'migrations'))
  await replaceViews(client, join(sql, 'views'))
}

/** Views hold nothing, so they are dropped and made again whenever their files change. */
async function replaceViews(client: Client, folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const sources = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))
  const hash = createHash('sha256').update(sources.join('\0')).digest('hex')
  const { rows } = await client.query(`select obj_description('public'::regnamespace, 'pg_namespace') as note`)
  if (rows[0]?.note === `views ${hash}`) return
  await client.query('begin')
  await client.query(`select pg_advisory_xact_lock(hashtext('tonghop.views'))`)
  await client.query(DROP_REPORT_VIEWS)
  for (const source of sources) await client.query(source)
  await client.query(`comment on schema public is 'views ${hash}'`)
  await client.query('commit')
}

const DROP_REPORT_VIEWS = `
do $$
declare view_name text;
begin
  for view_name in select viewname from pg_views where schemaname = 'public' and viewname like 'report\\_%' loop
    execute format('drop view if exists %I cascade', view_name);
  end loop;
end $$`
