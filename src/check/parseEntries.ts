import { asOfDay } from '../parse/asOfDay.ts'
import { without } from '../parse/bounded.ts'
import { parseDate } from '../parse/parseDate.ts'
import { parseFigure } from '../parse/parseFigure.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import { addressKey } from '../pipeline/addressKey.ts'
import type { Fact } from '../pipeline/fact.ts'
import { exactly, type Figure } from '../pipeline/figure.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import type { Form } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Entry, Reading } from '../read/reading.ts'
import { checkMeans, type MeansChecked, placeOf, type ReadEntry } from './checkMeans.ts'
import { explainedCells } from './explainedCells.ts'
import { FindingList } from './findingList.ts'

/** What a form's cells come to: facts, and findings for those that could not be read or should be confirmed. */
interface ParsedEntries {
  facts: Fact[]
  findings: Finding[]
}

/**
 * Reads every cell of a submission that should hold a figure. A blank is an error unless its column or its weight says what a
 * blank means.
 */
export function parseEntries(reading: Reading, { unit, cutOff }: { unit: string; cutOff: string }): ParsedEntries {
  const means = checkMeans(readWeighed(reading))
  const findings = new FindingList()
  const explained = explainedCells(reading.explanations)
  const facts: Fact[] = []
  for (const { form, entries } of reading.forms) {
    const place = { form: form.code, unit, cutOff, reading, means, findings, explained }
    for (const entry of entries) {
      const fact = settleEntry(entry, place)
      if (fact) facts.push(fact)
    }
  }
  return { facts, findings: [...findings.end(), ...means.findings] }
}

/** The entries that are means or weigh one, whose cells can be read. All others are read when their turn comes: there may be many. */
function readWeighed({ pipeline, forms }: Reading): ReadEntry[] {
  const weights = new Set(pipeline.indicators.flatMap(({ weight }) => weight ?? []))
  const isWeighed = ({ indicator }: Entry) => indicator.weight !== undefined || weights.has(indicator.code)
  const read: SaidEntry[] = []
  for (const { form, entries } of forms) {
    if (!mayBeWeighed(form, pipeline, weights)) continue
    for (const entry of entries) if (isWeighed(entry)) read.push(readEntry(entry))
  }
  return read.filter(({ refusal }) => refusal === null)
}

/** A long list without a mean in it is not gone through for one. */
function mayBeWeighed(form: Form, { indicators }: Pipeline, weights: ReadonlySet<string>): boolean {
  if (form.kind !== 'list') return true
  const codes = new Set(form.columns.map(({ indicator }) => indicator))
  return indicators.some(({ code, weight }) => codes.has(code) && (weight !== undefined || weights.has(code)))
}

/** Where the entries of one form stand, and what is found on the way. */
interface Place {
  form: string
  unit: string
  cutOff: string
  reading: Reading
  means: MeansChecked
  findings: FindingList
  /** What the sheet of explanations says, by cell. */
  explained: ReadonlyMap<string, string>
}

/** An entry with what its cell says, and what must be said about that; a figure that its own cell dates keeps that day. */
interface SaidEntry extends ReadEntry {
  refusal: string | null
  remark: string | null
  ownDay: string | null
}

function readEntry(entry: Entry): SaidEntry {
  const parsed = parseFigure(entry.cell, entry.indicator)
  if ('refusal' in parsed) return { entry, figure: null, refusal: parsed.refusal, remark: null, ownDay: null }
  if (parsed.value === null) return { entry, figure: figureOfBlank(entry), refusal: null, remark: null, ownDay: null }
  const remark = 'remark' in parsed ? parsed.remark : null
  return { entry, figure: parsed.value, refusal: null, remark, ownDay: parsed.value.asOf ?? null }
}

