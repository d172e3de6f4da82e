import { printDate } from '../../parse/printDate.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { isSetFromAbove } from './isSetFromAbove.ts'
import { printTotal } from './printTotal.ts'
import type { TracePage } from './printTrace.ts'

/** Where a traced total, or what a share divides, comes from when no file says it: set from a day on, or counted from the list of units. */
export function printOrigins({ document, totals, pipeline, width }: TracePage): Line[] {
  return [document, ...sidesOf(document, totals, pipeline)].flatMap((total) => {
    const origin = originOf(total, pipeline)
    if (origin === null) return []
    const isItself = total.indicator === document.indicator
    const said = isItself ? upperFirst(origin) : `${total.label}: ${printTotal(total)} ${total.measure}, ${origin}`
    return wrapLine('', `${said}; không lấy từ tệp của đơn vị.`, width)
  })
}

function sidesOf({ indicator }: StoredTotal, totals: readonly StoredTotal[], { shares }: Pipeline): StoredTotal[] {
  const share = shares.find(({ code }) => code === indicator)
  if (!share) return []
  const sides = [
    [share.numerator, share.time],
    [share.denominator, share.denominatorTime ?? share.time],
  ]
  return totals.filter((each) => sides.some(([code, time]) => each.indicator === code && each.time === time))
}

/** Null for what files report. */
function originOf(total: StoredTotal, { indicators }: Pipeline): string | null {
  const { rollUp } = indicators.find(({ code }) => code === total.indicator) ?? {}
  if (rollUp === 'unitsExpected') return 'đếm theo bảng đơn vị'
  return isSetFromAbove(total) && total.asOf.last !== null ? `áp dụng từ ${printDate(total.asOf.last)}` : null
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
