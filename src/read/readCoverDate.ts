import { asOfDay } from '../parse/asOfDay.ts'
import { parseDate } from '../parse/parseDate.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { CoverField } from '../pipeline/form.ts'
import type { Answers } from './findAnswers.ts'
import { findingOn } from './findingOn.ts'
import { findTickedDay } from './findTickedDay.ts'

/** A day that the cover gives (YYYY-MM-DD), or none; one that cannot be read is told, never passed over. */
export interface CoverDate {
  day: string | null
  findings: Finding[]
}

/** Reads the answer to a cover's date field. A blank is none; a row of boxes says the period, not a day. */
export function readCoverDate(means: CoverField['means'], fields: readonly CoverField[], answers: Answers): CoverDate {
  const field = fields.find((each) => each.means === means)
  const cell = field && answers.get(field.code)?.[0]
  if (!field || !cell || findTickedDay(wordsOf(cell)) !== null) return { day: null, findings: [] }
  const parsed = parseDate(cell, { reportDate: '9999-12-31' })
  if ('refusal' in parsed) return { day: null, findings: [unreadable(cell, field, parsed.refusal)] }
  return { day: parsed.value === null ? null : asOfDay(parsed.value), findings: [] }
}

function unreadable(cell: RawCell, { label }: CoverField, refusal: string): Finding {
  return findingOn(cell, { rule: 'V01', severity: 'error', message: `Ô ${cell.at.cell} (${label}): ${refusal}` })
}
