import { basename } from 'node:path'
import type { FaultyFile, IntakeReport, Progress, TakenFile } from '../../jobs/intake.ts'
import type { NamedUnits } from '../nameUnits.ts'
import { STATE_STYLES, sayState } from '../stateWords.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

const STATES = ['accepted', 'accepted_with_warnings', 'returned', 'refused'] as const

/** How one file fared, on one line: "[3/12] BC quy 3.xlsx: hợp lệ, cần xác nhận (1)". */
export function printProgress(done: TakenFile | FaultyFile, { position, waiting }: Progress): string {
  return `[${position}/${Math.max(position, waiting)}] ${done.file}: ${'fault' in done ? sayWhose(done) : verdictOf(done)}`
}

/** What an intake did: file by file whose it is and what became of it, then how many of each. */
export function printIntake({ files, faults, unsettled }: IntakeReport, units: NamedUnits, width: number): Line[] {
  const counts = STATES.map((state) => [state, files.filter(({ status }) => status === state).length] as const)
  const said = counts.filter(([, count]) => count > 0).map(([state, count]) => `${sayState(state)} ${count}`)
  return [
    ...layTable(
      [{}, { isWrapped: true }, {}],
      files.map((file) => rowOf(file, units)),
      width,
    ),
    ...files.flatMap(({ file, reason }) => (reason === null ? [] : wrapLine(`${file}: `, reason, width))),
    ...faults.flatMap((faulty) => wrapLine('✗ ', sayFault(faulty), width)),
    ...unsettled.flatMap((path) => wrapLine('… ', `${basename(path)}: đang được ghi hoặc chưa mở được, sẽ nhận ở lần sau.`, width)),
    [[`Đã nhận ${files.length} tệp`, ...said, ...countFaults(faults)].join(' · ')],
  ]
}

function rowOf(file: TakenFile, units: NamedUnits): Row {
  return [
    file.file,
    file.unit === null ? 'chưa rõ đơn vị' : units.nameOf(file.unit),
    { text: verdictOf(file), style: STATE_STYLES[file.status] },
  ]
}

/** The verdict with how many things it asks for; a file that says nothing new gets a receipt only. */
function verdictOf({ status, findings, version }: TakenFile): string {
  const asked = findings.filter(({ severity }) => severity === (status === 'returned' ? 'error' : 'warning')).length
  const count = status !== 'accepted' && asked > 0 ? ` (${asked})` : ''
  const isReceipt = version === null && (status === 'accepted' || status === 'accepted_with_warnings')
  return `${sayState(status)}${count}${isReceipt ? '; không đổi' : ''}`
}

function sayFault({ file, fault, isQuarantined, advice }: FaultyFile): string {
  return [`${file}: ${sayWhose({ advice })} (${fault}).`, advice, whereNow(isQuarantined)].filter((part) => part !== null).join(' ')
}

/** A fault of ours, or one of what is around us. */
function sayWhose({ advice }: Pick<FaultyFile, 'advice'>): string {
  return advice === null ? 'phần mềm gặp lỗi' : 'chưa nhận được'
}

function countFaults(faults: readonly FaultyFile[]): string[] {
  const ours = faults.filter(({ advice }) => advice === null).length
  const others = faults.length - ours
  return [...(others > 0 ? [`chưa nhận được ${others}`] : []), ...(ours > 0 ? [`lỗi phần mềm ${ours}`] : [])]
}

function whereNow(isQuarantined: boolean): string {
  return isQuarantined ? 'Tệp đã được để riêng (quarantine).' : 'Tệp vẫn ở thư mục nộp và sẽ được thử lại.'
}
