import { isOne, ONE } from './decimal.ts'
import { followUnits, type Place, type Span } from './followUnits.ts'
import type { Definitions } from './pipeline.ts'
import { isThere, isValidOn } from './unit.ts'

/**
 * The units of an earlier day that are, whole, one unit of a later day: itself, and those that were merged into it. Null where only a part of
 * one may be in it, or a part of it has gone elsewhere: what it had then is not what it had before.
 */
export function predecessorsOf(definitions: Pick<Definitions, 'units' | 'successions'>, unit: string, span: Span): string[] | null {
  const follow = followUnits(definitions, span)
  const reporting = definitions.units.filter((each) => (each.role === 'upper' || each.role === 'own') && isValidOn(each, span.after))
  const whole: string[] = []
  for (const { code } of reporting) {
    const placed = follow([{ place: { kind: 'unit', unit: code }, share: ONE }])
    const isWhole = placed.length === 1 && placed.every(({ place, share }) => place.kind === 'unit' && place.unit === unit && isOne(share))
    const isPart = code === unit || (!isThere(definitions.units, code, span.until) && placed.some(({ place }) => mayBeIn(place, unit)))
    if (isWhole) whole.push(code)
    else if (isPart) return null
  }
  return whole
}

function mayBeIn(place: Place, unit: string): boolean {
  const places = place.kind === 'undivided' ? place.among : [place]
  return places.some((each) => each.kind === 'unit' && each.unit === unit)
}
