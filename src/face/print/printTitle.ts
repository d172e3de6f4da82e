import { printPeriod } from '../../parse/printPeriod.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { Line } from '../terminal/line.ts'

/** The first line of a page about a period: "BÁO CÁO QUÝ – QUÝ III/2023". */
export function printTitle({ name }: Pipeline, period: string): Line {
  return [{ text: `${name} – ${printPeriod(period)}`.toLocaleUpperCase('vi'), style: 'bold' }]
}
