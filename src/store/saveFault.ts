import type { WaitingFile } from './drop.ts'
import type { Store } from './store.ts'

type FaultyFile = Pick<WaitingFile, 'sha256' | 'name'>

/** Records that we failed on a file. */
export async function saveFault({ database, top, clock }: Store, { sha256, name }: FaultyFile, message: string): Promise<void> {
  await database.query(
    `insert into submission_fault (top_unit_code, sha256, file_name, occurred_at, fault_no, message)
     select $1, $2, $3, $4, 1 + count(*), $5 from submission_fault where top_unit_code = $1 and sha256 = $2 and file_name = $3`,
    [top, sha256, name, clock(), message],
  )
}

/** How often we have failed on a file. */
export async function countFaults({ database, top }: Store, { sha256, name }: FaultyFile): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    'select count(*) from submission_fault where top_unit_code = $1 and sha256 = $2 and file_name = $3',
    [top, sha256, name],
  )
  return row?.count ?? 0
}
