export type PeriodKind = 'month' | 'quarter' | 'half' | 'nine_months' | 'year'

/** A stretch of time that is reported on; days are YYYY-MM-DD in Viet Nam. */
export interface Period {
  code: string
  kind: PeriodKind
  startsOn: string
  endsOn: string
}

const SHAPES: readonly [RegExp, PeriodKind, (part: number) => [first: number, last: number]][] = [
  [/^(\d{4})-Q([1-4])$/, 'quarter', (part) => [part * 3 - 2, part * 3]],
  [/^(\d{4})-H([12])$/, 'half', (part) => [part * 6 - 5, part * 6]],
  [/^(\d{4})-([9])M$/, 'nine_months', () => [1, 9]],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, 'month', (part) => [part, part]],
  [/^(\d{4})()$/, 'year', () => [1, 12]],
]

/** Reads a period's code (`2023-Q3`, `2023-H1`, `2023-9M`, `2023-08`, `2023`); null if it is none. */
export function periodOf(code: string): Period | null {
  for (const [shape, kind, months] of SHAPES) {
    const match = shape.exec(code)
    if (!match) continue
    const year = Number(match[1])
    const [first, last] = months(Number(match[2]))
    return { code, kind, startsOn: dayOf(year, first, 1), endsOn: lastDayOf(year, last) }
  }
  return null
}

const PARTS: Readonly<Record<PeriodKind, readonly string[]>> = {
  month: Array.from({ length: 12 }, (_, month) => `-${String(month + 1).padStart(2, '0')}`),
  quarter: ['-Q1', '-Q2', '-Q3', '-Q4'],
  half: ['-H1', '-H2'],
  nine_months: ['-9M'],
  year: [''],
}

/** The periods of one kind in a year (`2023`), in order. */
export function periodsOf(kind: PeriodKind, year: string): Period[] {
  return PARTS[kind].map((part) => periodNamed(`${year}${part}`))
}

/** The period of a code that is known to be one. Throws where it is none. */
export function periodNamed(code: string): Period {
  const period = periodOf(code)
  if (!period) throw new Error(`${code} was taken for a period and is none`)
  return period
}

/** The periods of one kind that a longer one is made of, in order: its quarters, its months; none where they do not fill it. */
export function partsOf(whole: Period, kind: PeriodKind): Period[] {
  const parts = periodsOf(kind, whole.code.slice(0, 4)).filter(
    ({ startsOn, endsOn }) => whole.startsOn <= startsOn && endsOn <= whole.endsOn,
  )
  const isFilled = parts.length > 1 && parts[0]?.startsOn === whole.startsOn && parts.at(-1)?.endsOn === whole.endsOn
  return isFilled ? parts : []
}

/** The longer periods of its year that a period is a part of, the shorter first: a third quarter is in nine months, a half and the year. */
export function wholesOf(part: Period): Period[] {
  const year = part.code.slice(0, 4)
  const longer = KINDS.slice(KINDS.indexOf(part.kind) + 1).flatMap((kind) => periodsOf(kind, year))
  return longer.filter((whole) => partsOf(whole, part.kind).some(({ code }) => code === part.code))
}

const KINDS: readonly PeriodKind[] = ['month', 'quarter', 'half', 'nine_months', 'year']

/** The period of the same kind after. */
export function nextPeriodOf(period: Period): Period {
  const year = Number(period.code.slice(0, 4))
  const later = [...periodsOf(period.kind, String(year)), ...periodsOf(period.kind, String(year + 1))].find(
    ({ startsOn }) => startsOn > period.startsOn,
  )
  if (!later) throw new Error(`${period.code} has no period after it`)
  return later
}

/** The period of the same kind a year before. */
export function yearBefore({ code }: Period): Period {
  return periodNamed(`${Number(code.slice(0, 4)) - 1}${code.slice(4)}`)
}

/** The period of the same kind before: 2022-Q4 before 2023-Q1, and nine months of the year before. */
export function previousPeriodOf({ code, kind }: Period): Period {
  const year = Number(code.slice(0, 4))
  switch (kind) {
    case 'month': {
      const month = Number(code.slice(5))
      return periodNamed(month > 1 ? `${code.slice(0, 5)}${String(month - 1).padStart(2, '0')}` : `${year - 1}-12`)
    }
    case 'quarter':
    case 'half': {
      const part = Number(code.slice(6))
      return periodNamed(part > 1 ? `${code.slice(0, 6)}${part - 1}` : `${year - 1}-${kind === 'half' ? 'H2' : 'Q4'}`)
    }
    case 'nine_months':
      return periodNamed(`${year - 1}-9M`)
    case 'year':
      return periodNamed(String(year - 1))
  }
}

/**
 * The day of a period that is `monthOfPeriod` months into it (1 is the first); a day past the month's end means its last.
 * A month past the period's end is in what follows: the 4th month of a fourth quarter is next January.
 */
export function dayWithin(period: Period, monthOfPeriod: number, day: number): string {
  const months = Number(period.startsOn.slice(5, 7)) + monthOfPeriod - 2
  const [year, month] = [Number(period.startsOn.slice(0, 4)) + Math.floor(months / 12), (months % 12) + 1]
  const last = lastDayOf(year, month)
  const wanted = dayOf(year, month, day)
  return wanted < last ? wanted : last
}

function dayOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function lastDayOf(year: number, month: number): string {
  return dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate())
}
