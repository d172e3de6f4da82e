import { printDate } from './printDate.ts'

const VIET_NAM_MS = 7 * 3_600_000

/** An instant as Viet Nam's clocks show it: "08h00 ngày 08/9/2023". */
export function printInstant(instant: string): string {
  return printDate(new Date(Date.parse(instant) + VIET_NAM_MS).toISOString().slice(0, 16))
}
