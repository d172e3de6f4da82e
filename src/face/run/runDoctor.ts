import { resolve } from 'node:path'
import { type Diagnosis, doctor } from '../../jobs/doctor.ts'
import { DropFolderGone } from '../../store/dropFolderGone.ts'
import { loadHomeTimetable } from '../../store/loadHomeTimetable.ts'
import { CannotOpenServer } from '../../store/server/cannotOpenServer.ts'
import type { Call } from '../call.ts'
import { printDoctor } from '../print/printDoctor.ts'
import { withStore } from '../withStore.ts'

/** Says whether everything is in order; 1 where something is not. */
export async function runDoctor({ json }: { json?: boolean }, call: Call): Promise<number> {
  const timetable = await loadHomeTimetable(call.home)
  const diagnoses = await withStore(call, (store) => doctor(store, { home: resolve(call.home.folder), timetable })).catch(diagnoseOpening)
  const isWell = diagnoses.every((each) => each.isWell)
  if (json) call.terminal.printJson({ isWell, diagnoses })
  else call.terminal.print(printDoctor(diagnoses, call.terminal.width))
  return isWell ? 0 : 1
}

/** A database that cannot be opened is what a doctor is asked about; so is a drop folder that is gone. */
function diagnoseOpening(error: unknown): Diagnosis[] {
  const name = error instanceof CannotOpenServer ? 'Cơ sở dữ liệu' : error instanceof DropFolderGone ? 'Thư mục nộp' : null
  if (name === null) throw error
  return [{ name, isWell: false, seen: (error as Error).message, advice: null }]
}
