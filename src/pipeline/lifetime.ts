import { type Period, periodOf } from './period.ts'

/** The periods in which a definition holds: from the first to the last (`2023-Q3`), both included; open where absent. */
export interface Lifetime {
  since?: string
  until?: string
}

/** Whether a definition holds in a period. */
export function isIn({ since, until }: Lifetime, { startsOn }: Pick<Period, 'startsOn'>): boolean {
  const [first, last] = [since && periodOf(since), until && periodOf(until)]
  return (!first || first.startsOn <= startsOn) && (!last || startsOn <= last.startsOn)
}

/** What is wrong with a lifetime; null where nothing is. */
export function problemOfLifetime({ since, until }: Lifetime): string | null {
  const [first, last] = [since, until].map((code) => (code === undefined ? undefined : periodOf(code)))
  if (first === null) return `since ${since} is no period`
  if (last === null) return `until ${until} is no period`
  return first && last && last.startsOn < first.startsOn ? `ends (${until}) before it begins (${since})` : null
}
