import type { StatusDocument, UnitStatus } from '../../jobs/loadStatus.ts'
import { printDate } from '../../parse/printDate.ts'
import { printInstant } from '../../parse/printInstant.ts'
import type { Page } from '../openPage.ts'
import { sayPeriodEvent, sayPeriodState } from '../sayPeriodEvent.ts'
import { STATE_STYLES, STATE_WORDS, sayState } from '../stateWords.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printTitle } from './printTitle.ts'

const COLUMNS = [{ isWrapped: true }, {}, {}, {}]
const HEADINGS: Row = ['Đơn vị', 'Trạng thái', 'Bản', 'Nhận lúc'].map((text) => ({ text, style: 'dim' }))

/** The office's list of a period: where each unit stands, and the line that sums it up. */
export function printStatus(document: StatusDocument, { pipeline, units, width }: Page): Line[] {
  const { period, deadline, periodState, opensOn, events } = document
  const opens = periodState === 'not_open' ? `, mở từ ${printDate(opensOn)}` : ''
  return [
    printTitle(pipeline, period),
    [`Hạn nộp: ${printInstant(deadline)} · ${sayPeriodState(periodState)}${opens}`],
    ...events.flatMap((event) => wrapLine('  ', sayPeriodEvent(event, units), width)),
    [],
    ...layTable(COLUMNS, [HEADINGS, ...document.units.map(rowOf)], width),
    [],
    [summarise(document.units.filter(({ unit }) => units.roleOf(unit) === 'upper'))],
    ...document.units.flatMap((unit) => printRechecks(unit, width)),
  ]
}

/** What a unit's accepted figures no longer agree with, now that its period before is another. */
function printRechecks({ name, rechecks }: UnitStatus, width: number): Line[] {
  if (rechecks.length === 0) return []
  return [
    [{ text: `${name}: kỳ trước đã đổi, ${rechecks.length} số không còn khớp`, style: 'yellow' }],
    ...rechecks.flatMap(({ at, message }) => wrapLine('  ', `${at ? `${at.sheet}!${at.cell}: ` : ''}${message}`, width)),
  ]
}

function rowOf({ name, state, late, isReopened, version, inForceVersion, receivedAt, errors, warnings }: UnitStatus): Row {
  const counts = state === 'returned' ? ` (${errors})` : state === 'accepted_with_warnings' ? ` (${warnings})` : ''
  return [
    name,
    {
      text: `${STATE_WORDS[state]}${counts}${late ? ' · Nộp muộn' : ''}${isReopened ? ' · Mở lại để sửa' : ''}`,
      style: STATE_STYLES[state],
    },
    version === null ? '' : sayVersion(version, inForceVersion),
    receivedAt === null ? '' : printInstant(receivedAt),
  ]
}

/** "bản 3", and which one is counted where it is another. */
function sayVersion(version: number, inForce: number | null): string {
  if (inForce === version) return `bản ${version}`
  return `bản ${version} (${inForce === null ? 'không tính' : `tính bản ${inForce}`})`
}

/** "Đã nhận 9/11 đơn vị · hợp lệ 7 · bị trả lại 2 · chưa nộp 2"; what nobody is in is left out. */
function summarise(units: readonly UnitStatus[]): string {
  const count = (...states: UnitStatus['state'][]) => units.filter(({ state }) => states.includes(state)).length
  const [absent, exempt] = [count('missing', 'overdue'), count('exempt')]
  const parts: [words: string, count: number][] = [
    ['hợp lệ', count('accepted')],
    [sayState('accepted_with_warnings'), count('accepted_with_warnings')],
    ['bị trả lại', count('returned')],
    ['chưa nộp', absent],
    ['nộp muộn', units.filter(({ late }) => late).length],
  ]
  const present = `Đã nhận ${units.length - exempt - absent}/${units.length - exempt} đơn vị`
  return [present, ...parts.filter(([, number]) => number > 0).map(([words, number]) => `${words} ${number}`)].join(' · ')
}
