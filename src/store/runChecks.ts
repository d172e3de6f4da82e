import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROLL_UP_SETTING } from '../total/rollUpSql.ts'
import type { Database } from './database.ts'
import { projectRoot } from './projectRoot.ts'

/** What a check returned: no row means well. A check that warns asks for a look; one of errors says that the totals cannot be trusted. */
export interface CheckResult {
  name: string
  severity: 'error' | 'warning'
  rows: Record<string, unknown>[]
}

/** Runs every query of sql/checks. Each returns the rows that should not be. */
export async function runChecks(database: Pick<Database, 'transaction'>): Promise<CheckResult[]> {
  const folder = join(projectRoot(), 'sql', 'checks')
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  return database.transaction(async (transaction) => {
    // They add up what the roll-up adds up, and meet the same lack of statistics.
    await transaction.query(ROLL_UP_SETTING)
    const results: CheckResult[] = []
    for (const name of names) {
      const rows = await transaction.query(await readFile(join(folder, name), 'utf8'))
      results.push({ name: name.replace(/\.sql$/, ''), severity: 'error', rows })
    }
    return results
  })
}
