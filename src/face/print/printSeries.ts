import type { SeriesDocument, SeriesPoint } from '../../jobs/loadSeries.ts'
import { printDate } from '../../parse/printDate.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import { type Place, placeKey } from '../../pipeline/followUnits.ts'
import type { Succession } from '../../pipeline/unit.ts'
import type { Sum } from '../../total/addFigures.ts'
import { averageTotals } from '../../total/averageTotals.ts'
import { printSum } from '../../total/printSum.ts'
import { distinctPlaces, PLACE_WORDS, type RegroupedRow } from '../../total/regroup/regroup.ts'
import { sumOfLine } from '../../total/sumOfLine.ts'
import { NO_VALUE } from '../../total/totalValue.ts'
import type { Page } from '../openPage.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { printDifference, printValue } from './printValue.ts'

const COLUMNS = [{}, { isRight: true }, {}, { isRight: true }, { isRight: true }, { isWrapped: true }]
const HEADINGS: Row = ['Kỳ', 'Số liệu', 'Đơn vị', 'Tăng, giảm', '%', ''].map((text) => ({ text, style: 'dim' }))

/** One line over several periods, with a mark where units changed; below, where asked for, on the units of today. */
export function printSeries(document: SeriesDocument, page: Page): Line[] {
  const { label, measure, time, unit, points, unitsOn } = document
  return [
    [{ text: `${label}${measure === '%' ? '' : `, ${measure}`}`, style: 'bold' }],
    [`${TIME_WORDS[time]} · ${page.units.nameOf(unit)}`],
    [],
    ...layTable(COLUMNS, [HEADINGS, ...points.map((point) => rowOf(point, document, page))], page.width),
    ...(points.some(({ isBroken }) => isBroken)
      ? [[], ['≠ gián đoạn chuỗi số liệu: tổ chức các đơn vị đã thay đổi. Tăng, giảm chỉ tính khi các đơn vị có số như kỳ trước.']]
      : []),
    ...(unitsOn === null ? [] : printToday(document, unitsOn, page)),
  ]
}

function rowOf(point: SeriesPoint, document: SeriesDocument, page: Page): Row {
  const { period, value, reported, expected, own, isBroken, why, difference, percent } = point
  const coverage = [...(expected > 0 ? [`${reported}/${expected}`] : []), ...(own === null ? [] : [own ? '(+)' : '(–)'])].join(' ')
  return [
    `${isBroken ? '≠ ' : '  '}${printPeriod(period)}`,
    printValue(value, document),
    coverage,
    difference === null ? '' : printDifference(difference),
    percent === null ? '' : `${printDifference(percent)}%`,
    { text: isBroken ? sayWhy(why, page) : '', style: 'dim' },
  ]
}

const KINDS: Readonly<Record<Succession['kind'], string>> = {
  merged: 'sáp nhập vào',
  split: 'tách thành',
  transferred: 'chuyển CĐCS sang',
  dissolved: 'kết thúc',
}

/** "A tách thành B, C (từ 01/01/2023)". */
function sayWhy(why: readonly Succession[], { units }: Page): string {
  const rows = [
    ...new Map(
      why.map((each) => [
        `${each.from} ${each.effectiveOn}`,
        why.filter((other) => other.from === each.from && other.effectiveOn === each.effectiveOn),
      ]),
    ).values(),
  ]
  return rows
    .flatMap(([first, ...others]) => {
      if (!first) return []
      const heirs = [first, ...others].flatMap(({ to }) => (to === null ? [] : [units.nameOf(to)]))
      return [
        `${[units.nameOf(first.from), KINDS[first.kind], ...(heirs.length > 0 ? [heirs.join(', ')] : [])].join(' ')} (từ ${printDate(first.effectiveOn)})`,
      ]
    })
    .join('; ')
}

/** The same figures by the units of a day: one row for each, then what cannot be divided and what has ended. */
function printToday({ indicator, points }: SeriesDocument, day: string, page: Page): Line[] {
  const places = distinctPlaces(points.flatMap(({ rows: all = [] }) => all.map(({ place }) => place)))
  const printStep = page.pipeline.indicators.find(({ code }) => code === indicator)?.printStep
  const isMean = points.some(({ rows: all = [] }) => all.some(({ den }) => den !== null))
  const columns = [{ isWrapped: true }, ...points.map(() => ({ isRight: true }))]
  const hasEstimate = points.some(({ rows: all = [] }) => all.some(({ isApprox }) => isApprox))
  const heads: Row = ['', ...points.map(({ period }) => printPeriod(period))].map((text) => ({ text, style: 'dim' }))
  const cellAt = (place: Place, { rows: all = [] }: SeriesPoint) =>
    printCell(
      all.find((row) => placeKey(row.place) === placeKey(place)),
      printStep,
    )
  const rows = places.map((place): Row => [namePlace(place, page), ...points.map((point) => cellAt(place, point))])
  return [
    [],
    [{ text: `Theo các đơn vị ngày ${printDate(day)}`, style: 'bold' }],
    ...layTable(columns, [heads, ...rows], page.width),
    ...(hasEstimate ? [[`~ ước tính theo tỷ lệ chia; ${isMean ? 'bình quân gia quyền' : 'cộng'} các dòng vẫn bằng tổng số.`]] : []),
  ]
}

function namePlace(place: Place, { units }: Page): string {
  const name = units.nameOf(place.unit)
  return place.kind === 'unit' ? name : `${name} (${PLACE_WORDS[place.kind]})`
}

function printCell(row: RegroupedRow | undefined, printStep: number | undefined): string {
  const value = row ? figureOf(row, printStep) : null
  if (value === null) return ''
  if (value.qualifier === 'approx') return value.stated === null ? '~' : `~${printNumber(value.stated)}`
  return printSum(value)
}

/** A row's figure; a mean as what its two sides come to, rounded as its total is. */
function figureOf({ num, den, isApprox, value }: RegroupedRow, printStep: number | undefined): Sum | null {
  if (num === null || den === null) return value
  return sumOfLine(averageTotals([{ ...NO_VALUE, qualifier: isApprox ? 'approx' : 'exact', num, den }], printStep))
}
