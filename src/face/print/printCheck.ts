import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import type { Severity } from '../../pipeline/finding.ts'
import type { Verdict } from '../../write/checkDocument.ts'
import { orderedByCell } from '../../write/orderedByCell.ts'
import { NOT_CHECKED } from '../../write/receipt/receipt.ts'
import { sayFinding } from '../../write/sayFinding.ts'
import type { NamedUnits } from '../nameUnits.ts'
import { STATE_STYLES, STATE_WORDS } from '../stateWords.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

const TITLES: Readonly<Record<Severity, string>> = { error: 'Cần sửa', warning: 'Cần xác nhận', notice: 'Lưu ý' }
const MOST_SHOWN = 50

/** The verdict on one file with its findings, those that return it first. */
export function printCheck(verdict: Verdict, units: NamedUnits, width: number): Line[] {
  const { file, status, unit, period, forms, facts, reason, notChecked } = verdict
  const about = [unit === null ? 'chưa rõ đơn vị' : units.nameOf(unit), period === null ? 'chưa rõ kỳ' : printPeriod(period)]
  return [
    [
      { text: `${file}: `, style: 'bold' },
      { text: STATE_WORDS[status], style: STATE_STYLES[status] },
    ],
    ...(reason === null
      ? [[`  ${[...about, `${forms.length} biểu`, `${printNumber(facts.length)} số liệu`].join(' · ')}`]]
      : wrapLine('  ', reason, width)),
    ...(['error', 'warning', 'notice'] as const).flatMap((severity) => printFindings(verdict, severity, width)),
    ...(notChecked.length > 0 ? wrapLine('  ', `${NOT_CHECKED}: ${notChecked.join(', ')}.`, width) : []),
  ]
}

function printFindings({ findings, forms }: Verdict, severity: Severity, width: number): Line[] {
  const ours = orderedByCell(
    findings.filter((finding) => finding.severity === severity),
    forms,
  )
  if (ours.length === 0) return []
  return [
    [`  ${TITLES[severity]} (${ours.length})`],
    ...ours.slice(0, MOST_SHOWN).flatMap((finding) => wrapLine('    • ', sayFinding(finding), width)),
    ...(ours.length > MOST_SHOWN ? [[`    … và ${ours.length - MOST_SHOWN} điểm nữa (--json in đủ)`]] : []),
  ]
}
