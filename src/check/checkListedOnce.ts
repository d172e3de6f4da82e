import type { Finding } from '../pipeline/finding.ts'
import type { SubmissionRule } from '../pipeline/rule.ts'
import type { ListedUnion } from '../read/reading.ts'
import type { Submitted } from './checkRule.ts'
import type { Judged } from './judged.ts'

/** A grassroots union stands once in a list, and in the list of one upper unit only. */
export function checkListedOnce(rule: SubmissionRule, { reading, context }: Submitted): Judged {
  const first = new Map<string, ListedUnion>()
  const findings: Finding[] = []
  for (const union of reading.forms.flatMap(({ unions }) => unions)) {
    const twin = first.get(union.code)
    const other = context.knownUnions.get(union.code)?.listedBy
    first.set(union.code, twin ?? union)
    const words = twin
      ? `CĐCS "${union.name}" có hai dòng trong danh sách (ô ${twin.cell.at.cell} và ô ${union.cell.at.cell}). Đề nghị giữ một dòng.`
      : other &&
        `CĐCS "${union.name}" có trong danh sách của hai đơn vị (${other.name} và ${context.unit?.name}). Đề nghị hai đơn vị thống nhất.`
    if (words)
      findings.push({ rule: rule.code, severity: rule.severity, at: union.cell.at, given: union.name, expected: null, message: words })
  }
  return { findings, isChecked: true }
}
