import { findMissing } from '../parse/findMissing.ts'
import { parseDate } from '../parse/parseDate.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { EventFeed, EventForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'
import { buildChoice } from './buildChoice.ts'
import { isBlank } from './cellAt.ts'
import { checkChoices } from './checkChoices.ts'
import { checkHeading } from './checkHeading.ts'
import { checkTitleScale } from './checkScale.ts'
import { findingOn } from './findingOn.ts'
import { findMissingColumns } from './findMissingColumns.ts'
import { findBelow, findStrays } from './findStrays.ts'
import { findTwins } from './findTwins.ts'
import { indicatorNamed } from './indicatorNamed.ts'
import { leftOver } from './leftOver.ts'
import { cellsOfRole, type EventRow, type EventSheet, findNoneElsewhere, isSumRow, readEvent } from './readEvent.ts'
import type { Entry, FormReading } from './reading.ts'
import { rowsBelow } from './rowsBelow.ts'
import type { Row } from './sheet.ts'
import { sharedCell, type Table, tableCell } from './tableCell.ts'
import { tellNone } from './tellNone.ts'

interface Source extends Table {
  pipeline: Pipeline
  form: EventForm
  /** The submitter's; null where it is unknown, and then nothing is said of what there was none of. */
  role: UnitRole | null
}

/**
 * Reads an event form: each row is one event, and each figure column that its type and status feed an entry of that item. Where
 * every row could be read, there was none of what no row feeds.
 */
export function extractEvents(given: Source): { reading: FormReading; findings: Finding[] } {
  const { form, sheet, role } = given
  const source = withChoices(given)
  const needed = form.columns.filter((column) => column.role === 'type' || column.role === 'status' || column.role === 'figure')
  const missing = findMissingColumns(needed, source)
  const read = readRows(source)
  const none =
    missing.length > 0
      ? { entries: [], findings: [] }
      : tellNone(
          read.flatMap(({ is }) => is ?? []),
          source,
          role,
        )
  const events = eventEntries(read, source)
  const known = read.flatMap(({ row, is }) => (is ? row : []))
  const last = read.findLastIndex(({ is }) => is !== null)
  return {
    reading: { form, sheet: sheet.name, entries: [...events, ...none.entries], unions: [] },
    findings: [
      ...missing,
      ...checkHeading(known, source),
      ...checkTitleScale(events, source),
      ...read.flatMap(({ row, is }) => (is ? findingsOf(row, is, source) : [])),
      ...(missing.length === 0 ? findPassedOver(read, last, source) : []),
      ...findTwins(read, source),
      ...checkChoices(known, form.columns, source),
      ...none.findings,
    ],
  }
}

/** Every row with what it is. Where none is an event, "không phát sinh" may stand in any column. */
function readRows(source: EventSheet): { row: Row; is: EventRow | null }[] {
  const read = rowsBelow(source).map((row) => ({ row, is: readEvent(row, source) }))
  return read.some(({ is }) => is) ? read : read.map(({ row }) => ({ row, is: findNoneElsewhere(row, source) }))
}

function withChoices(source: Source): EventSheet {
  const { form, pipeline } = source
  const choiceOf = (role: 'type' | 'status') =>
    buildChoice(
      form.columns.find((column) => column.role === role)?.label ?? '',
      form.feeds.map((feed) => feed[role]),
      pipeline,
    )
  return { ...source, types: choiceOf('type'), statuses: choiceOf('status') }
}

/** The entries of all events, each known by its number where that is its alone, else by where it stands. */
function eventEntries(read: readonly { row: Row; is: EventRow | null }[], source: EventSheet): Entry[] {
  const events = read.flatMap(({ row, is }) => {
    const number = cellsOfRole(row, 'number', source)[0]?.raw.trim() ?? ''
    return is && 'feed' in is ? [{ row, feed: is.feed, number }] : []
  })
  const uses = new Map<string, number>()
  for (const { number } of events) uses.set(number, (uses.get(number) ?? 0) + 1)
  const isOwn = (number: string) => number !== '' && uses.get(number) === 1 && !/^r\d/.test(number)
  return events.flatMap(({ row, feed, number }) => entriesOf(row, feed, { source, item: isOwn(number) ? number : `r${row.number}` }))
}

