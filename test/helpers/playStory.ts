import { mkdir, rename, rmdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UnitBook } from '../../fixtures/eight-quarters/book.ts'
import { quarterlyReturnOf } from '../../fixtures/eight-quarters/exampleDefinitions.ts'
import { STORY, type Step } from '../../fixtures/eight-quarters/story.ts'
import { withSlip } from '../../fixtures/eight-quarters/withSlip.ts'
import { writeBooks } from '../../fixtures/eight-quarters/writeBooks.ts'
import { writeReturn } from '../../fixtures/eight-quarters/writeReturn.ts'
import { changePeriod } from '../../src/jobs/changePeriod.ts'
import { type ConsolidationDocument, consolidate } from '../../src/jobs/consolidate.ts'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { withdraw } from '../../src/jobs/withdraw.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import { cutOffOf } from '../../src/pipeline/pipeline.ts'
import { isValidOn } from '../../src/pipeline/unit.ts'
import type { TestStore } from './openTestStore.ts'

/** One step of the story, with its quarter and the returns that come with it. */
export type PlayedStep = Step & { period: string; returns: UnitBook[] }

/** What came of the story: each step with its answers or its consolidation, in order. */
export interface Played {
  steps: (PlayedStep & { files: TakenFile[]; document: ConsolidationDocument | null })[]
  /** By quarter and unit what the last return says that was taken; a withdrawal changes nothing here. */
  sent: Map<string, Map<string, UnitBook>>
}

/** Plays the story of the eight quarters through the jobs: files into the drop folder, intake, consolidations, locks. */
export async function playStory(store: TestStore): Promise<Played> {
  const steps = tellSteps(store)
  const waiting = (index: number) => join(store.drop.root, 'waiting', String(index))
  for (const [index, step] of steps.entries()) await writeReturns(store, step, waiting(index))
  const played: Played = { steps: [], sent: new Map(STORY.map(({ period }) => [period, new Map()])) }
  for (const [index, step] of steps.entries()) {
    store.setNow(step.at)
    const files = step.does === 'send' ? await takeFolder(store, waiting(index)) : []
    const document = step.does === 'consolidate' ? await consolidate(store, step) : null
    if (step.does === 'withdraw') await withdraw(store, step)
    if (step.does === 'lock' || step.does === 'reopen' || step.does === 'extend')
      await changePeriod(store, { ...step, action: step.does, by: 'văn phòng' })
    if (step.does === 'send' && !step.isReturned) for (const book of step.returns) played.sent.get(step.period)?.set(book.unit, book)
    played.steps.push({ ...step, files, document })
  }
  return played
}

/** The steps of all chapters with the returns that they send: what the books say, or what a slip made of it. */
function tellSteps({ definitions }: TestStore): PlayedStep[] {
  const books = writeBooks(definitions)
  return STORY.flatMap((chapter) =>
    chapter.steps.map((step) => {
      const period = step.period ?? chapter.period
      if (step.does !== 'send') return { ...step, period, returns: [] }
      const { units, except = [], slips = {} } = step
      const senders = [...(books.get(period)?.values() ?? [])].filter(
        ({ unit }) => (units === 'all' || units.includes(unit)) && !except.includes(unit),
      )
      const returns = senders.map((book) => {
        const slip = slips[book.unit]
        return slip ? withSlip(book, slip) : book
      })
      return { ...step, period, returns }
    }),
  )
}

/** Writes returns into a folder, as if they had lain there for a minute. */
export async function writeReturns(
  { definitions }: TestStore,
  { period: code, returns }: Pick<PlayedStep, 'period' | 'returns'>,
  folder: string,
): Promise<void> {
  const [pipeline, period] = [quarterlyReturnOf(definitions), periodNamed(code)]
  const past = new Date(Date.now() - 60_000)
  await mkdir(folder, { recursive: true })
  for (const book of returns) {
    const unit = definitions.units.find((each) => each.code === book.unit && isValidOn(each, cutOffOf(pipeline, period)))
    if (!unit) throw new Error(`${book.unit} is not there in ${code}`)
    const path = join(folder, `${pipeline.template.id}_${code}_${book.unit}.csv`)
    await writeFile(path, writeReturn({ pipeline, unit, period }, book))
    await utimes(path, past, past)
  }
}

/** Takes in what lies in a folder, which becomes the inbox: a file that is moved itself would be new, and each new one is waited for. */
async function takeFolder(store: TestStore, folder: string): Promise<TakenFile[]> {
  await rmdir(store.drop.folders.inbox)
  await rename(folder, store.drop.folders.inbox)
  return (await intake(store)).files
}
