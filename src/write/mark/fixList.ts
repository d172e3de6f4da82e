import type { Finding } from '../../pipeline/finding.ts'

/** What a workbook is to be marked with. */
export interface FixList {
  /** What stands above the table, line by line: unit, period, version, received when, what was kept. */
  head: readonly (readonly [label: string, value: string])[]
  findings: readonly Finding[]
  /** The labels of indicators, by "sheet!cell". */
  labels?: ReadonlyMap<string, string> | undefined
}

/** The list as text, for another process. */
export function encodeFixes({ labels, ...fixes }: FixList): string {
  return JSON.stringify({ ...fixes, labels: [...(labels ?? [])] })
}

/** The list that was encoded. */
export function decodeFixes(text: string): FixList {
  const { labels, ...fixes } = JSON.parse(text) as Omit<FixList, 'labels'> & { labels: [string, string][] }
  return { ...fixes, labels: new Map(labels) }
}
