import { asOfDay } from '../parse/asOfDay.ts'
import { without } from '../parse/bounded.ts'
import { parseDate } from '../parse/parseDate.ts'
import { parseFigure } from '../parse/parseFigure.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Fact } from '../pipeline/fact.ts'
import { exactly, type Figure } from '../pipeline/figure.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import type { Entry, FormReading, Reading } from '../read/reading.ts'
import { checkMeans, type MeansChecked, type ReadEntry } from './checkMeans.ts'

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
  const read = reading.forms.flatMap((form) => form.entries.map((entry) => readEntry(entry, { form, reading, unit, cutOff })))
  const means = checkMeans(read.filter(({ isRead }) => isRead))
  const findings: Finding[] = []
  const facts = read.flatMap((each) => settleEntry(each, means, findings) ?? [])
  return { facts, findings: [...findings, ...means.findings] }
}

interface Place {
  form: FormReading
  reading: Reading
  unit: string
  cutOff: string
}

/** An entry with what its cell says, and what must be said about that; a figure that its own cell dates keeps that day. */
interface PlacedEntry extends ReadEntry {
  isRead: boolean
  place: Place
  ownDay: string | null
  remarks: readonly Finding[]
}

function readEntry(entry: Entry, place: Place): PlacedEntry {
  const { indicator, cell } = entry
  const blank = { entry, place, isRead: true, figure: figureOfBlank(entry), ownDay: null, remarks: [] }
  const parsed = parseFigure(cell, {
    kind: indicator.kind,
    measure: indicator.measure,
    ...(indicator.nouns ? { nouns: indicator.nouns } : {}),
  })
  if ('refusal' in parsed) return { ...blank, isRead: false, remarks: [findingOn(entry, 'V01', 'error', parsed.refusal)] }
  if (parsed.value === null) return blank
  const { value } = parsed
  const rule = value.state === 'not_available' ? 'V03' : 'V02'
  const remarks = 'remark' in parsed ? [findingOn(entry, rule, 'warning', parsed.remark)] : []
  return { ...blank, figure: value, ownDay: value.asOf ?? null, remarks }
}

/** The fact of an entry. A blank without a meaning is told, unless it may be blank or is told already. */
function settleEntry(read: PlacedEntry, { settled }: MeansChecked, findings: Finding[]): Fact | null {
  const { entry, place, isRead, figure, ownDay, remarks } = read
  findings.push(...remarks)
  if (!isRead) return null
  const known = figure ?? settled.get(entry)
  if (known) return factOf(entry, place, known, ownDay, findings)
  if (known === undefined && !entry.indicator.isOptional) findings.push(findingOn(entry, 'T09', 'error', sayBlank(entry)))
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

function factOf(entry: Entry, place: Place, figure: Figure, ownDay: string | null, findings: Finding[]): Fact {
  const { indicator, time, cell, union, item, explanation } = entry
  const day = dayOf(entry, place, ownDay, findings)
  const { state, stated, low, high, qualifier } = figure
  return {
    form: place.form.form.code,
    indicator: indicator.code,
    time,
    unit: union ?? place.unit,
    item,
    isAddend: indicator.rollUp !== 'derived' && indicator.rollUp !== 'control',
    ...{ state, stated, low, high, qualifier },
    ...day,
    raw: cell.raw,
    at: cell.at,
    explanation: explanation ? wordsOf(explanation).trim() : null,
  }
}

/** The day a figure stands for: its own, its line's, the cover's, or else the period's cut-off, which is inferred. */
function dayOf(
  { asOf, indicator, item }: Entry,
  { reading, cutOff }: Place,
  own: string | null,
  findings: Finding[],
): Pick<Fact, 'asOf' | 'asOfSource'> {
  if (own) return { asOf: own.slice(0, 10), asOfSource: 'stated' }
  const parsed = asOf && parseDate(asOf, { reportDate: reading.signedOn ?? '9999-12-31' })
  if (asOf && parsed && 'refusal' in parsed) {
    findings.push({
      rule: 'V01',
      severity: 'error',
      at: asOf.at,
      given: asOf.raw,
      expected: null,
      message: `Ô ${asOf.at.cell} (${indicator.label}, ${item === '' ? 'tính đến ngày' : 'ngày của dòng'}): ${parsed.refusal}`,
    })
  }
  if (parsed && 'value' in parsed && parsed.value) return { asOf: asOfDay(parsed.value), asOfSource: 'stated' }
  return reading.asOf ? { asOf: reading.asOf, asOfSource: 'stated' } : { asOf: cutOff, asOfSource: 'inferred' }
}

function findingOn({ indicator, cell }: Entry, rule: string, severity: Severity, words: string): Finding {
  return { rule, severity, at: cell.at, given: cell.raw, expected: null, message: `Ô ${cell.at.cell} (${indicator.label}): ${words}` }
}
