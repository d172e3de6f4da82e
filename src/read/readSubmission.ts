import { parseDate } from '../parse/parseDate.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { CoverField } from '../pipeline/form.ts'
import { layoutChecksum } from '../pipeline/layoutChecksum.ts'
import { periodOf } from '../pipeline/period.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { extractFigures } from './extractFigures.ts'
import { extractList } from './extractList.ts'
import { type Answers, findAnswers } from './findAnswers.ts'
import { identifyPeriod } from './identifyPeriod.ts'
import { identifyUnit } from './identifyUnit.ts'
import { type FormSheet, matchSheets, type SheetMatch } from './matchSheets.ts'
import { readIdentity, type TemplateIdentity } from './readIdentity.ts'
import type { FormReading, Reading } from './reading.ts'
import { readWorkbook } from './readWorkbook.ts'
import type { Refusal, Row, Workbook } from './sheet.ts'

/** A file as it was received. */
export interface ReceivedFile {
  name: string
  /** The unit's inbox folder that it lay in; empty for the common inbox. */
  folder: string
  bytes: Uint8Array
}

/** Reads a file as a submission of one of the pipelines, or says why it cannot be taken. Nothing is judged here. */
export async function readSubmission(file: ReceivedFile, definitions: Definitions): Promise<Reading | Refusal> {
  const workbook = await readWorkbook(file.bytes, file.name)
  if ('refused' in workbook) return workbook
  const identity = readIdentity(workbook)
  const match = matchSheets(workbook, definitions.pipelines, identity?.template ?? null)
  if (!match) return { refused: NOT_OURS }
  const fields = match.pipeline.forms.flatMap((form) => (form.kind === 'cover' ? form.fields : []))
  const answers = findAnswers(match.forms.flatMap(rowsOfCover), fields)
  const sources = { file, workbook, identity, fields, answers, definitions, pipeline: match.pipeline }
  const period = identifyPeriod(sources)
  const unit = identifyUnit(sources, period.code)
  const extracted = extractForms(match, { role: unit.role, submitter: unit.code ?? '' })
  const asOf = answerOf('as_of', fields, answers)
  const signedOn = answerOf('signed_on', fields, answers)
  return {
    pipeline: match.pipeline,
    isWholeReturn: workbook.kind !== 'csv',
    unit: unit.code,
    period: period.code,
    asOf: dateOf(asOf),
    signedOn: dateOf(signedOn),
    forms: extracted.forms,
    findings: [
      ...unit.findings,
      ...period.findings,
      ...checkTemplate(identity, match.pipeline, { role: unit.role, period: period.code }),
      ...match.others.map((sheet) => strangeSheet(sheet.name)),
      ...match.homeless.map((cell) => homelessRow(cell, match.forms)),
      ...extracted.findings,
    ],
  }
}

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
  if (form.kind === 'list') return extractList({ pipeline, form, sheet, heading, submitter })
  return extractFigures({ pipeline, form, sheet, heading, columns, role })
}

function answerOf(means: CoverField['means'], fields: readonly CoverField[], answers: Answers): RawCell | null {
  const field = fields.find((each) => each.means === means)
  return (field && answers.get(field.code)?.[0]) ?? null
}

/** A date of the cover, where it can be read. */
function dateOf(cell: RawCell | null): string | null {
  const parsed = cell && parseDate(cell, { reportDate: '9999-12-31' })
  return parsed && 'value' in parsed && parsed.value ? parsed.value.slice(0, 10) : null
}

/** A template of another version, or one whose sheets, headings or lines are not those that were handed out. */
function checkTemplate(
  identity: TemplateIdentity | null,
  pipeline: Pipeline,
  { role, period }: { role: UnitRole | null; period: string | null },
): Finding[] {
  if (!identity) return []
  const warn = (given: string, expected: string, message: string): Finding[] => [
    { rule: 'T13', severity: 'warning', at: null, given, expected, message },
  ]
  const { version } = pipeline.template
  if (identity.version !== version) {
    const words = `Tệp làm theo mẫu bản ${identity.version}, mẫu đang dùng là bản ${version}. Số liệu được đọc theo tên dòng, tên cột; kỳ sau đề nghị dùng mẫu mới.`
    return warn(String(identity.version), String(version), words)
  }
  const known = period === null ? null : periodOf(period)
  const checksum = known && role && layoutChecksum(pipeline, role, known)
  if (!checksum || !identity.checksum || identity.checksum === checksum) return []
  const words =
    'Mẫu của tệp không đúng mẫu đã cấp cho đơn vị và kỳ này. Số liệu được đọc theo tên dòng, tên cột; kỳ sau đề nghị tải lại mẫu.'
  return warn(identity.checksum.slice(0, 12), checksum.slice(0, 12), words)
}

function strangeSheet(name: string): Finding {
  const message = `Trang tính "${name}" không thuộc mẫu nên không được đọc. Nếu trong đó có số liệu cần báo cáo, đề nghị chuyển vào đúng biểu.`
  return { rule: 'T11', severity: 'notice', at: { sheet: name, cell: 'A1' }, given: null, expected: null, message }
}

/** A row of a CSV whose form is none of ours would be read by nobody. */
function homelessRow({ at, raw }: RawCell, forms: readonly FormSheet[]): Finding {
  const known = forms.map(({ form }) => form.code).join(', ')
  const said = raw.trim() === '' ? 'không ghi biểu' : `ghi biểu "${raw.trim()}", không có trong mẫu`
  const message = `Dòng này ${said} nên không đọc được. Đề nghị ghi đúng mã biểu ở cột đầu (tệp này có: ${known}), hoặc xóa dòng.`
  return { rule: 'T18', severity: 'error', at, given: raw, expected: known, message }
}

function noHeading(sheet: string, title: string): Finding {
  const message = `Không tìm thấy hàng tiêu đề cột của ${title}. Đề nghị giữ nguyên hàng tiêu đề như trong mẫu.`
  return { rule: 'T14', severity: 'error', at: { sheet, cell: 'A1' }, given: null, expected: null, message }
}
