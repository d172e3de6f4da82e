import { inVietNam } from '../pipeline/inVietNam.ts'
import { printDate } from './printDate.ts'

/** An instant as Viet Nam's clocks show it: "08h00 ngày 08/9/2023". */
export function printInstant(instant: string): string {
  return printDate(inVietNam(instant).slice(0, 16))
}
