import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import type { Store } from '../../src/store/store.ts'

const HEADINGS = 'STT;Loại;Dịp;Nguồn kinh phí;Nơi nhận;Đối tượng;Số suất/người;Số tiền (đồng);Ngày quyết định;Ngày trao;Trạng thái;Ghi chú'

/** One row of the form of events: students that were rewarded. */
export function award(number: string, students: number, amount: number): string {
  return `${number};Khen thưởng học sinh;;;;;${students};${amount};;20/8/2023;đã chi;`
}

let files = 0

/** Takes in a CSV with a unit's events of a period alone. */
export async function sendEvents(
  store: Store,
  { unit, period = '2023-Q3' }: { unit: string; period?: string },
  ...rows: string[]
): Promise<TakenFile> {
  files += 1
  const path = join(store.drop.folders.inbox, `su-kien-${files}.csv`)
  await writeFile(path, [`#tonghop;BCQ;2;${unit};${period}`, HEADINGS, ...rows, ''].join('\n'))
  await utimes(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
  const [taken, ...more] = (await intake(store)).files
  if (!taken || more.length > 0) throw new Error('One file was sent')
  return taken
}
