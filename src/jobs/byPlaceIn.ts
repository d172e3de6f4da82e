import type { Pipeline } from '../pipeline/pipeline.ts'

/** Compares two lines of totals by where the pipeline has their indicators: these in its order, then its shares. */
export function byPlaceIn({ indicators, shares }: Pipeline): (a: { indicator: string }, b: { indicator: string }) => number {
  const places = new Map([...indicators, ...shares].map(({ code }, place) => [code, place]))
  return (a, b) => (places.get(a.indicator) ?? 0) - (places.get(b.indicator) ?? 0)
}
