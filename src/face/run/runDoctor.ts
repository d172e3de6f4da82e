import { resolve } from 'node:path'
import { type Diagnosis, doctor } from '../../jobs/doctor.ts'
import { loadHomeTimetable } from '../../store/loadHomeTimetable.ts'
import { CannotOpenServer } from '../../store/server/cannotOpenServer.ts'
import type { Call } from '../call.ts'
import { printDoctor } from '../print/printDoctor.ts'
import { withStore } from '../withStore.ts'

/** Says whether everything is in order; 1 where something is not. */
export async function runDoctor({ json }: { json?: boolean }, call: Call): Promise<number> {
  const timetable = await loadHomeTimetable(call.home)
  const diagnoses = await withStore(call, (store) => doctor(store, { home: resolve(call.home.folder), timetable })).catch(diagnoseServer)
  const isWell = diagnoses.every((each) => each.isWell)
  if (json) call.terminal.printJson({ isWell, diagnoses })
  else call.terminal.print(printDoctor(diagnoses, call.terminal.width))
  return isWell ? 0 : 1
}

/** A database that cannot be opened is what a doctor is asked about. */
function diagnoseServer(error: unknown): Diagnosis[] {
  if (!(error instanceof CannotOpenServer)) throw error
  return [{ name: 'Cơ sở dữ liệu', isWell: false, seen: error.message, advice: null }]
}
