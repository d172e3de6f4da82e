import { DatabaseLost } from '../store/databaseLost.ts'
import { explainSurroundings } from '../store/explainSurroundings.ts'
import type { Store } from '../store/store.ts'

/**
 * What is to be done about a fault that came while working on one file, where it is of the surroundings; null where it is ours. Throws it where
 * the database is out of reach, for there is no use in going on. One that answers again has lost a connection only: that is for the file.
 */
export async function judgeFault({ database, drop }: Store, error: unknown): Promise<string | null> {
  const fault = explainSurroundings(error, drop.root)
  if (fault?.isDatabaseLost && !(await answers(database))) throw error
  return fault?.advice ?? null
}

async function answers(database: Store['database']): Promise<boolean> {
  return database.query('select').then(
    () => true,
    () => false,
  )
}

/** The same error, or one that says in a sentence that the database is out of reach. */
export function nameLoss({ drop }: Store, error: unknown): unknown {
  const fault = explainSurroundings(error, drop.root)
  return fault?.isDatabaseLost ? new DatabaseLost(`${fault.advice} Các tệp chưa nhận vẫn ở thư mục nộp.`, { cause: error }) : error
}
