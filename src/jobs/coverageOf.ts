import { isSender } from '../pipeline/formsOf.ts'
import type { Period } from '../pipeline/period.ts'
import { cutOffOf, type Pipeline } from '../pipeline/pipeline.ts'
import { loadCoverage, type PeriodCoverage } from '../store/loadCoverage.ts'
import type { LookingBack } from './lookBack.ts'

/** The coverage of a period that is collected, as a consolidation knew it; without one, as it is known. */
export async function coverageOf(
  { database, top, until }: LookingBack,
  { pipeline, period }: { pipeline: Pipeline; period: Period },
  knownAt: string | undefined,
): Promise<PeriodCoverage> {
  const senders = (['upper', 'own'] as const).filter((role) => isSender(pipeline, role, period))
  const expected = { top, pipeline: pipeline.code, period: period.code, cutOff: cutOffOf(pipeline, period), senders }
  return loadCoverage(database, expected, knownAt ?? until ?? 'infinity')
}
