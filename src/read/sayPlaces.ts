/** Something that a file says in one of its places. */
export interface SaidThere {
  said: string
  source: string
}

/** How many places that say the same are named. */
const NAMED = 3

/** What the places of a file say, where they disagree: each thing once, with the places that say it. */
export function sayPlaces(told: readonly SaidThere[]): string {
  const places = new Map<string, Set<string>>()
  for (const { said, source } of told) places.set(said, (places.get(said) ?? new Set()).add(source))
  return [...places].map(([said, sources]) => `${said} (${nameSome([...sources])})`).join('; ')
}

function nameSome(sources: readonly string[]): string {
  const more = sources.length - NAMED
  return more > 1 ? `${sources.slice(0, NAMED).join(', ')} và ${more} nơi khác` : sources.join(', ')
}
