import type { Fact, Federation, Figure, Line, Unit } from './federation.ts'

const SINCE = '2023-10-01T01:00:00.000Z'
const KNOWN = { recordedFrom: SINCE, recordedTo: null }
const THERE = { validFrom: '2020-01-01', validTo: null, ...KNOWN }

/** Three unions, the province's own row, and a union that ended before the quarter did. */
const UNITS: Unit[] = [
  { code: 'LAI_CHAU', role: 'total', parent: null, ...THERE },
  { code: 'LDLD_TINH', role: 'own', parent: 'LAI_CHAU', ...THERE },
  { code: 'MUONG_TE', role: 'upper', parent: 'LAI_CHAU', ...THERE },
  { code: 'SIN_HO', role: 'upper', parent: 'LAI_CHAU', ...THERE },
  { code: 'TAM_DUONG', role: 'upper', parent: 'LAI_CHAU', ...THERE },
  { code: 'DA_GIAI_THE', role: 'upper', parent: 'LAI_CHAU', ...THERE, validTo: '2023-08-31' },
  { code: 'CDCS_1', role: 'grassroots', parent: 'SIN_HO', ...THERE },
  { code: 'CDCS_2', role: 'grassroots', parent: 'SIN_HO', ...THERE },
]

type Draft = Pick<Line, 'indicator' | 'rollUp' | 'level'> & Partial<Line>
type Said = Pick<Fact, 'unit' | 'indicator'> & Figure & Partial<Fact>

/** The federation of the examples in its third quarter, with these lines, facts and targets; all in the period unless they say. */
export function exampleFederation(lines: readonly Draft[], facts: readonly Said[], target?: string): Federation {
  return {
    cutOff: '2023-09-30',
    units: UNITS,
    lines: lines.map((line) => ({ time: 'in_period', decimals: 0, printStep: '1', denominatorTime: 'in_period', ...KNOWN, ...line })),
    targets: target ? [{ indicator: 'target', value: target, ...THERE }] : [],
    facts: facts.map((fact) => ({
      time: 'in_period',
      item: '',
      isAddend: true,
      asOf: '2023-08-31',
      reporter: fact.unit,
      ...KNOWN,
      ...fact,
    })),
  }
}

/** What each unit said of an indicator. */
export function said(indicator: string, figures: Record<string, Figure>): Said[] {
  return Object.entries(figures).map(([unit, figure]) => ({ unit, indicator, ...figure }))
}
