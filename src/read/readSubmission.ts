import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { CoverField } from '../pipeline/form.ts'
import { periodOf } from '../pipeline/period.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'
import { pipelineIn } from '../pipeline/pipelineIn.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { checkFormulas } from './checkFormulas.ts'
import { checkIdentities } from './checkIdentities.ts'
import { checkSheets } from './checkSheets.ts'
import { readExplanations } from './explanation/readExplanations.ts'
import { extractEvents } from './extractEvents.ts'
import { extractFigures } from './extractFigures.ts'
import { extractList } from './extractList.ts'
import { type Answers, findAnswers } from './findAnswers.ts'
import { identifyPeriod } from './identifyPeriod.ts'
import { identifyUnit } from './identifyUnit.ts'
import { findNumbers } from './leftOver.ts'
import { matchSheets, type SheetMatch } from './matchSheets.ts'
import { findOlderTemplate, isOfVersion, type OlderTemplate } from './olderTemplate.ts'
import type { FormSheet } from './placeForm.ts'
import { readCoverDate } from './readCoverDate.ts'
import { readIdentities, type TemplateIdentity } from './readIdentities.ts'
import type { FormReading, Reading } from './reading.ts'
import type { ReadWorkbook } from './readWorkbook.ts'
import type { Refusal, Row, Sheet, Workbook } from './sheet.ts'
import { tellHidden } from './tellHidden.ts'
import { withOldNames } from './withOldNames.ts'
import { withoutFixSheet } from './withoutFixSheet.ts'

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
  const whole = await read(file.bytes, file.name)
  if ('refused' in whole) return whole
  const workbook = withoutFixSheet(whole)
  const identities = readIdentities(workbook)
  const identity = identities[0] ?? null
  const found = matchSheets(workbook, definitions.pipelines.map(withOldNames), identity?.template ?? null)
  if (!found) return { refused: NOT_OURS }
  const fields = found.pipeline.forms.flatMap((form) => (form.kind === 'cover' ? form.fields : []))
  const answers = findAnswers(found.forms.flatMap(rowsOfCover), fields, found.pipeline.spellings.headings)
  const others = findAnswers(
    found.others.flatMap(({ rows }) => rows.slice(0, ROWS_OF_OTHERS)),
    fields,
    found.pipeline.spellings.headings,
  )
  const titles = found.forms
    .filter(({ form }) => form.kind !== 'cover')
    .flatMap((sheet) => rowsOfCover(sheet).flatMap(({ cells }) => cells))
  const sources = { file, workbook, identity, fields, answers, others, titles, definitions, pipeline: found.pipeline }
  const period = identifyPeriod(sources)
  const match = matchIn(found, period.code)
  const unit = isOfOneUnit(identities) ? identifyUnit(sources, period.code) : { code: null, role: null, findings: [] }
  const older = findOlderTemplate(match.pipeline, identity?.version)
  const extracted = extractForms(match, answers, { role: unit.role, submitter: unit.code ?? '', older })
  const explained = readExplanations(match)
  const [asOf, signedOn] = [readCoverDate('as_of', fields, answers), readCoverDate('signed_on', fields, answers)]
  return {
    pipeline: match.pipeline,
    isWholeReturn: workbook.kind !== 'csv',
    older,
    unit: unit.code,
    period: period.code,
    asOf: asOf.day,
    signedOn: signedOn.day,
    forms: extracted.forms,
    explanations: explained.explanations,
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
      ...explained.findings,
      ...extracted.findings,
      ...checkFormulas(workbook, extracted.forms),
      ...tellHidden(match.forms, extracted.forms),
    ],
  }
}

/** What was found, as the pipeline is in the period. */
function matchIn(found: SheetMatch, code: string | null): SheetMatch {
  const period = code === null ? null : periodOf(code)
  const pipeline = period ? pipelineIn(found.pipeline, period) : found.pipeline
  if (pipeline === found.pipeline) return found
  const forms = new Map(pipeline.forms.map((form) => [form.code, form]))
  return { ...found, pipeline, forms: found.forms.map((sheet) => ({ ...sheet, form: forms.get(sheet.form.code) ?? sheet.form })) }
}

const readHere: ReadWorkbook = async (bytes, name) => (await import('./readWorkbook.ts')).readWorkbook(bytes, name)

/** Parts of a CSV that are two units' are nobody's: checkIdentities tells of them, and nothing of the file counts for either. */
function isOfOneUnit(identities: readonly TemplateIdentity[]): boolean {
  return new Set(identities.map(({ unit }) => unit.toUpperCase())).size <= 1
}

/** Where in a sheet that is no form somebody may have said whose it is. */
const ROWS_OF_OTHERS = 15
const NOT_OURS =
  'Tệp không có biểu nào của mẫu báo cáo đang dùng nên không nhận được. Nếu gửi nhầm tệp, đề nghị gửi lại đúng tệp; nếu đúng là báo cáo, đề nghị dùng mẫu đã được cấp.'

/** Everything that may tell whose return it is, and for which period. */
export interface IdentitySources {
  file: ReceivedFile
  workbook: Workbook
  identity: TemplateIdentity | null
  fields: readonly CoverField[]
  answers: Answers
  /** What stands beside the same labels in sheets that are no form: another cover, left in or pasted. */
  others: Answers
  /** What stands above the headings of the forms. */
  titles: readonly RawCell[]
  definitions: Definitions
  pipeline: Pipeline
}

/** Where a form may say whose it is: all of a cover, and what stands above the headings of a table. */
function rowsOfCover({ form, sheet, heading }: FormSheet): Row[] {
  if (form.kind === 'cover') return [...sheet.rows]
  return sheet.rows.filter((row) => row.number < (heading?.top ?? 0))
}

interface Submitter {
  role: UnitRole | null
  submitter: string
  older: OlderTemplate | null
}

function extractForms(match: SheetMatch, answers: Answers, { older, ...whose }: Submitter) {
  const forms: FormReading[] = []
  const findings: Finding[] = []
  for (const found of match.forms) {
    const extracted = extractForm(found, { match, answers, ...whose })
    if (extracted.reading) forms.push(extracted.reading)
    const place = { form: found.form.code, pipeline: match.pipeline }
    for (const finding of extracted.findings) if (!older || !isOfVersion(older, finding, place)) findings.push(finding)
  }
  return { forms, findings }
}

function extractForm(
  { form, sheet, heading, columns }: FormSheet,
  { match, role, submitter, answers }: { match: SheetMatch; answers: Answers } & Omit<Submitter, 'older'>,
): { reading: FormReading | null; findings: Finding[] } {
  if (form.kind === 'cover') {
    return { reading: { form, sheet: sheet.name, entries: [], unions: [] }, findings: findUnanswered(sheet, answers) }
  }
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

/** Numbers of a cover that stand beside none of its labels. Its words are titles and signatures. */
function findUnanswered({ rows }: Sheet, answers: Answers): Finding[] {
  const answered = new Set([...answers.values()].flatMap((cells) => cells.map(({ at }) => at.cell)))
  return findNumbers(rows.flatMap(({ cells }) => cells.filter(({ kind, at }) => kind !== 'text' && !answered.has(at.cell))))
}

function noHeading(sheet: string, title: string): Finding {
  const message = `Không tìm thấy hàng tiêu đề cột của ${title}. Đề nghị giữ nguyên hàng tiêu đề như trong mẫu.`
  return { rule: 'T14', severity: 'error', at: { sheet, cell: 'A1' }, given: null, expected: null, message }
}
