import type { ComparedPeriod, ComparisonDocument } from '../../jobs/loadComparison.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { LeftOut } from '../../total/compare/comparison.ts'
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
  const { now, before, isBroken, changed, targets } = document
  const names = changed.map(page.units.nameOf).join(', ')
  const isThere = now.sources.length > 0 && before.sources.length > 0
  return [
    printTitle(page.pipeline, now.period),
    [`So với ${printPeriod(before.period)}, trên các đơn vị có số ở cả hai kỳ.`],
    ...[before, now].flatMap((each) => sayLacking(each, page.width)),
    ...(isBroken ? wrapLine('', `Gián đoạn chuỗi số liệu: tổ chức có thay đổi giữa hai kỳ, không so ${names}.`, page.width) : []),
    ...(isThere ? printLines(document, page) : []),
    ...(targets.length > 0 ? [[], [{ text: 'So với chỉ tiêu được giao', style: 'bold' as const }]] : []),
    ...targets.flatMap((target) => wrapLine('  ', sayTarget(target), page.width)),
  ]
}

function printLines({ now, before, lines }: ComparisonDocument, page: Page): Line[] {
  const told = lines.filter(({ headline }) => headline)
  const sets = [...new Map(told.filter(hasLeftOut).map(({ leftOut }) => [keyOf(leftOut), leftOut]))]
  const noteOf = ({ leftOut }: ComparedLine) => sets.findIndex(([key]) => key === keyOf(leftOut))
  const heads = ['', printPeriod(before.period), printPeriod(now.period), 'Tăng, giảm', '%', '']
  return [
    [],
    ...layTable(COLUMNS, [heads.map((text) => ({ text, style: 'dim' })), ...told.map((line) => rowOf(line, noteOf(line)))], page.width),
    ...(sets.length > 0 ? [[]] : []),
    ...sets.flatMap(([, leftOut], index) => wrapLine(`[${index + 1}] `, sayLeftOut(leftOut, page), page.width)),
  ]
}

/** "Sáng kiến: 3.666 / 2.300 = 159% (quyết định …)": both numbers, always. */
function sayTarget({ label, value, target, percent, decision }: ComparisonDocument['targets'][number]): string {
  const reached = percent === null ? '' : ` = ${printNumber(percent)}%`
  return `${label}: ${value === null ? 'chưa có' : printNumber(value)} / ${printNumber(target)}${reached} (${decision})`
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
