import { join } from 'node:path'
import { loadDefinitions } from '../src/pipeline/load.ts'
import { projectRoot } from '../src/store/projectRoot.ts'
import { assessFile } from './assessFile.ts'
import { type Changed, changeFile } from './changeFile.ts'
import { checkMarking } from './checkMarking.ts'
import { findViolations } from './findViolations.ts'
import { openRandom } from './random.ts'
import { loadSamples, type Sample } from './samples.ts'

/** How many files were changed and answered, and in which way. */
export interface Tally {
  runs: number
  accepted: number
  returned: number
  refused: number
  /** Accepted, and no second reader could read them. */
  unjudged: number
  violations: number
}

/** A file that was answered wrongly, or not at all. */
export interface Violation extends Changed {
  run: string
  file: string
  problems: string[]
}

export interface FuzzOptions {
  seed: string
  /** Asked before each run whether to go on. */
  goesOn: (tally: Tally) => boolean
  tell: (violation: Violation) => void
}

/** No file of the sample takes a twentieth of this, however it is changed. */
const MAX_MS = 20_000

/** Changes the sample files at random and holds what is taken from them against what they are known to say. The same for the same seed. */
export async function fuzz({ seed, goesOn, tell }: FuzzOptions): Promise<Tally> {
  const definitions = await loadDefinitions([join(projectRoot(), 'pipelines')])
  const samples = loadSamples()
  const tally: Tally = { runs: 0, accepted: 0, returned: 0, refused: 0, unjudged: 0, violations: 0 }
  while (goesOn(tally)) {
    const run = `${seed}-${tally.runs++}`
    const random = openRandom(run)
    const sample = random.pick(samples)
    const changed = changeFile(sample, random)
    const problems = await answerOne(sample, changed, { tally, definitions })
    if (problems.length === 0) continue
    tally.violations++
    tell({ ...changed, run, file: sample.file, problems })
  }
  return tally
}

async function answerOne(
  sample: Sample,
  { bytes }: Changed,
  { tally, definitions }: { tally: Tally; definitions: Awaited<ReturnType<typeof loadDefinitions>> },
): Promise<string[]> {
  const startedAt = performance.now()
  try {
    const outcome = await assessFile({ file: sample.file, bytes }, definitions)
    const took = performance.now() - startedAt
    tally[outcome.status === 'accepted_with_warnings' ? 'accepted' : outcome.status]++
    const { violations, isUnjudged } = await findViolations(outcome, sample, bytes)
    if (isUnjudged) tally.unjudged++
    const ofMarks = await checkMarking({ file: sample.file, bytes }, outcome, definitions)
    return [...violations, ...ofMarks, ...(took > MAX_MS ? [`took ${Math.round(took)} ms`] : [])]
  } catch (fault) {
    return [`fault: ${fault instanceof Error ? fault.stack : fault}`]
  }
}
