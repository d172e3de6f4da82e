import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Store } from './store.ts'

/** Where the archive and the database differ, by sha256: originals that are gone, and originals that no submission and no fault tells of. */
export async function compareArchive({
  database,
  top,
  drop,
}: Pick<Store, 'database' | 'top' | 'drop'>): Promise<{ missing: string[]; unknown: string[] }> {
  const names = (await readdir(drop.folders.archive, { recursive: true })).map((path) => basename(path))
  const kept = new Set(names.filter((name) => /^[0-9a-f]{64}$/.test(name)))
  const rows = await database.query<{ sha256: string; is_submitted: boolean }>(
    `select sha256, bool_or(is_submitted) as is_submitted from (
       select sha256, true as is_submitted from submission where top_unit_code = $1
       union all select sha256, false from submission_fault where top_unit_code = $1) as told
     group by sha256 order by sha256`,
    [top],
  )
  const told = new Set(rows.map(({ sha256 }) => sha256))
  return {
    missing: rows.flatMap(({ sha256, is_submitted: isSubmitted }) => (isSubmitted && !kept.has(sha256) ? sha256 : [])),
    unknown: [...kept].filter((sha256) => !told.has(sha256)).sort(),
  }
}