function entriesOf(row: Row, feed: EventFeed, { source, item }: { source: EventSheet; item: string }): Entry[] {
  const { form, pipeline } = source
  const asOf = dayOf(row, feed.asOf ?? form.asOf, source)
  return form.columns.flatMap(({ code, label }) => {
    const [fed, cell] = [feed.figures[code], tableCell(row, label, source)]
    if (!fed || !cell) return []
    const indicator = indicatorNamed(pipeline, fed)
    return [{ indicator, time: form.time, cell, union: null, item, blank: null, asOf, explanation: null }]
  })
}

/** The first of these days that is filled in; "chưa có" is no day. */
function dayOf(row: Row, days: readonly string[], source: EventSheet): RawCell | null {
  const labels = days.map((code) => source.form.columns.find((column) => column.code === code)?.label)
  const cells = labels.map((label) => sharedCell(row, label, source))
  return cells.find((cell) => cell !== null && !isBlank(cell) && !findMissing(wordsOf(cell))) ?? null
}

function findingsOf(row: Row, is: EventRow, source: EventSheet): Finding[] {
  if ('unclear' in is) return is.unclear
  if ('saysNone' in is) return [...is.findings, ...strayDays(row, null, source)]
  return [...strayFigures(row, is.feed, source), ...strayDays(row, dayOf(row, is.feed.asOf ?? source.form.asOf, source), source)]
}

/** What stands in a column of days, is not the day of the event's figures, and is no day either. */
function strayDays(row: Row, read: RawCell | null, source: EventSheet): Finding[] {
  const others = cellsOfRole(row, 'date', source).filter((cell) => !isBlank(cell) && cell.at.cell !== read?.at.cell)
  return others.filter((cell) => !findMissing(wordsOf(cell)) && 'refusal' in parseDate(cell, {})).map((cell) => leftOver(cell))
}

/** Figures in columns that rows of this type do not have. */
function strayFigures(row: Row, { type, figures }: EventFeed, source: EventSheet): Finding[] {
  return source.form.columns.flatMap(({ code, label, role }) => {
    const cell = role === 'figure' && !figures[code] ? tableCell(row, label, source) : null
    if (!cell || isBlank(cell)) return []
    const message = `Dòng loại "${type}" không có số "${label}", nhưng ô này ghi "${cell.raw}". Đề nghị xóa ô này hoặc chuyển số sang đúng dòng.`
    return [findingOn(cell, { rule: 'T08', severity: 'error', message })]
  })
}

/**
 * What of rows that are no events is told. The sum of others is let be, as are prepared numbers and states, and the words of signatures
 * below the last event.
 */
function findPassedOver(read: readonly { row: Row; is: EventRow | null }[], last: number, source: EventSheet): Finding[] {
  const above = read.slice(0, last + 1)
  const below = read.slice(last + 1).flatMap(({ row }) => (isSumRow(row, source) || isPrepared(row, source) ? [] : row))
  const words = source.form.columns.filter(({ role }) => role === 'text' || role === 'date' || role === 'type')
  const columns = words.flatMap(({ label }) => source.heading.columns.get(label) ?? [])
  const passed = above.filter(({ row, is }) => is === null && !isSumRow(row, source))
  const cells = passed.flatMap(({ row }) => columns.flatMap((column) => row.cell(column) ?? []))
  return [
    ...cells.filter((cell) => !isBlank(cell)).map((cell) => leftOver(cell)),
    ...findStrays(
      above.map(({ row }) => row),
      source,
      below,
    ),
    ...findBelow(below, source),
  ]
}

/** A row with nothing but its number, or that and a state. */
function isPrepared(row: Row, source: EventSheet): boolean {
  const prepared = [...cellsOfRole(row, 'number', source), ...cellsOfRole(row, 'status', source)].map(({ at }) => at.cell)
  return row.cells.every((cell) => isBlank(cell) || prepared.includes(cell.at.cell))
}
