import { pipelineCovering } from '../jobs/pipelineOf.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Store } from '../store/store.ts'
import type { Call } from './call.ts'
import { type NamedUnits, nameUnits } from './nameUnits.ts'

/** What every page about a period is printed with. */
export interface Page {
  pipeline: Pipeline
  units: NamedUnits
  width: number
  advise(command: string): string
}

/** The page of a period: its pipeline, its units by name, and the terminal it is for. */
export function openPage(
  { definitions }: Pick<Store, 'definitions'>,
  { period, pipeline: code }: { period: string; pipeline?: string | undefined },
  { terminal, advise }: Pick<Call, 'terminal' | 'advise'>,
): Page {
  const pipeline = pipelineCovering(definitions, period, code)
  return { pipeline, units: nameUnits(definitions, pipeline, period), width: terminal.width, advise }
}
