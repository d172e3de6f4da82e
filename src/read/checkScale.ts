import { foldMarks } from '../parse/foldText.ts'
import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { Indicator } from '../pipeline/indicator.ts'
import { isBlank } from './cellAt.ts'
import { findingOn } from './findingOn.ts'
import type { Entry } from './reading.ts'
import type { Table } from './tableCell.ts'

/** "Nghìn đồng", "triệu đồng", "1.000đ", "trđ": money in parts of which figures would be read as whole đồng. */
const SCALED =
  /^(?:nghin|ngan|trieu|ty|ti)$|\b(?:nghin|ngan|trieu|ty|ti)\s*(?:dong|d|vnd)\b|\b1[., ]?000(?:[., ]?000)*\s*(?:dong|d|vnd)\b|\b(?:ngd|trd)\b/
const TITLED = /\b(?:dvt|don vi(?: tinh| tien)?)\s*[:(]?\s*([^)]*)/

/** Whether a line of money has a measure that is not whole đồng. */
export function checkScale(measure: RawCell, indicator: Pick<Indicator, 'kind'>): Finding[] {
  return isMoney(indicator) && isScaled(wordsOf(measure)) ? [scaledAt(measure)] : []
}

/** Whether the words above a table of money say that it is not in whole đồng ("ĐVT: triệu đồng"). */
export function checkTitleScale(entries: Iterable<Entry>, { sheet, heading }: Table): Finding[] {
  const titles = sheet.rows.filter(({ number }) => number < heading.top).flatMap(({ cells }) => cells)
  const scaled = titles.find((title) => isScaled(TITLED.exec(foldMarks(wordsOf(title)))?.[1] ?? ''))
  return scaled && hasMoney(entries) ? [scaledAt(scaled)] : []
}

function hasMoney(entries: Iterable<Entry>): boolean {
  for (const { indicator, cell } of entries) if (isMoney(indicator) && !isBlank(cell)) return true
  return false
}

function isScaled(measure: string): boolean {
  return SCALED.test(foldMarks(measure).trim())
}

function isMoney({ kind }: Pick<Indicator, 'kind'>): boolean {
  return kind === 'money' || kind === 'average' || kind === 'range'
}

function scaledAt(cell: RawCell): Finding {
  const message = `Ô ${cell.at.cell} ghi ${quote(wordsOf(cell))}, còn mẫu tính tiền theo đồng: số đã ghi có thể nhỏ đi nghìn lần. Đề nghị ghi đủ số đồng và ghi lại đơn vị tính là đồng.`
  return findingOn(cell, { rule: 'V01', severity: 'error', expected: 'đồng', message })
}
