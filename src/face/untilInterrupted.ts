const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const
type Signal = keyof typeof EXIT_CODES

/** How long a command may take to come to a safe end once it is told to stop. */
const PATIENCE_MS = 15_000

/** Ctrl-C in a terminal reaches us twice where npm, which runs us there, passes it on. */
const ECHO_MS = 500

/** A command was told to stop, and did. */
export class Interrupted extends Error {
  readonly exitCode: number
  constructor(exitCode: number) {
    super('Đã dừng theo yêu cầu.')
    this.exitCode = exitCode
  }
}

/** How long the work may take to come to its end, and whether being told to stop is the ordinary end of it (exit code 0). */
export interface Interruption {
  patienceMs?: number
  isOrdinary?: boolean
}

/**
 * Does work that should come to a safe end when it is told to stop: `signal` says so, and the work returns or throws when it can.
 * Throws Interrupted afterwards. Told twice, or out of patience, the program ends where it stands, which the next one mends.
 */
export async function untilInterrupted<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { patienceMs = PATIENCE_MS, isOrdinary = false }: Interruption = {},
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  let toldAt = 0
  const stop = (name: NodeJS.Signals) => {
    const interrupted = new Interrupted(isOrdinary ? 0 : EXIT_CODES[name as Signal])
    if (signal.aborted && performance.now() - toldAt < ECHO_MS) return
    if (signal.aborted) process.exit(interrupted.exitCode)
    toldAt = performance.now()
    controller.abort(interrupted)
    setTimeout(() => process.exit(interrupted.exitCode), patienceMs).unref()
  }
  for (const name of Object.keys(EXIT_CODES)) process.on(name, stop)
  try {
    const result = await work(signal)
    signal.throwIfAborted()
    return result
  } catch (error) {
    throw signal.aborted ? signal.reason : error
  } finally {
    for (const name of Object.keys(EXIT_CODES)) process.off(name, stop)
  }
}
