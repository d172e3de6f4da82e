import type { EventForm } from '../pipeline/form.ts'

/** Types or statuses of an event form as its feeds have them, each once, in their order. */
export function wordsOf({ feeds }: EventForm, of: 'type' | 'status'): string[] {
  return [...new Set(feeds.map((feed) => feed[of]))]
}
