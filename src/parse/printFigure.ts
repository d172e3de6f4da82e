import type { Figure } from '../pipeline/figure.ts'
import { printNumber } from './printNumber.ts'
import { QUALIFIER_PRINT } from './qualifierWords.ts'

/** A figure in words that parsing reads back as the same: "20.841", "trên 30.000", "từ 4 đến 5", "không phát sinh". */
export function printFigure(figure: Figure): string {
  if (figure.state === 'none') return 'không phát sinh'
  if (figure.state === 'not_available') return 'chưa có số liệu'
  if (figure.state === 'not_applicable') return 'không áp dụng'
  const { qualifier, low, high } = figure
  if (qualifier === 'range') return `từ ${printNumber(low ?? 0)} đến ${printNumber(high ?? 0)}`
  const printed = printNumber(figure.stated ?? low ?? high ?? 0)
  return qualifier === 'exact' ? printed : QUALIFIER_PRINT[qualifier](printed)
}
