import type { Logger } from 'winston'

/** What a service is doing at this moment, each thing by its name and once at a time. */
export interface InHand {
  /** Begins it, unless it is in hand already. What it throws is logged. */
  add(name: string, work: () => Promise<unknown>): void
  names(): string[]
  /** Once nothing is in hand. */
  settled(): Promise<void>
}

export function openInHand(log: Pick<Logger, 'error'>): InHand {
  const all = new Map<string, Promise<unknown>>()
  return {
    add(name, work) {
      if (all.has(name)) return
      const doing = work()
        .catch((error) => log.error('fault', { doing: name, cause: error instanceof Error ? error.stack : String(error) }))
        .finally(() => all.delete(name))
      all.set(name, doing)
    },
    names: () => [...all.keys()],
    async settled() {
      while (all.size > 0) await Promise.all(all.values())
    },
  }
}
