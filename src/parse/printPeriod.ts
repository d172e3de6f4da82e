import { periodNamed } from '../pipeline/period.ts'

const ROMAN = ['I', 'II', 'III', 'IV']

/** A period as documents name it: `2023-Q3` is "Quý III/2023". Throws where the code is no period. */
export function printPeriod(code: string): string {
  const period = periodNamed(code)
  const [year, part] = code.split('-')
  switch (period.kind) {
    case 'quarter':
      return `Quý ${ROMAN[Number(part?.slice(1)) - 1]}/${year}`
    case 'half':
      return `6 tháng ${part === 'H1' ? 'đầu' : 'cuối'} năm ${year}`
    case 'nine_months':
      return `9 tháng đầu năm ${year}`
    case 'month':
      return `Tháng ${Number(part)}/${year}`
    case 'year':
      return `Năm ${year}`
  }
}