/** The fact of an entry. A blank without a meaning is told, unless it may be blank or is told already. */
function settleEntry(entry: Entry, place: Place): Fact | null {
  const { figure, refusal, remark, ownDay } = readEntry(entry)
  const tell = (rule: string, severity: Severity, words: string) => place.findings.tell(findingOn(entry, rule, severity, words))
  if (remark !== null) tell(figure?.state === 'not_available' ? 'V03' : 'V02', 'warning', remark)
  if (refusal !== null) tell('V01', 'error', refusal)
  if (refusal !== null) return null
  const known = figure ?? place.means.settled.get(placeOf(entry))
  if (known) return factOf(entry, place, known, ownDay)
  if (known === undefined && !entry.indicator.isOptional) tell('T09', 'error', sayBlank(entry))
  return null
}

/** What to write instead of nothing. */
function sayBlank({ indicator }: Entry): string {
  const unknown = 'nếu chưa có số liệu, đề nghị ghi "chưa có số liệu".'
  if (indicator.kind === 'yes_no') return `để trống. Đề nghị ghi Có hoặc Không; ${unknown}`
  if (indicator.weight) return `để trống. Đề nghị ghi số bình quân; nếu không có ai, đề nghị ghi số người là 0; ${unknown}`
  return `để trống. Nếu không phát sinh, đề nghị ghi 0; ${unknown}`
}

function figureOfBlank({ blank }: Entry): Figure | null {
  switch (blank) {
    case 'no':
    case 'zero':
      return exactly(0)
    case 'not_available':
      return without('not_available')
    case 'none':
      return without('none')
    case null:
      return null
  }
}

/** Written out field by field: a large list has hundreds of thousands. */
function factOf(entry: Entry, place: Place, figure: Figure, ownDay: string | null): Fact {
  const { indicator, time, cell, union, item } = entry
  const { asOf, asOfSource } = dayOf(entry, place, ownDay)
  return {
    form: place.form,
    indicator: indicator.code,
    time,
    unit: union ?? place.unit,
    item,
    isAddend: indicator.rollUp !== 'derived' && indicator.rollUp !== 'control',
    state: figure.state,
    stated: figure.stated,
    low: figure.low,
    high: figure.high,
    qualifier: figure.qualifier,
    asOf,
    asOfSource,
    raw: cell.raw,
    at: cell.at,
    explanation: explanationOf(entry, place),
  }
}

/** What the unit says of a figure: in its row, on the sheet of explanations, or both. */
function explanationOf({ explanation, cell }: Entry, { explained }: Place): string | null {
  const own = explanation ? wordsOf(explanation).trim() : null
  const elsewhere = explained.size > 0 ? explained.get(addressKey(cell.at)) : undefined
  if (elsewhere === undefined || elsewhere === own) return own
  return own === null ? elsewhere : `${own}; ${elsewhere}`
}

/** The day a figure stands for: its own, its line's, the cover's, or else the period's cut-off, which is inferred. */
function dayOf(
  { asOf, indicator, item }: Entry,
  { reading, cutOff, findings }: Place,
  own: string | null,
): Pick<Fact, 'asOf' | 'asOfSource'> {
  const parsed = asOf && parseDate(asOf, { reportDate: reading.signedOn ?? '9999-12-31' })
  if (asOf && parsed && 'refusal' in parsed) {
    findings.tell({
      rule: 'V01',
      severity: 'error',
      at: asOf.at,
      given: asOf.raw,
      expected: null,
      message: `Ô ${asOf.at.cell} (${indicator.label}, ${item === '' ? 'tính đến ngày' : 'ngày của dòng'}): ${parsed.refusal}`,
    })
  }
  if (own) return { asOf: own.slice(0, 10), asOfSource: 'stated' }
  if (parsed && 'value' in parsed && parsed.value) return { asOf: asOfDay(parsed.value), asOfSource: 'stated' }
  return reading.asOf ? { asOf: reading.asOf, asOfSource: 'stated' } : { asOf: cutOff, asOfSource: 'inferred' }
}

function findingOn({ indicator, cell }: Entry, rule: string, severity: Severity, words: string): Finding {
  return { rule, severity, at: cell.at, given: cell.raw, expected: null, message: `Ô ${cell.at.cell} (${indicator.label}): ${words}` }
}
