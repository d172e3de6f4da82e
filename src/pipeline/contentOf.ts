import type { Fact } from './fact.ts'

/** What makes two facts the same figure, as one text: not where it stood, nor how it was typed, nor how it is explained. */
export function contentOf({ unit, indicator, time, state, stated, low, high, qualifier, asOf }: Fact): string {
  return JSON.stringify([unit, indicator, time, state, stated, low, high, qualifier, asOf])
}
