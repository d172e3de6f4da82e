const MIB = 2 ** 20

/** What reading one file may cost. It is stated for the process that reads; the one that asks needs 70 MB and what comes back. */
export interface ReaderLimits {
  /** Memory of its own (heap and Buffers, without the program's pages), in bytes. */
  memoryBytes: number
  /** Processor time for a small file, and for each MiB of a larger one, in ms. */
  cpuMs: number
  cpuMsPerMib: number
  /** How many times its processor time a file may take by the clock, where other programs want the processor too. */
  patience: number
  /** A process that has more memory of its own after a file, or has read so many, or worked so long, gives way to a new one. */
  keptBytes: number
  keptFiles: number
  keptCpuMs: number
  /** By the clock, until a process that is started can read, in ms. */
  startMs: number
}

/**
 * Set so that a file of less than a MiB is answered in 5 s whatever it is, and so that both processes fit into 512 MB. A register of
 * 120,000 rows and 12 columns (7 MiB) needs half the memory, and half the time where every processor is wanted by eight programs.
 */
export const READER_LIMITS: ReaderLimits = {
  memoryBytes: 288 * MIB,
  cpuMs: 3_000,
  cpuMsPerMib: 1_500,
  patience: 4,
  keptBytes: 80 * MIB,
  keptFiles: 200,
  keptCpuMs: 20_000,
  startMs: 20_000,
}

/** What the operating system holds a process to over its whole life, where it can: the parent may be gone by then. */
export const LIFETIME = { cpuSeconds: 60, openFiles: 256 }

/** Of `memoryBytes`, what the heap of objects may have. The rest is for Buffers. */
export const HEAP_SHARE = 0.8

/** A file as it is sent to be read, and a workbook as it comes back (that register: 25 MiB), in bytes. A larger one is not from us. */
export const MAX_REQUEST_BYTES = 64 * MIB
export const MAX_ANSWER_BYTES = 80 * MIB

/** The processor time that reading a file of so many bytes may take, in ms. */
export function cpuTimeFor(bytes: number, { cpuMs, cpuMsPerMib }: ReaderLimits): number {
  return cpuMs + Math.floor(bytes / MIB) * cpuMsPerMib
}
