import type { DiffDocument, DiffSide } from '../../jobs/loadDiff.ts'
import { printInstant } from '../../parse/printInstant.ts'
import type { Page } from '../openPage.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printChanges } from './printChanges.ts'
import { printTitle } from './printTitle.ts'

/** What changed between two consolidations, or two versions of a unit, value by value, with why where it was a correction. */
export function printDiff(document: DiffDocument, page: Page): Line[] {
  const { period, unit, from, to, changes, totals, corrections } = document
  const side = (each: DiffSide) => saySide(each, unit !== null)
  const whose = unit === null ? '' : `${page.units.nameOf(unit)}: `
  return [
    printTitle(page.pipeline, period),
    ...wrapLine('', `${whose}từ ${side(from)} đến ${side(to)}`, page.width),
    ...corrections.flatMap(({ number, unit: by, reason }) =>
      wrapLine('', `Đính chính số ${number} của ${page.units.nameOf(by)}: ${reason}`, page.width),
    ),
    [],
    ...(changes.length + totals.length === 0 ? [['Không có số nào thay đổi.']] : printChanges(changes, totals, page)),
  ]
}

function saySide({ number, at }: DiffSide, isVersion: boolean): string {
  if (number === null) return 'hiện nay'
  const when = at === null ? '' : ` (${printInstant(at)})`
  return `${isVersion ? 'bản' : 'lần tổng hợp'} ${number}${when}`
}
