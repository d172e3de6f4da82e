import type { ComparedPeriod, ComparisonDocument } from '../../jobs/loadComparison.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { LeftOut } from '../../total/comparison.ts'
import type { Page } from '../openPage.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printTitle } from './printTitle.ts'
import { printDifference, printValue } from './printValue.ts'

type ComparedLine = ComparisonDocument['lines'][number]

const COLUMNS = [{ isWrapped: true }, { isRight: true }, { isRight: true }, { isRight: true }, { isRight: true }, {}]

/** A period against another: each headline line with both sides, the difference and per cent, and which units could not be compared. */
export function printComparison(document: ComparisonDocument, page: Page): Line[] {
  const { now, before, isBroken, changed, lines, targets } = document
  const told = lines.filter(({ headline }) => headline)
  const sets = [...new Map(told.filter(hasLeftOut).map(({ leftOut }) => [keyOf(leftOut), leftOut]))]
  const isThere = now.sources.length > 0 && before.sources.length > 0
  const rows = told.map((line) =>
    rowOf(
      line,
      sets.findIndex(([key]) => key === keyOf(line.leftOut)),
    ),
  )
  const heads: Row = ['', printPeriod(before.period), printPeriod(now.period), 'Tăng, giảm', '%', ''].map((text) => ({
    text,
    style: 'dim',
  }))
  return [
    printTitle(page.pipeline, now.period),
    [`So với ${printPeriod(before.period)}, trên các đơn vị có số ở cả hai kỳ.`],
    ...[before, now].flatMap((each) => sayLacking(each, page.width)),
    ...(isBroken
      ? wrapLine(
          '',
          `Gián đoạn chuỗi số liệu: ${changed.map(page.units.nameOf).join(', ')} có thay đổi về tổ chức giữa hai kỳ nên không so.`,
          page.width,
        )
      : []),
    [],
    ...layTable(
      COLUMNS,
      [
        heads,
        ...told.map((line) =>
          rowOf(
            line,
            sets.findIndex(([key]) => key === keyOf(line.leftOut)),
          ),
        ),
      ],
      page.width,
    ),
    ...(sets.length > 0 ? [[]] : []),
    ...sets.flatMap(([, leftOut], index) => wrapLine(`[${index + 1}] `, sayLeftOut(leftOut, page), page.width)),
    ...(targets.length > 0 ? [[], [{ text: 'So với chỉ tiêu được giao', style: 'bold' as const }]] : []),
    ...targets.flatMap(({ label, value, target, percent, decision }) =>
      wrapLine(
        '  ',
        `${label}: ${value === null ? 'chưa có' : printNumber(value)} / ${printNumber(target)}${percent === null ? '' : ` = ${printNumber(percent)}%`} (${decision})`,
        page.width,
      ),
    ),
  ]
}

function rowOf(line: ComparedLine, note: number): Row {
  const { label, time, difference, percent, comparable } = line
  const name = line.section === '' ? label : `${label}${time === 'in_period' || line.measure === '%' ? '' : ` (${TIME_WORDS[time]})`}`
  const units = comparable.length > 0 ? `${comparable.length} đơn vị` : ''
  return [
    name,
    printValue(line.before, line),
    printValue(line.now, line),
    difference === null ? '' : printDifference(difference),
    percent === null ? '' : `${printDifference(percent)}%`,
    `${units}${note < 0 ? '' : ` [${note + 1}]`}`,
  ]
}

function hasLeftOut({ leftOut }: ComparedLine): boolean {
  return leftOut.missingNow.length + leftOut.missingBefore.length + leftOut.changed.length > 0
}

function keyOf(leftOut: LeftOut): string {
  return JSON.stringify(leftOut)
}

function sayLeftOut({ missingNow, missingBefore, changed }: LeftOut, { units }: Page): string {
  const name = (codes: readonly string[]) => codes.map(units.nameOf).join(', ')
  const parts = [
    ...(missingBefore.length > 0 ? [`kỳ trước chưa có ${name(missingBefore)}`] : []),
    ...(missingNow.length > 0 ? [`kỳ này chưa có ${name(missingNow)}`] : []),
    ...(changed.length > 0 ? [`thay đổi tổ chức: ${name(changed)}`] : []),
  ]
  return `không so: ${parts.join('; ')}`
}

function sayLacking({ period, sources, lacking }: ComparedPeriod, width: number): Line[] {
  if (lacking.length === 0) return []
  const have = sources.length === 0 ? 'chưa được tổng hợp' : `chưa có ${lacking.map(printPeriod).join(', ')}`
  return wrapLine('', `${printPeriod(period)} ${have}.`, width)
}
