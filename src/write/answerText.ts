import { printInstant } from '../parse/printInstant.ts'
import { printNumber } from '../parse/printNumber.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'
import type { CheckDocument } from './checkDocument.ts'
import { orderedByCell } from './orderedByCell.ts'
import { sayFinding } from './sayFinding.ts'

/** What an answer says besides the verdict: when, in whose name, as which version. */
export interface AnswerHead {
  unitName: string | null
  periodName: string | null
  receivedAt: string
  version: number | null
  /** The correction that it is, of a period that had been locked. */
  correction: { number: number; reason: string } | null
  submission: string
}

const WARNINGS_FIRST = 5

/** The answer as a plain text in Vietnamese: what became of the file, what to put right, cell by cell, and what was kept. */
export function writeAnswerText(document: CheckDocument, head: AnswerHead): string {
  const sections = [
    describeFile(document, head),
    [SENTENCES[document.status], ...(document.reason ? [document.reason] : [])].join('\n'),
    list('CẦN SỬA', document, 'error'),
    listWarnings(document),
    list('LƯU Ý', document, 'notice'),
    document.status === 'returned' ? KEPT : '',
    document.notChecked.length ? `${NOT_CHECKED}: ${document.notChecked.join(', ')}.` : '',
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

const SENTENCES = {
  accepted: 'ĐÃ NHẬN, HỢP LỆ. Số liệu được đưa vào tổng hợp.',
  accepted_with_warnings:
    'ĐÃ NHẬN, CẦN XÁC NHẬN. Số liệu được đưa vào tổng hợp; đề nghị xem các điểm dưới đây, giải trình hoặc nộp bản sửa.',
  returned: 'TRẢ LẠI ĐƠN VỊ. Số liệu của tệp này chưa được đưa vào tổng hợp; đề nghị sửa các ô dưới đây rồi nộp lại cả tệp.',
  refused: 'KHÔNG NHẬN ĐƯỢC TỆP.',
} as const

/** Before the codes of rules that could not be judged. */
export const NOT_CHECKED = 'Quy tắc chưa kiểm tra được, vì thiếu số liệu hoặc số chưa chính xác'

const KEPT = 'Tệp đã nộp được lưu nguyên bản. Nếu trước đó đơn vị có bản được nhận thì bản ấy vẫn được tính.'

function describeFile({ file, sha256, status, facts }: CheckDocument, head: AnswerHead): string {
  return [
    `Tệp: ${file}`,
    `Đơn vị: ${head.unitName ?? 'chưa rõ'}`,
    `Kỳ: ${head.periodName ?? 'chưa rõ'}`,
    `Nhận lúc: ${printInstant(head.receivedAt)}`,
    ...(head.version === null ? [] : [`Bản: ${head.version}`]),
    ...(head.correction ? [`Đính chính số ${head.correction.number} của kỳ: ${head.correction.reason}`] : []),
    ...(status === 'refused' ? [] : [`Số liệu đã đọc: ${printNumber(facts.length)}`]),
    `Mã biên nhận: ${head.submission}`,
    `SHA-256: ${sha256}`,
  ].join('\n')
}

function listWarnings(document: CheckDocument): string {
  const warnings = findingsOf(document, 'warning')
  if (warnings.length <= WARNINGS_FIRST) return listAll('CẦN XÁC NHẬN', warnings)
  const rest = warnings.slice(WARNINGS_FIRST)
  return `${listAll('CẦN XÁC NHẬN', warnings.slice(0, WARNINGS_FIRST))}\n  … và ${rest.length} điểm nữa:\n${'-'.repeat(40)}\n${rest.map(line).join('\n')}`
}

function list(title: string, document: CheckDocument, severity: Severity): string {
  return listAll(title, findingsOf(document, severity))
}

function findingsOf({ findings, forms }: CheckDocument, severity: Severity): Finding[] {
  return orderedByCell(
    findings.filter((finding) => finding.severity === severity),
    forms,
  )
}

function listAll(title: string, findings: readonly Finding[]): string {
  return findings.length === 0 ? '' : `${title} (${findings.length})\n${findings.map(line).join('\n')}`
}

function line(finding: Finding): string {
  return `  • ${sayFinding(finding)}`
}
