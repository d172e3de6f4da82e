/** How long what was told is not told again. */
const AGAIN_AFTER_MS = 24 * 60 * 60_000

/**
 * Whether something is worth telling: what looks the same at every look (a file that is left alone) is, once a day. Gives a function of what would
 * be told and when.
 */
export function tellOnce(): (what: string, now: number) => boolean {
  const told = new Map<string, number>()
  return (what, now) => {
    if (now - (told.get(what) ?? Number.NEGATIVE_INFINITY) < AGAIN_AFTER_MS) return false
    for (const [each, at] of told) if (now - at >= AGAIN_AFTER_MS) told.delete(each)
    told.set(what, now)
    return true
  }
}
