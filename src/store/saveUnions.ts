import type { Outcome } from '../assess.ts'
import { copyRows } from './copyRows.ts'
import type { Transaction } from './database.ts'

/** Saves which grassroots unions the lists of a submission name, form by form. */
export async function saveUnions(
  transaction: Transaction,
  { top, submissionId, outcome, forms }: { top: string; submissionId: string; outcome: Outcome; forms: readonly string[] },
): Promise<void> {
  const formOf = new Map(outcome.facts.map(({ unit, form }) => [unit, form]))
  const byCode = new Map(outcome.unions.filter(({ code }) => forms.includes(formOf.get(code) ?? '')).map(({ code, name }) => [code, name]))
  await transaction.query('insert into unit (unit_code) select unnest($1::text[]) on conflict do nothing', [[...byCode.keys()]])
  await copyRows(transaction, {
    table: 'submission_union',
    columns: ['top_unit_code', 'submission_id', 'form_code', 'unit_code', 'name'],
    rows: [...byCode].map(([code, name]) => [top, submissionId, formOf.get(code) ?? '', code, name]),
  })
}
