import { type Correction, loadCorrections } from '../store/corrections.ts'
import type { PeriodKey } from '../store/loadCoverage.ts'
import { loadStoredTotals, rollUp } from '../store/rollUp.ts'
import { listConsolidations } from '../store/saveConsolidation.ts'
import { type FormVersion, selectVersionFacts, selectVersions } from '../store/selectVersions.ts'
import type { Store } from '../store/store.ts'
import type { UnitTotal } from '../total/unitTotal.ts'
import { byPlaceIn } from './byPlaceIn.ts'
import { type ChangedFact, type ChangedTotal, compareFacts, compareTotalLines } from './compareVersions.ts'
import { pipelineOf, WrongUsage } from './pipelineOf.ts'

export interface DiffRequest {
  period: string
  pipeline?: string | undefined
  /** Of one unit: V is then the version of its forms; without it V is a consolidation's number. */
  unit?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** One side of a difference: a consolidation's number, or the highest version of the unit's forms; null is what is in force now. */
export interface DiffSide {
  number: number | null
  at: string | null
}

/** What changed, value by value, and what that did to the totals: the document of `diff --json`. */
export interface DiffDocument {
  pipeline: string
  period: string
  unit: string | null
  from: DiffSide
  to: DiffSide
  changes: ChangedFact[]
  /** The lines of the federation's totals that changed, parts before what is worked out from them. */
  totals: ChangedTotal[]
  corrections: Correction[]
}

/** The two states that are compared: which versions of forms count, and what the federation comes to. */
interface Compared {
  from: DiffSide & { forms: readonly FormVersion[] }
  to: DiffSide & { forms: readonly FormVersion[] }
  totals: [was: readonly UnitTotal[], now: readonly UnitTotal[]]
}

/**
 * Compares two consolidations of a period, or two versions of one unit's forms. Without `from` and `to`: the last change. Throws
 * WrongUsage where there is nothing to compare with.
 */
export async function loadDiff(store: Store, request: DiffRequest): Promise<DiffDocument> {
  const pipeline = pipelineOf(store.definitions, request.period, request.pipeline)
  const key = { top: store.top, pipeline: pipeline.code, period: request.period }
  const versions = await selectVersions(store.database, key, request.unit ?? null)
  const compared = request.unit === undefined ? await ofPeriod(store, key, request, versions) : await ofUnit(store, key, request, versions)
  const [was, now] = await Promise.all([compared.from, compared.to].map(({ forms }) => selectVersionFacts(store.database, key, forms)))
  const [before, after] = compared.totals.map((lines) => lines.filter(({ unit }) => unit === store.top))
  const isBetween = ({ at, unit }: Correction) =>
    (request.unit === undefined || request.unit === unit) &&
    (compared.to.at === null || isNotAfter(at, compared.to.at)) &&
    (compared.from.at === null || !isNotAfter(at, compared.from.at))
  return {
    pipeline: pipeline.code,
    period: request.period,
    unit: request.unit ?? null,
    from: { number: compared.from.number, at: compared.from.at },
    to: { number: compared.to.number, at: compared.to.at },
    changes: compareFacts(was ?? [], now ?? []),
    totals: compareTotalLines(before ?? [], after ?? []).toSorted(byPlaceIn(pipeline)),
    corrections: (await loadCorrections(store.database, key)).filter(isBetween),
  }
}

async function ofPeriod(store: Store, key: PeriodKey, { from, to }: DiffRequest, versions: readonly FormVersion[]): Promise<Compared> {
  const known = await listConsolidations(store.database, key, store.definitions.hash)
  const last = known.at(-1)
  const find = (asked: string | undefined) => {
    const found = known.find(({ number }) => String(number) === asked)
    if (asked !== undefined && !found)
      throw new WrongUsage(`Kỳ ${key.period} không có lần tổng hợp ${asked}; có: ${known.map(({ number }) => number).join(', ')}.`)
    return found
  }
  const end = to === undefined ? (last?.is_current || from !== undefined ? last : undefined) : find(to)
  const begin = from === undefined ? known.findLast(({ number }) => number < (end?.number ?? Number.POSITIVE_INFINITY)) : find(from)
  if (!begin) throw new WrongUsage(`Kỳ ${key.period} ${last ? 'mới có một lần tổng hợp' : 'chưa được tổng hợp'}, chưa có gì để so.`)
  const side = (consolidation: typeof begin | undefined) => ({
    number: consolidation?.number ?? null,
    at: consolidation?.known_at ?? null,
    forms: versions.filter((version) => isInForce(version, consolidation?.known_at ?? null)),
  })
  const totals = async (at: string | undefined) =>
    at ? loadStoredTotals(store.database, { ...key, at }) : rollUp(store.database, { ...key, at: 'infinity' })
  return { from: side(begin), to: side(end), totals: [await totals(begin.known_at), await totals(end?.known_at)] }
}

function isInForce({ from, to }: FormVersion, at: string | null): boolean {
  return at === null ? to === null : isNotAfter(from, at) && (to === null || !isNotAfter(to, at))
}

/** Instants of the database are in order as texts: all in UTC, without zeros at the end of a fraction. */
function isNotAfter(a: string, b: string): boolean {
  return a <= b
}

async function ofUnit(store: Store, key: PeriodKey, request: DiffRequest, versions: readonly FormVersion[]): Promise<Compared> {
  const unit = request.unit ?? ''
  if (versions.length === 0) throw new WrongUsage(`Đơn vị ${unit} chưa có bản nào được nhận trong kỳ ${key.period}.`)
  const to = request.to === undefined ? versions.filter((version) => isInForce(version, null)) : upTo(versions, request.to)
  const from = request.from === undefined ? before(versions, to, request.to) : upTo(versions, request.from)
  if (from.length === 0) throw new WrongUsage(`Đơn vị ${unit} mới có một bản trong kỳ ${key.period}, chưa có gì để so.`)
  const totals = (forms: readonly FormVersion[]) => rollUp(store.database, { ...key, at: 'infinity', versions: { unit, forms } })
  const side = (forms: readonly FormVersion[]) => ({ number: highest(forms), at: newest(forms), forms })
  return { from: side(from), to: side(to), totals: [await totals(from), await totals(to)] }
}

/** Of each form the newest version that is no newer than a number. */
function upTo(versions: readonly FormVersion[], asked: string): FormVersion[] {
  const limit = Number(asked)
  if (!versions.some(({ version }) => version === limit))
    throw new WrongUsage(
      `Không có bản ${asked} được nhận; có: ${[...new Set(versions.map(({ version }) => version))].sort((a, b) => a - b).join(', ')}.`,
    )
  const found = new Map<string, FormVersion>()
  for (const each of versions) if (each.version <= limit) found.set(each.form, each)
  return [...found.values()]
}

/** What was in force just before the last change that led to a state. */
function before(versions: readonly FormVersion[], state: readonly FormVersion[], asked: string | undefined): FormVersion[] {
  const changes =
    asked === undefined ? versions.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]) : state.map(({ from }) => from)
  const last = changes.reduce((latest, each) => (isNotAfter(each, latest) ? latest : each))
  return versions.filter(({ from, to }) => !isNotAfter(last, from) && (to === null || isNotAfter(last, to)))
}

function highest(forms: readonly FormVersion[]): number | null {
  return forms.length === 0 ? null : Math.max(...forms.map(({ version }) => version))
}

function newest(forms: readonly FormVersion[]): string | null {
  return forms.reduce<string | null>((latest, { from }) => (latest !== null && isNotAfter(from, latest) ? latest : from), null)
}
