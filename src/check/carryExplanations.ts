import { addressKey } from '../pipeline/addressKey.ts'
import { contentOf } from '../pipeline/contentOf.ts'
import type { Fact } from '../pipeline/fact.ts'

/** The facts of a file with what was explained of them before. */
export interface Carried {
  /** Each with the words that stand for it: its own, else those it had when it said the same before. */
  facts: Fact[]
  /** The same for rules over time: a correction stays declared only while all of its line says what it said. */
  declared: Fact[]
  /** Those that have their words from before. */
  kept: Fact[]
  /** Those whose words were for another figure, also where they say the same again, by the cell where they stand now (addressKey). */
  outdated: ReadonlyMap<string, Outdated>
}

/** A fact, and what stood in its place with an explanation. */
export interface Outdated {
  now: Fact
  earlier: Fact
}

/**
 * Lets an explanation stay with its figure: a fact without words of its own takes those of the fact in force that it repeats. A row of an
 * event form without a number of its own is known by all that it says.
 */
export function carryExplanations(facts: Fact[], inForce: readonly Fact[]): Carried {
  const explained = inForce.filter(({ explanation }) => explanation !== null)
  const carried: Carried = { facts, declared: facts, kept: [], outdated: new Map() }
  return explained.length === 0 ? carried : carryOver(facts, { explained, inForce })
}

interface Earlier {
  explained: readonly Fact[]
  inForce: readonly Fact[]
}

function carryOver(facts: readonly Fact[], { explained, inForce }: Earlier): Carried {
  const earlierOf = finderOf(facts, { explained, inForce })
  const lines = new Set(explained.map(lineOf))
  const [linesNow, linesBefore] = [contentsOf(facts, lines), contentsOf(inForce, lines)]
  const outdated = new Map<string, Outdated>()
  const [whole, declared, kept]: [Fact[], Fact[], Fact[]] = [[], [], []]
  for (const fact of facts) {
    const earlier = earlierOf(fact)
    const isSame = earlier !== undefined && contentOf(earlier) === contentOf(fact)
    const isKept = isSame && fact.explanation === null
    const standing = isKept ? { ...fact, explanation: earlier.explanation } : fact
    const isSameLine = isKept && linesNow.get(lineOf(fact)) === linesBefore.get(lineOf(fact))
    whole.push(standing)
    declared.push(isSameLine ? standing : fact)
    if (isKept) kept.push(standing)
    else if (earlier && !isSame) outdated.set(addressKey(fact.at), { now: fact, earlier })
  }
  return { facts: whole, declared, kept, outdated }
}

/** Finds for a fact without words, or with the same, the explained one that stood in its place; each for one fact. */
function finderOf(facts: readonly Fact[], { explained, inForce }: Earlier): (fact: Fact) => Fact | undefined {
  const [rowsNow, rowsBefore] = [unnumberedRows(facts), unnumberedRows(inForce)]
  const codes = new Set(explained.map(({ indicator }) => indicator))
  const byPlace = new Map<string, Fact[]>()
  for (const fact of explained) {
    const place = placeOf(fact, rowsBefore)
    byPlace.set(place, [...(byPlace.get(place) ?? []), fact])
  }
  return (fact) => {
    const earlier = codes.has(fact.indicator) ? byPlace.get(placeOf(fact, rowsNow))?.shift() : undefined
    return fact.explanation === null || fact.explanation === earlier?.explanation ? earlier : undefined
  }
}

function placeOf({ unit, indicator, time, form, item }: Fact, rows: ReadonlyMap<string, string>): string {
  return JSON.stringify([unit, indicator, time, rows.get(`${form} ${item}`) ?? item])
}

/** What the rows say that are known only by where they stand ("r7"), by form and row. */
function unnumberedRows(facts: readonly Fact[]): Map<string, string> {
  const rows = new Map<string, string[]>()
  for (const fact of facts) {
    const key = `${fact.form} ${fact.item}`
    if (/^r\d+$/.test(fact.item)) rows.set(key, [...(rows.get(key) ?? []), contentOf(fact)])
  }
  return new Map([...rows].map(([key, contents]) => [key, contents.sort().join()]))
}

/** A line of a form: an indicator on all its bases. */
function lineOf({ unit, indicator, item }: Fact): string {
  return JSON.stringify([unit, indicator, item])
}

/** What some lines say. */
function contentsOf(facts: readonly Fact[], lines: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string[]>()
  for (const fact of facts) {
    const line = lineOf(fact)
    if (lines.has(line)) found.set(line, [...(found.get(line) ?? []), contentOf(fact)])
  }
  return new Map([...found].map(([line, contents]) => [line, contents.sort().join()]))
}
