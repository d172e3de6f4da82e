import type { JobState } from '../../jobs/timetable/listJobs.ts'
import type { AskedRun } from '../../jobs/timetable/runAsked.ts'
import { sayRun } from '../../jobs/timetable/sayRun.ts'
import { printInstant } from '../../parse/printInstant.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line, Piece } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

const COLUMNS = [{}, {}, {}, { isWrapped: true }]
const HEADINGS: Row = ['Việc', 'Lần gần nhất', 'Lần tới', 'Kết quả'].map((text) => ({ text, style: 'dim' }))

/** The timetable: each job, when it ran last and will run next, and what came of it. */
export function printJobs(jobs: readonly JobState[], width: number): Line[] {
  return layTable(COLUMNS, [HEADINGS, ...jobs.map(rowOf)], width)
}

function rowOf(job: JobState): Row {
  const { name, newest, nextSlot } = job
  return [name, newest ? printInstant(newest.startedAt) : 'chưa chạy', nextSlot ? printInstant(nextSlot) : '', sayState(job)]
}

function sayState({ newest, isLate }: JobState): Piece {
  if (!newest) return ''
  const said = sayRun(newest)
  if (isLate) return { text: `quá giờ chưa xong; ${said}`, style: 'red' }
  return newest.state === 'ok' ? said : { text: said, style: newest.state === 'given_up' ? 'red' : 'yellow' }
}

const OUTCOMES: Record<AskedRun['outcome'], string> = {
  ok: 'xong',
  busy: 'đang được chạy ở một tiến trình khác, đề nghị chờ rồi xem lại bằng lệnh jobs',
  done: 'đã xong từ trước',
  failed: 'lỗi, sẽ được thử lại',
  given_up: 'lỗi, đã thôi thử lại',
}

/** What came of a job that was asked for. */
export function printAskedRun({ job, outcome, said }: AskedRun, width: number): Line[] {
  const text = `${job}: ${OUTCOMES[outcome]}${said ? ` (${said})` : ''}`
  return wrapLine(outcome === 'ok' ? '✓ ' : '✗ ', outcome === 'ok' ? text : { text, style: 'red' }, width)
}
