/** When a file was put where it is, and when its content was written, in milliseconds. */
export interface Arrived {
  path: string
  ctimeMs: number
  mtimeMs: number
}

/** What comes within so long of what came before is part of one delivery. */
const DELIVERY_GAP_MS = 10_000

/**
 * The files in the order they came. Windows keeps the time of the content (mtime) when it copies to a share, so it is the other one (ctime)
 * that says when a file came. Files that were copied in one go come in any order: among them the content that was written first is first, and
 * of two from the same moment the one whose path is.
 */
export function orderOfArrival<File extends Arrived>(files: readonly File[]): File[] {
  const byArrival = files.toSorted((a, b) => a.ctimeMs - b.ctimeMs)
  const deliveries: File[][] = []
  for (const [index, file] of byArrival.entries()) {
    const before = byArrival[index - 1]
    if (before && file.ctimeMs - before.ctimeMs <= DELIVERY_GAP_MS) deliveries.at(-1)?.push(file)
    else deliveries.push([file])
  }
  return deliveries.flatMap((delivery) => delivery.sort((a, b) => a.mtimeMs - b.mtimeMs || (a.path < b.path ? -1 : 1)))
}
