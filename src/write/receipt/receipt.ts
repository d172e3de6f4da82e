import { printInstant } from '../../parse/printInstant.ts'
import { printNumber } from '../../parse/printNumber.ts'
import type { Finding } from '../../pipeline/finding.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { CheckDocument } from '../checkDocument.ts'
import { orderedByCell, WARNINGS_FIRST } from '../orderedByCell.ts'
import { type FigureGroup, figureGroups } from './figureGroups.ts'

/** What an answer says besides the verdict: when, in whose name, as which version. */
export interface AnswerHead {
  unitName: string | null
  periodName: string | null
  receivedAt: string
  version: number | null
  /** The end of its last day for sending; null where its unit or period is not known. */
  dueAt: string | null
  /** The correction that it is, of a period that had been locked. */
  correction: { number: number; reason: string } | null
  submission: string
  /** The pipeline that it was read by, as it was in its period; null where nobody can tell. */
  pipeline: Pipeline | null
  /** What its figures are added up to: the name of the unit that is totalled. */
  topName: string
  /** The file beside the answer with the cells marked, by its ending; null where there is none. */
  marked: { ending: string; isOwnFile: boolean } | null
}

/** A list of points; those below a line need no look at first. */
export interface PointList {
  title: string
  points: readonly Finding[]
  below: readonly Finding[]
}

/** Everything that the receipt of a file says, before it is laid out as a text or a page. */
export interface Receipt {
  status: CheckDocument['status']
  /** In capitals: what became of the file. */
  verdict: string
  /** What that means, and what to do; one sentence each. */
  means: readonly string[]
  about: readonly (readonly [label: string, value: string])[]
  lists: readonly PointList[]
  remarks: readonly string[]
  figures: readonly FigureGroup[]
  /** Before the figures: what they were added to, or that they were not. */
  figuresNote: string
}

/** The receipt of one file: what was received, when, as which version, what became of it, the figures as read and where they went. */
export function buildReceipt(document: CheckDocument, head: AnswerHead): Receipt {
  const { status, reason, notChecked } = document
  const [verdict, ...means] = SENTENCES[status]
  const figures = head.pipeline && document.unit ? figureGroups(document, head.pipeline) : []
  return {
    status,
    verdict,
    means: [...means, ...(reason ? [reason] : []), ...(isUnchanged(document, head) ? [UNCHANGED] : []), ...pointToMarked(status, head)],
    about: describeFile(document, head),
    lists: (['error', 'warning', 'notice'] as const).flatMap((severity) => listOf(document, severity)),
    remarks: [...(status === 'returned' ? [KEPT] : []), ...(notChecked.length > 0 ? [`${NOT_CHECKED}: ${notChecked.join(', ')}.`] : [])],
    figures,
    figuresNote: figures.length === 0 ? '' : status === 'returned' ? NOT_ADDED : addedTo(head),
  }
}

/** What each verdict is called and means. */
export const SENTENCES = {
  accepted: ['ĐÃ NHẬN, HỢP LỆ.', 'Số liệu được đưa vào tổng hợp.'],
  accepted_with_warnings: [
    'ĐÃ NHẬN, CẦN XÁC NHẬN.',
    'Số liệu được đưa vào tổng hợp; đề nghị xem các điểm dưới đây, giải trình hoặc nộp bản sửa.',
  ],
  returned: ['TRẢ LẠI ĐƠN VỊ.', 'Số liệu của tệp này chưa được đưa vào tổng hợp; đề nghị sửa các ô dưới đây rồi nộp lại cả tệp.'],
  refused: ['KHÔNG NHẬN ĐƯỢC TỆP.'],
} as const satisfies Record<CheckDocument['status'], readonly string[]>

/** Before the codes of rules that could not be judged. */
export const NOT_CHECKED = 'Quy tắc chưa kiểm tra được, vì thiếu số liệu hoặc số chưa chính xác'

/** What of a returned file is kept. */
export const KEPT = 'Tệp đã nộp được lưu nguyên bản. Nếu trước đó đơn vị có bản được nhận thì bản ấy vẫn được tính.'

const UNCHANGED = 'Số liệu giống hệt bản đang được tính nên không tạo bản mới.'
const NOT_ADDED = 'Phần mềm đã đọc được các số dưới đây; chưa số nào được cộng vào tổng số.'

const TITLES = { error: 'CẦN SỬA', warning: 'CẦN XÁC NHẬN', notice: 'LƯU Ý' } as const

function isUnchanged({ status }: CheckDocument, { version }: AnswerHead): boolean {
  return version === null && (status === 'accepted' || status === 'accepted_with_warnings')
}

function pointToMarked(status: CheckDocument['status'], { marked }: AnswerHead): string[] {
  if (!marked) return []
  if (!marked.isOwnFile) return [`Bảng các điểm này cũng nằm trong tệp Excel bên cạnh (….${marked.ending}).`]
  const what = status === 'returned' ? 'sửa' : 'nếu giải trình hoặc sửa thì làm'
  return [`Tệp của đơn vị, đã đánh dấu từng ô, nằm bên cạnh tệp này (….${marked.ending}): ${what} ở đó rồi nộp lại chính tệp ấy.`]
}

function addedTo({ topName, periodName }: AnswerHead): string {
  return `Mỗi số được cộng vào tổng số cùng tên của ${topName}, ${periodName ?? ''}, từ lần tổng hợp tới; sau "→" là các tổng số khác có dùng số ấy.`
}

function describeFile({ file, sha256, status, facts }: CheckDocument, head: AnswerHead): [label: string, value: string][] {
  return [
    ['Tệp', file],
    ['Đơn vị', head.unitName ?? 'chưa rõ'],
    ['Kỳ', head.periodName ?? 'chưa rõ'],
    ['Nhận lúc', printInstant(head.receivedAt)],
    ...(head.dueAt === null ? [] : [['Hạn nộp', dueText(head.dueAt, head.receivedAt)] as [string, string]]),
    ...(head.version === null ? [] : [['Bản', String(head.version)] as [string, string]]),
    ...(head.correction ? [[`Đính chính số ${head.correction.number} của kỳ`, head.correction.reason] as [string, string]] : []),
    ...(status === 'refused' ? [] : [['Số liệu đã đọc', printNumber(facts.length)] as [string, string]]),
    ['Mã biên nhận', head.submission],
    ['SHA-256', sha256],
  ]
}

function dueText(dueAt: string, receivedAt: string): string {
  return `${printInstant(dueAt)}${Date.parse(receivedAt) > Date.parse(dueAt) ? ' (nộp muộn)' : ''}`
}

function listOf({ findings, forms }: CheckDocument, severity: Finding['severity']): PointList[] {
  const all = orderedByCell(
    findings.filter((finding) => finding.severity === severity),
    forms,
  )
  if (all.length === 0) return []
  const first = severity === 'warning' ? WARNINGS_FIRST : all.length
  return [{ title: `${TITLES[severity]} (${all.length})`, points: all.slice(0, first), below: all.slice(first) }]
}
