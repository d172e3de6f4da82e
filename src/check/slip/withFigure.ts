import type { Fact } from '../../pipeline/fact.ts'
import { exactly } from '../../pipeline/figure.ts'
import { addFigures } from '../../total/addFigures.ts'
import type { Figures } from '../figures.ts'

/** The figures as they would be if one of the facts said this value. */
export function withFigure(figures: Figures, fact: Fact, value: number): Figures {
  const changed = { ...fact, ...exactly(value) }
  const put = (each: Fact) => (each === fact ? changed : each)
  const items: Figures['items'] = (code, time) => figures.items(code, time).map(put)
  const rows: Figures['rows'] = (code, time) => figures.rows(code, time).map(put)
  const isOf = (code: string, time: string) => code === fact.indicator && time === fact.time
  return {
    ...figures,
    items,
    rows,
    fact: (code, time) => items(code, time)[0],
    figure: (code, time) => (isOf(code, time) ? addFigures(items(code, time)) : figures.figure(code, time)),
    listed: (code, time) => (isOf(code, time) ? addFigures(rows(code, time)) : figures.listed(code, time)),
    ofFile: figures.ofFile.map(put),
  }
}
