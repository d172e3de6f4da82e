import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openServer } from '../../src/store/server/openServer.ts'
import type { Installation } from './installation.ts'

type Row = Readonly<Record<string, unknown>>

/** A submission as it is stored, with what is to be the same whatever happened on the way. */
export interface StoredFile extends Row {
  name: string
  submission: string
  sha256: string
  isAnswered: boolean
}

/** What an installation has come to: its tables, read with the owner's rights, and its drop folder. */
export interface Snapshot {
  files: StoredFile[]
  facts: string[]
  totals: string[]
  runs: { job: string; state: string; attempt: number }[]
  faults: Row[]
  /** The periods whose newest consolidation is older than their facts. */
  stale: Row[]
  /** What the checks of the database return. */
  broken: string[]
  /** By folder of the drop, every file in it: its path in the folder. */
  folders: Record<'inbox' | 'outbox' | 'archive' | 'quarantine', string[]>
}

/** Reads what an installation has come to; starts its server where it does not run, and stops it then. */
export async function takeSnapshot(installation: Installation, databaseUrl?: string): Promise<Snapshot> {
  const server = await openServer({ home: installation.home, databaseUrl, log: () => {} })
  const client = new pg.Client({ connectionString: server.url })
  try {
    await client.connect()
    const ask = async <T extends object>(sql: string) => (await client.query<T>(sql)).rows
    return {
      files: await ask(FILES),
      facts: linesOf(await ask(FACTS)),
      totals: linesOf(await ask(TOTALS)),
      runs: await ask('select job, state, attempt from job_run'),
      faults: await ask('select file_name, fault_no, message from submission_fault order by occurred_at'),
      stale: await ask(STALE),
      broken: await runChecks(ask),
      folders: await listFolders(installation.drop),
    }
  } finally {
    await client.end()
    await server.close()
  }
}

/** Whether everything that was sent is answered, every period consolidated since, and no run half done; false while the database does not answer. */
export async function isAllDone(url: string | null, count: number): Promise<boolean> {
  if (!url) return false
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query('select count(*)::int as count from submission where answered_at is not null')
    const stale = await client.query(STALE)
    const running = await client.query(`select from job_run where state = 'running'`)
    return rows[0].count >= count && stale.rowCount === 0 && running.rowCount === 0
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function runChecks(ask: (sql: string) => Promise<Row[]>): Promise<string[]> {
  const folder = join(projectRoot(), 'sql', 'checks')
  const broken: string[] = []
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.sql'))) {
    const rows = await ask(readFileSync(join(folder, name), 'utf8'))
    if (rows.length > 0) broken.push(`${name}: ${rows.length} rows, the first ${JSON.stringify(rows[0])}`)
  }
  return broken
}

async function listFolders(drop: string): Promise<Snapshot['folders']> {
  const names = ['inbox', 'outbox', 'archive', 'quarantine'] as const
  const lists = await Promise.all(
    names.map(async (name) => {
      const entries = await readdir(join(drop, name), { recursive: true, withFileTypes: true })
      return [
        name,
        entries.flatMap((entry) => (entry.isDirectory() ? [] : [join(entry.parentPath, entry.name).slice(join(drop, name).length + 1)])),
      ]
    }),
  )
  return Object.fromEntries(lists)
}

function linesOf(rows: readonly Row[]): string[] {
  return rows.map((row) => Object.values(row).join('|')).sort()
}

const FILES = `
select file_name as name, submission_id as submission, sha256, answered_at is not null as "isAnswered",
       status, reason, pipeline_code, period_code, unit_code, not_checked,
       (select coalesce(jsonb_agg(jsonb_build_array(rule_code, severity, sheet, cell, given, expected, message) order by finding_no), '[]')
        from finding where finding.submission_id = submission.submission_id) as findings,
       (select coalesce(jsonb_agg(jsonb_build_array(form_code, version, recorded_to is null) order by form_code), '[]')
        from submission_form as form where form.submission_id = submission.submission_id) as forms
from submission`

const FACTS = `
select fact.pipeline_code, fact.period_code, fact.unit_code, indicator_code, time_basis, item_key, reporting_unit_code, form_code, is_addend,
       state, stated, low, high, qualifier, as_of::text, as_of_source, raw, sheet, cell, file_name
from fact_in_force as fact join submission using (top_unit_code, submission_id)`

const TOTALS = `
select pipeline_code, period_code, unit_code, indicator_code, time_basis, stated, low, high, qualifier, num, den, reported, expected, is_own_in,
       missing::text, as_of_first::text, as_of_last::text
from total_in_force`

const STALE = `
select distinct pipeline_code, period_code from fact_indicator as fact
where not exists (
  select from consolidation
  where (consolidation.pipeline_code, consolidation.period_code) = (fact.pipeline_code, fact.period_code)
    and known_at >= greatest(fact.recorded_from, fact.recorded_to))`
