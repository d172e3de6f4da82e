import { parseArgs } from 'node:util'
import { crash } from './crash.ts'
import { sayHome, sayRounds } from './report.ts'

/**
 * `npm run crash -- --rounds 200 [--seed S] [--keep]`: kills the service, its server and what reads for it so many times while files come, and
 * says whether it came to what it comes to without. The folder of a home in which something is wrong is kept; with --keep every folder.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
    keep: { type: 'boolean', default: false },
  },
})
const [rounds, { seed, keep }] = [Number(values.rounds), values]
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130))
const startedAt = Date.now()
console.log(`seed ${seed}, ${rounds} rounds`)
const homes = await crash({
  rounds,
  seed,
  keep,
  perHome: 20,
  files: 26,
  latestMs: 4000,
  tell: (played) => console.log(`${seconds()} ${sayHome(played)}`),
})
const failed = homes.filter(({ problems }) => problems.length > 0)
console.log(`\n${sayRounds(homes.flatMap((home) => home.rounds))}`)
console.log(`\n${homes.length} homes, ${failed.length} with problems, ${seconds()}, seed ${seed}`)
for (const { installation } of keep ? homes : failed) console.log(`kept: ${installation.folder}`)
process.exitCode = failed.length > 0 ? 1 : 0

function seconds(): string {
  return `${Math.round((Date.now() - startedAt) / 1000)} s:`
}
