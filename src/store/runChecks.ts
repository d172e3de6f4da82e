import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Queryable } from './database.ts'
import { projectRoot } from './projectRoot.ts'

/** What a check of the invariants returned: none means well. */
export interface CheckResult {
  name: string
  rows: Record<string, unknown>[]
}

/** Runs every query of sql/checks. Each returns the rows that should not be. */
export async function runChecks(database: Queryable): Promise<CheckResult[]> {
  const folder = join(projectRoot(), 'sql', 'checks')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const results: CheckResult[] = []
  for (const name of names) {
    const rows = await database.query(await readFile(join(folder, name), 'utf8'))
    results.push({ name: name.replace(/\.sql$/, ''), rows })
  }
  return results
}
