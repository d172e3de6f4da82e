/** A file that somebody might send by mistake or to do harm, made by code when it is needed. */
export interface HostileFile {
  /** What it is, as a name that a file may have. */
  name: string
  /** What it would do to a reader that is not on its guard. */
  why: string
  /** Made in one piece, or piece by piece where it is large. */
  make: () => Uint8Array | Iterable<Uint8Array>
  /** The name that it is sent under, where that is the point; else `name` and its kind's ending. */
  fileName?: string
  ending: string
  /** Left to `npm run hostile`, because it takes long to make or to read, or is one of many alike. */
  isLeftOut: boolean
}

/** A line of the tables: a file of the name, why it is there, and how it is made. */
export type HostileLine = [
  name: string,
  why: string,
  make: HostileFile['make'],
  options?: { fileName?: string; ending?: string; isLeftOut?: true },
]

export function hostileFiles(ending: string, lines: readonly HostileLine[]): HostileFile[] {
  return lines.map(([name, why, make, options]) => ({ name, why, make, ending, isLeftOut: false, ...options }))
}
