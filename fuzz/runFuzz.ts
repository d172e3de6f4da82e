import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzz, type Tally, type Violation } from './fuzz.ts'

const FOLDER = 'fuzz-findings'
const TELL_EVERY_MS = 15_000

/**
 * `npm run fuzz -- --minutes 10 [--seed S]`: changes the sample files at random for so long and says what came of it. A file that is
 * answered wrongly is kept in fuzz-findings/ with what was done to it; the same seed does the same again.
 */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string', default: `${Date.now()}` } } })
const { minutes, seed } = values
const startedAt = Date.now()
let toldAt = startedAt
console.log(`seed ${seed}, ${minutes} minutes`)
const tally = await fuzz({ seed, goesOn, tell })
console.log(sayTally(tally))
process.exitCode = tally.violations > 0 ? 1 : 0

function goesOn(so: Tally): boolean {
  const now = Date.now()
  if (now - toldAt > TELL_EVERY_MS) {
    toldAt = now
    console.log(sayTally(so))
  }
  return now - startedAt < Number(minutes) * 60_000
}

function tell({ run, file, how, problems, bytes }: Violation): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(join(FOLDER, `${run} ${file}`), bytes)
  writeFileSync(join(FOLDER, `${run}.txt`), [`seed and run: ${run}`, `file: ${file}`, ...how, '', ...problems, ''].join('\n'))
  console.log(`VIOLATION ${run} ${file} (${how.join(' + ')})\n  ${problems.slice(0, 3).join('\n  ')}`)
}

function sayTally(so: Tally): string {
  const seconds = Math.round((Date.now() - startedAt) / 1000)
  return Object.entries({ ...so, seconds })
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
