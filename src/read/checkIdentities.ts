import type { Address } from '../pipeline/address.ts'
import type { Finding } from '../pipeline/finding.ts'
import { layoutChecksum } from '../pipeline/layoutChecksum.ts'
import { periodOf } from '../pipeline/period.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { columnLetters } from './cellAt.ts'
import { findOlderTemplate, tellOlderTemplate } from './olderTemplate.ts'
import { IDENTITY_FIELDS, type TemplateIdentity } from './readIdentities.ts'

/** What is known of a file besides its identities. */
interface Submitted {
  pipeline: Pipeline
  /** The name of a CSV's only sheet. */
  sheet: string
  role: UnitRole | null
  period: string | null
}

/** Whether a file is made from the template that its unit was given, and the parts of a CSV name one unit, period and template. */
export function checkIdentities(identities: readonly TemplateIdentity[], submitted: Submitted): Finding[] {
  const [first, ...others] = identities
  if (!first) return []
  return [...others.flatMap((other) => checkPart(other, first, submitted.sheet)), ...checkTemplate(identities, submitted)]
}

const FIELDS = [
  { key: 'unit', rule: 'T02', word: 'đơn vị' },
  { key: 'period', rule: 'T04', word: 'kỳ báo cáo' },
  { key: 'template', rule: 'T04', word: 'mẫu' },
] as const

function checkPart(part: TemplateIdentity, first: TemplateIdentity, sheet: string): Finding[] {
  return FIELDS.filter(({ key }) => part[key].toUpperCase() !== first[key].toUpperCase()).map(({ key, rule, word }) => {
    const at: Address = { sheet, cell: `${columnLetters(IDENTITY_FIELDS.indexOf(key) + 2)}${part.line}` }
    const message = `Dòng ${part.line} ghi ${word} "${part[key]}", dòng ${first.line} ghi "${first[key]}". Các phần trong một tệp phải cùng đơn vị, cùng kỳ và cùng mẫu. Đề nghị gửi mỗi đơn vị, mỗi kỳ một tệp.`
    return { rule, severity: 'error', at, given: part[key], expected: first[key], message }
  })
}

/** A template of another version, or one whose sheets, headings or lines are not those that were handed out. */
function checkTemplate(identities: readonly TemplateIdentity[], { pipeline, role, period }: Submitted): Finding[] {
  const { version } = pipeline.template
  const other = identities.find((identity) => identity.version !== version)
  const older = other && findOlderTemplate(pipeline, other.version)
  if (older) return [tellOlderTemplate(older, pipeline)]
  if (other) {
    const written = Number.isNaN(other.version) ? 'không rõ' : String(other.version)
    const words = `Tệp làm theo mẫu bản ${written}, mẫu đang dùng là bản ${version}. Số liệu được đọc theo tên dòng, tên cột; kỳ sau đề nghị dùng mẫu mới.`
    return [warning(written, String(version), words)]
  }
  const given = identities[0]?.checksum
  const known = period === null ? null : periodOf(period)
  const checksum = known && role && layoutChecksum(pipeline, role, known)
  if (!checksum || !given || given === checksum) return []
  const words =
    'Mẫu của tệp không đúng mẫu đã cấp cho đơn vị và kỳ này. Số liệu được đọc theo tên dòng, tên cột; kỳ sau đề nghị tải lại mẫu.'
  return [warning(given.slice(0, 12), checksum.slice(0, 12), words)]
}

function warning(given: string, expected: string, message: string): Finding {
  return { rule: 'T13', severity: 'warning', at: null, given, expected, message }
}
