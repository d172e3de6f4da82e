import type { Finding } from '../pipeline/finding.ts'
import type { CoverField } from '../pipeline/form.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { checkFormulas } from './checkFormulas.ts'
import { checkIdentities } from './checkIdentities.ts'
import { checkSheets } from './checkSheets.ts'
import { extractEvents } from './extractEvents.ts'
import { extractFigures } from './extractFigures.ts'
import { extractList } from './extractList.ts'
import { type Answers, findAnswers } from './findAnswers.ts'
import { identifyPeriod } from './identifyPeriod.ts'
import { identifyUnit } from './identifyUnit.ts'
import { matchSheets, type SheetMatch } from './matchSheets.ts'
import type { FormSheet } from './placeForm.ts'
import { readCoverDate } from './readCoverDate.ts'
import { readIdentities, type TemplateIdentity } from './readIdentities.ts'
import type { FormReading, Reading } from './reading.ts'
import type { ReadWorkbook } from './readWorkbook.ts'
import type { Refusal, Row, Workbook } from './sheet.ts'
import { tellHidden } from './tellHidden.ts'

/** A file as it was received. */
export interface ReceivedFile {
  name: string
  /** The unit's inbox folder that it lay in; empty for the common inbox. */
  folder: string
  bytes: Uint8Array
}

/**
 * Reads a file as a submission of one of the pipelines, or says why it cannot be taken. Nothing is judged here. A job has its bytes read by
 * `read`, in a process of their own; without it they are read here, which is for files that we made.
 */
export async function readSubmission(
  file: ReceivedFile,
  definitions: Definitions,
  read: ReadWorkbook = readHere,
): Promise<Reading | Refusal> {
  const workbook = await read(file.bytes, file.name)
  if ('refused' in workbook) return workbook
  const identities = readIdentities(workbook)
  const identity = identities[0] ?? null
  const match = matchSheets(workbook, definitions.pipelines, identity?.template ?? null)
  if (!match) return { refused: NOT_OURS }
  const fields = match.pipeline.forms.flatMap((form) => (form.kind === 'cover' ? form.fields : []))
  const answers = findAnswers(match.forms.flatMap(rowsOfCover), fields, match.pipeline.spellings.headings)
  const sources = { file, workbook, identity, fields, answers, definitions, pipeline: match.pipeline }
  const period = identifyPeriod(sources)
  const unit = identifyUnit(sources, period.code)
  const extracted = extractForms(match, { role: unit.role, submitter: unit.code ?? '' })
  const [asOf, signedOn] = [readCoverDate('as_of', fields, answers), readCoverDate('signed_on', fields, answers)]
  return {
    pipeline: match.pipeline,
    isWholeReturn: workbook.kind !== 'csv',
    unit: unit.code,
    period: period.code,
    asOf: asOf.day,
    signedOn: signedOn.day,
    forms: extracted.forms,
    findings: [
      ...workbook.findings,
      ...unit.findings,
      ...period.findings,
      ...asOf.findings,
      ...signedOn.findings,
      ...checkIdentities(identities, {
        pipeline: match.pipeline,
        sheet: workbook.sheets[0]?.name ?? '',
        role: unit.role,
        period: period.code,
      }),
      ...checkSheets(match),
      ...extracted.findings,
      ...checkFormulas(workbook, extracted.forms),
      ...tellHidden(match.forms, extracted.forms),
    ],
  }
}

const readHere: ReadWorkbook = async (bytes, name) => (await import('./readWorkbook.ts')).readWorkbook(bytes, name)

const NOT_OURS =
  'Tệp không có biểu nào của mẫu báo cáo đang dùng nên không nhận được. Nếu gửi nhầm tệp, đề nghị gửi lại đúng tệp; nếu đúng là báo cáo, đề nghị dùng mẫu đã được cấp.'

/** Everything that may tell whose return it is, and for which period. */
export interface IdentitySources {
  file: ReceivedFile
  workbook: Workbook
  identity: TemplateIdentity | null
  fields: readonly CoverField[]
  answers: Answers
  definitions: Definitions
  pipeline: Pipeline
}

/** Where a form may say whose it is: all of a cover, and what stands above the headings of a table. */
function rowsOfCover({ form, sheet, heading }: FormSheet): Row[] {
  if (form.kind === 'cover') return [...sheet.rows]
  return sheet.rows.filter((row) => row.number < (heading?.row ?? 0))
}

function extractForms(match: SheetMatch, { role, submitter }: { role: UnitRole | null; submitter: string }) {
  const forms: FormReading[] = []
  const findings: Finding[] = []
  for (const found of match.forms) {
    const extracted = extractForm(found, { match, role, submitter })
    if (extracted.reading) forms.push(extracted.reading)
    findings.push(...extracted.findings)
  }
  return { forms, findings }
}

function extractForm(
  { form, sheet, heading, columns }: FormSheet,
  { match, role, submitter }: { match: SheetMatch; role: UnitRole | null; submitter: string },
): { reading: FormReading | null; findings: Finding[] } {
  if (form.kind === 'cover') return { reading: { form, sheet: sheet.name, entries: [], unions: [] }, findings: [] }
  if (!heading) return { reading: null, findings: [noHeading(sheet.name, form.title)] }
  const { pipeline } = match
  switch (form.kind) {
    case 'figures':
      return extractFigures({ pipeline, form, sheet, heading, columns, role })
    case 'list':
      return extractList({ pipeline, form, sheet, heading, submitter })
    case 'events':
      return extractEvents({ pipeline, form, sheet, heading, role })
  }
}

function noHeading(sheet: string, title: string): Finding {
  const message = `Không tìm thấy hàng tiêu đề cột của ${title}. Đề nghị giữ nguyên hàng tiêu đề như trong mẫu.`
  return { rule: 'T14', severity: 'error', at: { sheet, cell: 'A1' }, given: null, expected: null, message }
}
