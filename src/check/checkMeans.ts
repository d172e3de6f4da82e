import { without } from '../parse/bounded.ts'
import { quote } from '../parse/quote.ts'
import type { Figure } from '../pipeline/figure.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Entry } from '../read/reading.ts'

/** One entry, and the figure that its cell gives; null for a blank that means nothing. Cells that cannot be read are left out. */
export interface ReadEntry {
  entry: Entry
  figure: Figure | null
}

/** What a file's means and the figures that weigh them say of one another. */
export interface MeansChecked {
  findings: Finding[]
  /** Blanks that are explained, by their place: the figure they stand for, or null where a finding already tells. */
  settled: ReadonlyMap<string, Figure | null>
}

/**
 * Whether every weighted mean of a file has its weight (T19). A blank mean of nobody is not applicable. "Chưa có số liệu" on either
 * side is an answer of its own, told where it stands; a weight that the file does not hold is not missed here.
 */
export function checkMeans(read: readonly ReadEntry[]): MeansChecked {
  const byPlace = new Map(read.map((each) => [placeOf(each.entry), each]))
  const findings: Finding[] = []
  const settled = new Map<string, Figure | null>()
  for (const mean of read) {
    const { weight: code } = mean.entry.indicator
    const weight = code && byPlace.get(placeOf(mean.entry, code))
    if (!weight) continue
    if (isBlank(mean) && isNobody(weight)) settled.set(placeOf(mean.entry), without('not_applicable'))
    const finding = findGap(mean, weight)
    if (!finding) continue
    findings.push(finding)
    for (const { entry } of [mean, weight].filter(isBlank)) settled.set(placeOf(entry), null)
  }
  return { findings, settled }
}

/** A figure of the same unit, row and basis: its own indicator's, or another one's. */
export function placeOf({ time, union, item, indicator: own }: Entry, indicator = own.code): string {
  return JSON.stringify([indicator, time, union, item])
}

function findGap(mean: ReadEntry, weight: ReadEntry): Finding | null {
  const [given, weighs] = [mean.entry.indicator.label, weight.entry.indicator.label]
  const [said, number] = [quote(mean.entry.cell.raw), quote(weight.entry.cell.raw)]
  if (isBlank(mean) && isAboveZero(weight))
    return gapAt(
      mean,
      `để trống, trong khi "${weighs}" ghi ${number}. Đề nghị ghi số bình quân; nếu chưa có, đề nghị ghi "chưa có số liệu".`,
    )
  if (isAboveZero(mean) && isBlank(weight))
    return gapAt(
      weight,
      `để trống, trong khi "${given}" ghi ${said}. Thiếu số này thì không tính được bình quân chung. Đề nghị ghi bổ sung.`,
    )
  if (isAboveZero(mean) && isNobody(weight))
    return gapAt(mean, `ghi ${said}, trong khi "${weighs}" bằng 0. Đề nghị sửa một trong hai ô; nếu không có ai, đề nghị để trống ô này.`)
  return null
}

function gapAt({ entry: { cell, indicator } }: ReadEntry, words: string): Finding {
  const message = `Ô ${cell.at.cell} (${indicator.label}): ${words}`
  return { rule: 'T19', severity: 'error', at: cell.at, given: cell.raw, expected: null, message }
}

function isBlank({ figure }: ReadEntry): boolean {
  return figure === null
}

function isAboveZero({ figure }: ReadEntry): boolean {
  return figure?.state === 'value'
}

function isNobody({ figure }: ReadEntry): boolean {
  return figure?.state === 'zero' || figure?.state === 'none'
}
