import type { CorrectionsDocument, ToldCorrection } from '../../jobs/listCorrections.ts'
import { printInstant } from '../../parse/printInstant.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import type { Page } from '../openPage.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printChanges } from './printChanges.ts'
import { printTitle } from './printTitle.ts'

/** The corrections of a period: number, whose, when, why, what was and is, and the reports that said what was. */
export function printCorrections({ period, corrections }: CorrectionsDocument, page: Page): Line[] {
  if (corrections.length === 0) return [printTitle(page.pipeline, period), ['Chưa có đính chính nào sau khi khóa kỳ.']]
  return [printTitle(page.pipeline, period), ...corrections.flatMap((correction) => printOne(correction, page))]
}

function printOne(correction: ToldCorrection, page: Page): Line[] {
  const { number, at, unit, reason, by, changes, touches } = correction
  const consolidations = touches.consolidations.length > 0 ? [`lần tổng hợp ${touches.consolidations.join(', ')}`] : []
  const touched = [...consolidations, ...[...touches.later, ...touches.wholes].map(printPeriod)]
  return [
    [],
    [{ text: `Đính chính số ${number} · ${page.units.nameOf(unit)} · ${printInstant(at)}`, style: 'bold' }],
    ...wrapLine('', `Lý do: ${reason} (${by})`, page.width),
    ...(changes.length === 0 ? [['Không số nào đổi.']] : printChanges(changes, [], page)),
    ...wrapLine('', `Liên quan: ${touched.join('; ')}.`, page.width),
  ]
}
