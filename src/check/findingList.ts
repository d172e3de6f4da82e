import { printNumber } from '../parse/printNumber.ts'
import type { Finding, Severity } from '../pipeline/finding.ts'

/** Of one rule in one file. Nobody reads more; the rest is mended in the same way. */
const MOST_TOLD = 500

/** Collects findings, of each rule as many as a person will read; the others are counted and told of together. */
export class FindingList {
  #findings: Finding[] = []
  #counts = new Map<string, number>()

  static of(findings: readonly Finding[]): Finding[] {
    const list = new FindingList()
    for (const finding of findings) list.tell(finding)
    return list.end()
  }

  tell(finding: Finding): void {
    const kind = `${finding.rule} ${finding.severity}`
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    if (count <= MOST_TOLD) this.#findings.push(finding)
  }

  /** All that was told, and what of each rule was only counted. */
  end(): Finding[] {
    const others = [...this.#counts].flatMap(([kind, count]) => (count > MOST_TOLD ? [tellOthers(kind, count - MOST_TOLD)] : []))
    return [...this.#findings, ...others]
  }
}

function tellOthers(kind: string, count: number): Finding {
  const [rule = '', severity] = kind.split(' ')
  const message = `Còn ${printNumber(count)} chỗ khác có cùng vấn đề, không liệt kê hết. Đề nghị xem các chỗ đã nêu, sửa tất cả theo cùng cách rồi nộp lại.`
  return { rule, severity: severity as Severity, at: null, given: null, expected: null, message }
}
