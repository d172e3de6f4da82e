import type { Random } from './random.ts'

/** A change of something, by its name; null where there is nothing to change in that way. */
export type Mutation<T> = readonly [name: string, change: (subject: T, random: Random) => T | null]

/** Changes it in one of these ways, picked anew where one does not apply; tells how. */
export function changeSomehow<T>(subject: T, mutations: readonly Mutation<T>[], random: Random): { subject: T; how: string } {
  for (let attempt = 0; attempt < 20; attempt++) {
    const [how, change] = random.pick(mutations)
    const changed = change(subject, random)
    if (changed !== null) return { subject: changed, how }
  }
  return { subject, how: 'nothing' }
}
