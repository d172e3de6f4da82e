import type { Finding } from '../../pipeline/finding.ts'

/** What a workbook is to be marked with. */
export interface FixList {
  /** What stands above the table, line by line: unit, period, version, received when, what was kept. */
  head: readonly (readonly [label: string, value: string])[]
  findings: readonly Finding[]
  /** The labels of indicators, by "sheet!cell". */
  labels?: ReadonlyMap<string, string> | undefined
}
