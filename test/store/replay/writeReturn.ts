import type { Fact } from '../../../src/pipeline/fact.ts'
import { exactly, type Figure } from '../../../src/pipeline/figure.ts'
import type { TimeBasis } from '../../../src/pipeline/indicator.ts'
import type { ListedUnion } from '../../../src/read/reading.ts'
import { HIGHEST_DIGIT, type Sending } from './event.ts'

const NOTHING = { stated: null, low: null, high: null, qualifier: 'exact' } as const
/** What a digit stands for in a cell. */
const FIGURES: readonly Figure[] = [
  exactly(0),
  exactly(1),
  exactly(5),
  exactly(12),
  exactly(100),
  { ...exactly(0), state: 'none' },
  { ...NOTHING, state: 'not_available' },
  { ...NOTHING, state: 'not_applicable' },
  { state: 'value', stated: 3, low: 4, high: null, qualifier: 'gt' },
  { ...NOTHING, state: 'value', stated: 50, qualifier: 'approx' },
  { ...NOTHING, state: 'value', low: 4, high: 6, qualifier: 'range' },
]
if (FIGURES.length !== HIGHEST_DIGIT + 1) throw new Error('Every digit stands for one figure')

/** Form, indicator, basis and digit of each cell of the figure forms. */
const CELLS: readonly (readonly [form: string, indicator: string, time: TimeBasis, digit: number])[] = [
  ['KIEM_TRA', 'visits', 'in_period', 0],
  ['KIEM_TRA', 'visits_same', 'in_period', 1],
  ['KIEM_TRA', 'visits_lower', 'in_period', 2],
  ['KIEM_TRA', 'visits', 'year_to_date', 3],
  ['KIEM_TRA', 'visits_same', 'year_to_date', 4],
  ['KIEM_TRA', 'visits_lower', 'year_to_date', 5],
  ['DOAN_VIEN', 'members', 'stock', 6],
  ['DOAN_VIEN', 'updated', 'stock', 7],
  ['DOAN_VIEN', 'income', 'in_period', 8],
  ['DOAN_VIEN', 'earners', 'in_period', 9],
  ['CAP_TINH', 'decrees', 'in_period', 6],
]
/** The digits that say how many unions are listed, and what the first of them has. */
const [ROWS, FIRST_ROW] = [10, 11]

/** The facts that a return states, as the check would have read them, and the unions in its list. */
export function writeReturn(sending: Sending): { facts: Fact[]; unions: ListedUnion[] } {
  const cells = CELLS.filter(([form]) => sending.forms.includes(form))
  const figures = cells.map(([form, indicator, time, digit], row) =>
    factOf(sending, { form, indicator, time, unit: sending.unit, figure: figureOf(sending, digit), row }),
  )
  const unions = sending.forms.includes('DANH_SACH') ? listOf(sending) : []
  const listed = unions.flatMap(({ code }, row) => [
    factOf(sending, { form: 'DANH_SACH', indicator: 'listed', time: 'stock', unit: code, figure: exactly(1), row }),
    factOf(sending, {
      form: 'DANH_SACH',
      indicator: 'members_listed',
      time: 'stock',
      unit: code,
      figure: figureOf(sending, FIRST_ROW + row),
      row,
    }),
  ])
  return { facts: [...figures, ...listed], unions }
}

function figureOf({ digits }: Sending, cell: number): Figure {
  return FIGURES[digits[cell] ?? 0] ?? exactly(0)
}

/** None to two unions. One of them moves: A lists it in the second quarter, B under another name in the third. */
function listOf({ unit, period, digits, isRetyped }: Sending): ListedUnion[] {
  const moves = unit === (period === '2023-Q2' ? 'A' : 'B')
  const rows = [
    moves ? { code: 'CDCS_DOI', name: `CĐCS đổi chỗ, ${unit}` } : { code: `CDCS_${unit}1`, name: `CĐCS ${unit} 1` },
    { code: `CDCS_${unit}2`, name: `CĐCS ${unit} 2` },
  ]
  const at = { sheet: 'DANH_SACH', cell: isRetyped ? 'C9' : 'B4' }
  return rows.slice(0, (digits[ROWS] ?? 0) % 3).map((row) => ({ ...row, cell: { at, kind: 'text', value: row.name, raw: row.name } }))
}

function factOf(
  { period, digits, isRetyped }: Sending,
  { figure, row, ...fact }: Pick<Fact, 'form' | 'indicator' | 'time' | 'unit'> & { figure: Figure; row: number },
): Fact {
  const mood = digits.at(-1) ?? 0
  return {
    ...fact,
    ...figure,
    item: '',
    isAddend: fact.indicator !== 'visits',
    asOf: `${period === '2023-Q2' ? '2023-05' : '2023-08'}-${mood % 2 === 0 ? '31' : '15'}`,
    asOfSource: isRetyped ? 'stated' : 'inferred',
    raw: isRetyped ? `${figure.stated} cuộc` : `${figure.stated}`,
    at: { sheet: fact.form, cell: `${isRetyped ? 'F' : 'E'}${row + 7}` },
    explanation: mood > 8 && row === 0 ? 'đã xác minh, "đúng"' : null,
  }
}
