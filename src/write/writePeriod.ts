import type { Period } from '../pipeline/period.ts'

const QUARTERS = ['I', 'II', 'III', 'IV'] as const

/** A period in the words of a cover: "Quý III/2023", "6 tháng đầu năm 2023", "Tháng 8/2023". */
export function writePeriod({ code, kind, startsOn }: Period): string {
  const year = startsOn.slice(0, 4)
  const month = Number(startsOn.slice(5, 7))
  switch (kind) {
    case 'month':
      return `Tháng ${month}/${year}`
    case 'quarter':
      return `Quý ${QUARTERS[(month - 1) / 3]}/${year}`
    case 'half':
      return `6 tháng ${code.endsWith('H1') ? 'đầu' : 'cuối'} năm ${year}`
    case 'nine_months':
      return `9 tháng đầu năm ${year}`
    case 'year':
      return `Năm ${year}`
  }
}
