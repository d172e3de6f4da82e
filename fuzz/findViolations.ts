import type { Outcome } from '../src/assess.ts'
import type { Fact } from '../src/pipeline/fact.ts'
import { splitAddress } from './cells.ts'
import type { Sample } from './samples.ts'
import { countReaders, readAgain, type Seen } from './secondReaders.ts'

/**
 * What was taken wrongly, in words; `isUnjudged` where no second reader could read the file, or one alone that saw it otherwise: each has its
 * own lapses.
 */
export interface Judgement {
  violations: string[]
  isUnjudged: boolean
}

/**
 * Holds what was taken from a changed file against what the untouched one is known to say. A fact is as it was, or the change can be seen:
 * in its own cell, which says what was taken; or in what tells of the cell, its row and its column and the sheets that say whose it is. What
 * is seen is what a reader sees that the product does not use. A file that is not accepted has taken nothing.
 */
export async function findViolations(outcome: Outcome, sample: Sample, bytes: Uint8Array): Promise<Judgement> {
  if (outcome.status !== 'accepted' && outcome.status !== 'accepted_with_warnings') return { violations: [], isUnjudged: false }
  let seen: string[] | null = null
  let blind = 0
  for (let reader = 0; reader < countReaders(sample.file); reader++) {
    const [before, after] = [await sample.seen(reader), await readAgain({ file: sample.file, bytes }, reader)]
    if (!before || !after || isBlind(before, after)) {
      blind++
      continue
    }
    const found = compareFacts(outcome.facts, sample.facts, { after, changed: findChanged(before, after) })
    seen = seen === null ? found : inBoth(seen, found)
    if (seen.length === 0) break
  }
  const isUnjudged = seen === null || (seen.length > 0 && blind > 0)
  return { violations: isUnjudged ? [] : (seen ?? []), isUnjudged }
}

/** Whether a reader that saw cells on a sheet sees none there: it has lost the sheet, and cannot tell. */
function isBlind(before: Seen, after: Seen): boolean {
  const filled = (seen: Seen) =>
    new Set([...seen.keys()].filter((place) => !place.endsWith('!')).map((place) => place.slice(0, place.lastIndexOf('!'))))
  const [then, now] = [filled(before), filled(after)]
  return [...then].some((sheet) => after.has(`${sheet}!`) && !now.has(sheet))
}

/** What neither of two readers can see: what one of them sees is there to be seen. */
function inBoth(one: readonly string[], other: readonly string[]): string[] {
  const factOf = (violation: string) => violation.split(':')[0]
  return one.filter((each) => other.some((another) => factOf(another) === factOf(each)))
}

/** What a second reader sees in the changed file, and the places where it saw something else in the untouched one. */
interface Sight {
  after: Seen
  changed: readonly Place[]
}

interface Place {
  sheet: string
  /** Both empty where the sheet itself has come or gone. */
  letters: string
  row: number
}

function findChanged(before: Seen, after: Seen): Place[] {
  const places = [...new Set([...before.keys(), ...after.keys()])].filter((place) => before.get(place) !== after.get(place))
  return places.map((place) => {
    const cut = place.lastIndexOf('!')
    return { sheet: place.slice(0, cut), ...splitAddress(place.slice(cut + 1)) }
  })
}

function compareFacts(taken: readonly Fact[], known: readonly Fact[], sight: Sight): string[] {
  const [before, after] = [new Map(known.map((fact) => [keyOf(fact), fact])), new Map(taken.map((fact) => [keyOf(fact), fact]))]
  return [
    ...taken.flatMap((fact) => checkTaken(fact, before.get(keyOf(fact)), sight)),
    ...known.flatMap((fact) =>
      after.has(keyOf(fact)) || isSeenAround(fact, sight) ? [] : [`${keyOf(fact)}: lost, it stood at ${placeOf(fact)}`],
    ),
  ]
}

function checkTaken(fact: Fact, known: Fact | undefined, sight: Sight): string[] {
  const said = sight.after.get(placeOf(fact))
  const isAsKnown = known !== undefined && isSameFact(fact, known)
  if (isAsKnown && said === undefined) return []
  if (!isSameText(fact.raw, said)) return [`${keyOf(fact)}: taken as "${fact.raw}" from ${placeOf(fact)}, which says "${said ?? ''}"`]
  if (isAsKnown) return []
  if (isSeenAround(fact, sight) || (known && isSeenAround(known, sight))) return []
  return [
    `${keyOf(fact)}: ${known ? `${print(fact)} instead of ${print(known)}` : `${print(fact)}, which nobody stated`}, at ${placeOf(fact)}`,
  ]
}

const keyOf = ({ form, indicator, time, unit, item }: Fact) => [form, indicator, time, unit, item].join(' ')
const placeOf = ({ at }: Fact) => `${at.sheet}!${at.cell}`
const print = ({ state, stated, low, high, asOf, raw }: Fact) => JSON.stringify({ state, stated, low, high, asOf, raw })

const COMPARED = ['state', 'stated', 'low', 'high', 'qualifier', 'asOf', 'isAddend', 'explanation'] as const

function isSameFact(one: Fact, other: Fact): boolean {
  return COMPARED.every((each) => one[each] === other[each])
}

/** The same text, or the same number written in another way; a number format that is told with it does not count here. */
function isSameText(raw: string, said: string | undefined): boolean {
  const [one, other] = [plain(raw), plain((said ?? '').replace(/ \[[^\]]*.*\]$/, ''))]
  if (one === other || one === '') return true
  if (/^\d{4}-\d\d-\d\d/.test(one)) return one.slice(0, 10) === other.slice(0, 10)
  return other !== '' && Number(one.replace(/%$/, 'e-2')) === Number(other)
}

/** Text as it is compared; a NUL, which no text may hold, counts for nothing. */
function plain(text: string): string {
  return text
    .replaceAll('_x0000_', '')
    .replaceAll('\0', '')
    .normalize('NFC')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim()
}

/**
 * Whether the file can be seen to be another in what tells of a fact: its row, its column down to its row, or the sheets that say whose
 * return it is. Of a kind of event that has no row, so that nobody typed a figure, all of the column tells.
 */
function isSeenAround({ at, raw }: Fact, { changed, after }: Sight): boolean {
  const own = splitAddress(at.cell)
  return changed.some(({ sheet, letters, row }) => {
    if (letters === '' || IDENTITY.test(sheet)) return true
    return (
      sheet === at.sheet &&
      (row === own.row ||
        row <= HEADING_ROWS ||
        isBelowMark(row, sheet, after) ||
        (letters === own.letters && (row < own.row || raw === '')))
    )
  })
}

/** Whether a row of a CSV stands right below our mark, where the headings of a part are. */
function isBelowMark(row: number, sheet: string, after: Seen): boolean {
  return after.get(`${sheet}!A${row - 1}`)?.includes('#tonghop') ?? false
}

const IDENTITY = /^(BIA|_tonghop)$/
/** The lowest headings of the samples stand in row 5. */
const HEADING_ROWS = 5
