import { openRandom } from '../../fuzz/random.ts'
import { planKills } from './kill.ts'
import { type Played, playHome } from './playHome.ts'
import { writeStory } from './story.ts'

/** How much is killed, and in how large pieces. */
export interface CrashOptions {
  rounds: number
  /** The same seed kills the same at the same moments; what it hits also depends on how busy the machine is. */
  seed: string
  /** How many kills one home has to bear, and how many files it is sent. */
  perHome: number
  files: number
  /** The latest moment of a kill after the start before it. */
  latestMs: number
  /** Told of each home when it has come to rest; the first one is played without kills. */
  tell?: (played: Played) => void
  keep?: boolean
}

/** Plays homes until so many kills are done, each against one that was left in peace, and gives those with kills. What is wrong with one is in its problems, and its folder is kept then. */
export async function crash({ rounds, seed, perHome, files, latestMs, tell = () => {}, keep = false }: CrashOptions): Promise<Played[]> {
  const story = writeStory(files)
  const calm = await playHome({ story, kills: [], random: openRandom(seed), latestMs })
  tell(calm)
  const homes: Played[] = []
  for (let left = rounds; left > 0; left -= perHome) {
    const random = openRandom(`${seed}/${homes.length}`)
    const played = await playHome({ story, kills: planKills(Math.min(perHome, left), random), random, latestMs, calm })
    tell(played)
    homes.push(played)
    if (played.problems.length === 0 && !keep) await played.installation.discard()
  }
  if (calm.problems.length > 0) homes.unshift(calm)
  else await calm.installation.discard()
  return homes
}
