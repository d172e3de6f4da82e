import type { Room } from './chooseRoom.ts'

/** A home's own PostgreSQL cluster, and what its server is started with. */
export interface Cluster {
  /** The data folder: `pg<major>` in its room. */
  folder: string
  room: Room
  /** The folder of the programs. */
  bin: string
  major: number
  /** The port that it had last, so that analysts' connections keep working; 0 if none. */
  port: number
  /** False: nothing is flushed to disk. */
  sync: boolean
  keepRunning: boolean
}
