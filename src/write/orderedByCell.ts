import type { Finding } from '../pipeline/finding.ts'

/**
 * Findings in the order of the forms, then of other sheets as they come, and within a sheet of rows and columns; those without a
 * cell first. A sheet of a template is named as its form.
 */
export function orderedByCell(findings: readonly Finding[], forms: readonly string[]): Finding[] {
  const sheets = [...new Set([...forms, ...findings.map(({ at }) => at?.sheet ?? '')])]
  const key = ({ at }: Finding): [number, number, string] => {
    const [, column = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(at?.cell ?? '') ?? []
    return [at ? 1 + sheets.indexOf(at.sheet) : 0, Number(row), column.padStart(3)]
  }
  return [...findings].sort((a, b) => {
    const [x, y] = [key(a), key(b)]
    return x[0] - y[0] || x[1] - y[1] || (x[2] < y[2] ? -1 : x[2] > y[2] ? 1 : 0)
  })
}

/** Of warnings, how many are told before a line, below which the others stand. */
export const WARNINGS_FIRST = 5
