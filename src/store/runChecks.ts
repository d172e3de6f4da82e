import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Queryable } from './database.ts'
import { projectRoot } from './projectRoot.ts'

/** What a check returned: no row means well. A check that warns asks for a look; one of errors says that the totals cannot be trusted. */
export interface CheckResult {
  name: string
  severity: 'error' | 'warning'
  rows: Record<string, unknown>[]
}

/** Runs every query of sql/checks. Each returns the rows that should not be. */
export async function runChecks(database: Queryable): Promise<CheckResult[]> {
  const folder = join(projectRoot(), 'sql', 'checks')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const results: CheckResult[] = []
  for (const name of names) {
    const rows = await database.query(await readFile(join(folder, name), 'utf8'))
    results.push({ name: name.replace(/\.sql$/, ''), severity: 'error', rows })
  }
  return results
}
