import type { Explanation } from '../../parse/explainCell.ts'
import type { Line, Style } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'

const DECISIONS: Readonly<Record<Explanation['decision'], { words: string; style: Style }>> = {
  accept: { words: 'Nhận', style: 'green' },
  warn: { words: 'Nhận, cần xác nhận', style: 'yellow' },
  reject: { words: 'Không nhận', style: 'red' },
}

/** How one cell would be read, and why. */
export function printExplanation({ raw, decision, value, why }: Explanation, width: number): Line[] {
  const { words, style } = DECISIONS[decision]
  return [
    [typeof raw === 'number' ? `${raw} (ô số): ` : `"${raw}": `, { text: words, style }],
    ...wrapLine('  ', why, width),
    ...(value === null ? [] : [[`  Giá trị: ${typeof value === 'string' ? value : JSON.stringify(value)}`]]),
  ]
}
