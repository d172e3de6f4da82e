import { findMissing } from '../parse/findMissing.ts'
import { foldMarks } from '../parse/foldText.ts'
import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { EventColumn, EventFeed, EventForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Choice } from './buildChoice.ts'
import { cellAt, isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import { isTotalRow, saysOnlyTotal } from './isTotalRow.ts'
import { matchLabel } from './matchText.ts'
import { refuseChoice } from './refuseChoice.ts'
import type { Row } from './sheet.ts'
import { sharedCell, type Table } from './tableCell.ts'

/** A sheet with an event form, and what may be chosen in it. */
export interface EventSheet extends Table {
  pipeline: Pipeline
  form: EventForm
  types: Choice
  statuses: Choice
}

/** What a row of an event form is: an event, the words that there was none, or something that must be put right. */
export type EventRow = { feed: EventFeed } | { saysNone: RawCell; findings: Finding[] } | { unclear: Finding[] }

/**
 * Reads what kind of row this is. Null for what is passed over: totals, rows prepared with a number or a status alone, and words that
 * are no event and have no figures (a heading, a signature). A row with figures, a known answer, or a number beside its type must
 * say its type and its status.
 */
export function readEvent(row: Row, source: EventSheet): EventRow | null {
  const [type, status] = [readAnswer(row, source.types, source), readAnswer(row, source.statuses, source)]
  if (!type || !status) return null
  const total = totalOf(row, source)
  if (total) return type.meant !== null && status.meant !== null ? { unclear: [totalOrEvent(total)] } : null
  const figures = cellsOfRole(row, 'figure', source)
  if (type.meant === null && findMissing(wordsOf(type.cell))?.state === 'none') {
    return figures.every(saysNothing) ? { saysNone: type.cell, findings: remarkOn(type) } : { unclear: [contradiction(type)] }
  }
  if ([type.cell, ...figures, ...cellsOfRole(row, 'text', source), ...cellsOfRole(row, 'date', source)].every(isBlank)) return null
  const isNumbered = !isBlank(type.cell) && cellsOfRole(row, 'number', source).some(({ raw }) => /^\s*\d/.test(raw))
  if (!isNumbered && type.meant === null && status.meant === null && !figures.some(holdsFigure)) return null
  const unclear = [type, status].flatMap((answer) => problemOf(answer, row))
  if (unclear.length > 0) return { unclear }
  const ofType = source.form.feeds.filter((feed) => feed.type === type.meant)
  const feed = ofType.find((each) => each.status === status.meant)
  if (feed) return { feed }
  return { unclear: [refuseChoice(status.cell, { ...source.statuses, answers: ofType.map((each) => each.status) }, 'error')] }
}

/** The cell that says that a row adds up others; a text that only begins so ("Tổng số 5 em") may be an event's own. */
function totalOf(row: Row, source: EventSheet): RawCell | undefined {
  const naming = [...cellsOfRole(row, 'number', source), ...cellsOfRole(row, 'type', source)]
  return naming.find((cell) => isTotalRow([cell])) ?? cellsOfRole(row, 'text', source).find(saysOnlyTotal)
}

/** Whether a row adds up others and is no event. */
export function isSumRow(row: Row, source: EventSheet): boolean {
  return totalOf(row, source) !== undefined
}

/** The cells of a row in the columns of one role that stand in the sheet. */
export function cellsOfRole(row: Row, role: EventColumn['role'], { sheet, form, heading }: EventSheet): RawCell[] {
  const known = columnsByRole.get(heading) ?? new Map<EventColumn['role'], readonly number[]>()
  columnsByRole.set(heading, known)
  const ofRole = () => form.columns.filter((column) => column.role === role).flatMap(({ label }) => heading.columns.get(label) ?? [])
  const columns = known.get(role) ?? ofRole()
  known.set(role, columns)
  return columns.map((column) => cellAt(sheet.name, row, column))
}

/** The places of a form's columns under a sheet's headings. Every row asks, several times. */
const columnsByRole = new WeakMap<EventSheet['heading'], Map<EventColumn['role'], readonly number[]>>()

/** What a row answers in a column that is chosen from, and which of the answers that is. */
interface Answer {
  cell: RawCell
  choice: Choice
  meant: string | null
}

function readAnswer(row: Row, choice: Choice, source: EventSheet): Answer | null {
  const cell = sharedCell(row, choice.label, source)
  return cell && { cell, choice, meant: matchLabel(choice.matcher, wordsOf(cell)) }
}

function problemOf({ cell, choice, meant }: Answer, row: Row): Finding[] {
  if (meant !== null) return []
  if (!isBlank(cell)) return [refuseChoice(cell, choice, 'error')]
  const expected = choice.answers.join(' hoặc ')
  const message = `Dòng ${row.number} để trống cột "${choice.label}". Đề nghị chọn ${expected}; nếu dòng này bỏ, đề nghị xóa cả dòng.`
  return [findingOn(cell, { rule: 'T21', severity: 'error', expected, message })]
}

/** The words "không phát sinh" in a column where they are not looked for, in a row that says nothing else; read and told. */
export function findNoneElsewhere(row: Row, source: EventSheet): EventRow | null {
  const cell = row.cells.find((each) => findMissing(wordsOf(each))?.state === 'none' && /phat sinh/.test(foldMarks(wordsOf(each))))
  if (!cell || !cellsOfRole(row, 'figure', source).every(saysNothing)) return null
  const message = `Ô ${cell.at.cell} ghi ${quote(wordsOf(cell))}, hiểu là cả biểu không phát sinh. Đề nghị ghi "Không phát sinh" vào cột ${source.types.label}.`
  return { saysNone: cell, findings: [findingOn(cell, { rule: 'V02', severity: 'warning', message })] }
}

function contradiction({ cell, choice }: Answer): Finding {
  const expected = choice.answers.join(' hoặc ')
  const message = `Ô ${cell.at.cell} (${choice.label}) ghi ${quote(wordsOf(cell))} nhưng dòng này có số liệu. Đề nghị chọn ${expected}; nếu không phát sinh, đề nghị xóa số.`
  return findingOn(cell, { rule: 'T15', severity: 'error', expected, message })
}

function totalOrEvent(cell: RawCell): Finding {
  const message = `Ô ${cell.at.cell} ghi ${quote(wordsOf(cell))} nhưng dòng này có loại và trạng thái như một việc. Nếu là dòng cộng, đề nghị xóa loại và trạng thái; nếu không, đề nghị sửa ô này.`
  return findingOn(cell, { rule: 'T15', severity: 'error', message })
}

function holdsFigure(cell: RawCell): boolean {
  return !isBlank(cell) && (cell.kind !== 'text' || /\d/.test(cell.raw))
}

/** A figure cell beside "không phát sinh" that agrees: blank, a zero, or the same said again. */
function saysNothing(cell: RawCell): boolean {
  return isBlank(cell) || /^\s*0+\s*$/.test(cell.raw) || findMissing(wordsOf(cell))?.state === 'none'
}

/** A dash, or words without their marks, are read and told. */
function remarkOn({ cell, choice }: Answer): Finding[] {
  if (findMissing(wordsOf(cell))?.remarks.length === 0) return []
  const message = `Ô ${cell.at.cell} (${choice.label}): ghi ${quote(wordsOf(cell))}, hiểu là không phát sinh. Đề nghị ghi "Không phát sinh".`
  return [findingOn(cell, { rule: 'V02', severity: 'warning', message })]
}
