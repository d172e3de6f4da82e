import type { ExplainedValue, Explanation } from '../../parse/explainCell.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPercent } from '../../parse/printPercent.ts'
import { QUALIFIER_PRINT } from '../../parse/qualifierWords.ts'
import type { Line, Style } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

const DECISIONS: Readonly<Record<Explanation['decision'], { words: string; style: Style }>> = {
  accept: { words: 'Nhận', style: 'green' },
  warn: { words: 'Nhận, cần xác nhận', style: 'yellow' },
  reject: { words: 'Không nhận', style: 'red' },
}

/** How one cell would be read, and why. */
export function printExplanation({ kind, raw, decision, value, why }: Explanation, width: number): Line[] {
  const { words, style } = DECISIONS[decision]
  return [
    [typeof raw === 'number' ? `${raw} (ô số): ` : `"${raw}": `, { text: words, style }],
    ...wrapLine('  ', why, width),
    ...(value === null ? [] : [[`  Giá trị: ${sayValue(value, kind)}`]]),
  ]
}

/** A number as it is printed everywhere, with its bound: "trên 30.000". */
function sayValue(value: NonNullable<ExplainedValue>, kind: Explanation['kind']): string {
  if (typeof value === 'string') return value
  if (kind === 'percent') return printPercent(value)
  if (typeof value === 'number') return printNumber(value)
  if ('num' in value) return `${value.num}/${value.den}`
  if (value.qualifier === 'range') return `từ ${printNumber(value.low)} đến ${printNumber(value.high)}`
  return QUALIFIER_PRINT[value.qualifier](printNumber(value.value))
}
