import { nextPeriodOf, type Period, periodNamed, wholesOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { type Correction, loadCorrections } from '../store/corrections.ts'
import type { PeriodKey } from '../store/loadCoverage.ts'
import { listConsolidations } from '../store/saveConsolidation.ts'
import { selectVersionFacts, selectVersions } from '../store/selectVersions.ts'
import type { Store } from '../store/store.ts'
import { type ChangedFact, compareFacts } from './compareVersions.ts'
import { pipelineOf } from './pipelineOf.ts'

/** A correction: what was, what is, why, and which reports said what was. */
export interface ToldCorrection extends Correction {
  changes: ChangedFact[]
  /** The consolidations of the period that were made before it, the longer periods that the period is part of, and the later ones of its year. */
  touches: { consolidations: number[]; wholes: string[]; later: string[] }
}

/** The corrections of a period, by number: the document of `corrections --json`. */
export interface CorrectionsDocument {
  pipeline: string
  period: string
  corrections: ToldCorrection[]
}

/** Lists what was corrected in a period after it had been locked. */
export async function listCorrections(
  store: Store,
  request: { period: string; pipeline?: string | undefined },
): Promise<CorrectionsDocument> {
  const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
  const key = { top: store.top, pipeline: pipeline.code, period: request.period }
  const known = await listConsolidations(store.database, key, store.definitions.hash)
  const later = await findLater(store, pipeline, periodNamed(request.period))
  const corrections: ToldCorrection[] = []
  for (const correction of await loadCorrections(store.database, key)) {
    const before = known.filter(({ known_at }) => Date.parse(known_at) < Date.parse(correction.at)).map(({ number }) => number)
    const touches = { consolidations: before, wholes: wholesOf(periodNamed(request.period)).map(({ code }) => code), later }
    corrections.push({ ...correction, changes: await findChanges(store, key, correction), touches })
  }
  return { pipeline: pipeline.code, period: request.period, corrections }
}

/** What ended and what began at the instant of a correction. */
async function findChanges({ database }: Store, key: PeriodKey, { unit, at }: Correction): Promise<ChangedFact[]> {
  const versions = await selectVersions(database, key, unit)
  const ended = versions.filter(({ to }) => to === at)
  const begun = versions.filter(({ from }) => from === at)
  return compareFacts(await selectVersionFacts(database, key, ended), await selectVersionFacts(database, key, begun))
}

/** The later periods of the same year that have been used: their year to date begins with this one. */
async function findLater({ database }: Store, pipeline: Pipeline, period: Period): Promise<string[]> {
  const rows = await database.query<{ period: string }>('select period_code as period from dim_period where pipeline_code = $1', [
    pipeline.code,
  ])
  const used = new Set(rows.map((row) => row.period))
  const year = period.code.slice(0, 4)
  const later: string[] = []
  for (let next = nextPeriodOf(period); next.code.startsWith(year); next = nextPeriodOf(next))
    if (used.has(next.code)) later.push(next.code)
  return later
}
