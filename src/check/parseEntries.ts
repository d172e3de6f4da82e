import { parseDate } from '../parse/parseDate.ts'
import { parseFigure } from '../parse/parseFigure.ts'
import type { Fact } from '../pipeline/fact.ts'
import { exactly, type Figure } from '../pipeline/figure.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import type { Entry, FormReading, Reading } from '../read/reading.ts'

/** What a form's cells come to: facts, and findings for those that could not be read or should be confirmed. */
interface ParsedEntries {
  facts: Fact[]
  findings: Finding[]
}

/** Reads every cell of a submission that should hold a figure. A blank is an error unless its column says what a blank means. */
export function parseEntries(reading: Reading, { unit, cutOff }: { unit: string; cutOff: string }): ParsedEntries {
  const parsed: ParsedEntries = { facts: [], findings: [] }
  for (const form of reading.forms) {
    for (const entry of form.entries) parseEntry(entry, { form, reading, unit, cutOff }, parsed)
  }
  return parsed
}

interface Place {
  form: FormReading
  reading: Reading
  unit: string
  cutOff: string
}

function parseEntry(entry: Entry, place: Place, { facts, findings }: ParsedEntries): void {
  const { indicator, cell } = entry
  const parsed = parseFigure(cell, {
    kind: indicator.kind,
    measure: indicator.measure,
    ...(indicator.nouns ? { nouns: indicator.nouns } : {}),
  })
  if ('refusal' in parsed) {
    findings.push(findingOn(entry, 'V01', 'error', parsed.refusal))
    return
  }
  if (parsed.value === null) {
    const blank = figureOfBlank(entry)
    if (blank) facts.push(factOf(entry, place, blank, null, findings))
    else if (!indicator.isOptional) findings.push(findingOn(entry, 'T09', 'error', BLANK))
    return
  }
  if ('remark' in parsed) findings.push(findingOn(entry, parsed.value.state === 'not_available' ? 'V03' : 'V02', 'warning', parsed.remark))
  facts.push(factOf(entry, place, parsed.value, parsed.value.asOf ?? null, findings))
}

const BLANK = 'để trống. Nếu không phát sinh, đề nghị ghi 0; nếu chưa có số liệu, đề nghị ghi "chưa có số liệu".'

function figureOfBlank({ blank }: Entry): Figure | null {
  switch (blank) {
    case 'no':
    case 'zero':
      return exactly(0)
    case 'not_available':
      return { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }
    case null:
      return null
  }
}

function factOf(entry: Entry, place: Place, figure: Figure, ownDay: string | null, findings: Finding[]): Fact {
  const { indicator, time, cell, union, explanation } = entry
  const day = dayOf(entry, place, ownDay, findings)
  const { state, stated, low, high, qualifier } = figure
  return {
    form: place.form.form.code,
    indicator: indicator.code,
    time,
    unit: union ?? place.unit,
    item: '',
    isAddend: indicator.rollUp !== 'derived',
    ...{ state, stated, low, high, qualifier },
    ...day,
    raw: cell.raw,
    at: cell.at,
    explanation: explanation?.raw.trim() ?? null,
  }
}

/** The day a figure stands for: its own, its line's, the cover's, or else the period's cut-off, which is inferred. */
function dayOf(
  { asOf, indicator }: Entry,
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
      message: `Ô ${asOf.at.cell} (${indicator.label}, tính đến ngày): ${parsed.refusal}`,
    })
  }
  if (parsed && 'value' in parsed && parsed.value) return { asOf: lastDayOf(parsed.value), asOfSource: 'stated' }
  return reading.asOf ? { asOf: reading.asOf, asOfSource: 'stated' } : { asOf: cutOff, asOfSource: 'inferred' }
}

/** The day that an instant closes: 00h00 of a day is the end of the day before. */
function lastDayOf(value: string): string {
  if (!value.includes('T00:00:00')) return value.slice(0, 10)
  return new Date(Date.parse(`${value.slice(0, 10)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

function findingOn({ indicator, cell }: Entry, rule: string, severity: Severity, words: string): Finding {
  return { rule, severity, at: cell.at, given: cell.raw, expected: null, message: `Ô ${cell.at.cell} (${indicator.label}): ${words}` }
}
