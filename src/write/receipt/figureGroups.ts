import { printFigure } from '../../parse/printFigure.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { Indicator, TimeBasis } from '../../pipeline/indicator.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { addFigures } from '../../total/addFigures.ts'
import { printSum } from '../../total/printSum.ts'
import type { CheckDocument, FactDocument } from '../checkDocument.ts'
import { totalsFedBy } from './totalsFedBy.ts'

/** The figures that were read of one form. */
export interface FigureGroup {
  title: string
  lines: readonly FigureLine[]
}

export interface FigureLine {
  /** Empty where the line stands for many cells. */
  cell: string
  label: string
  /** The time basis in words. */
  time: string
  value: string
  /** What the cell says, where that is not how the value is printed. */
  raw: string | null
  /** The other totals that it goes into; null where it goes into none, being a control. */
  into: readonly string[] | null
}

/** The figures of a file as they were read, form by form; those of a list's rows as one line for each of its columns. */
export function figureGroups({ facts, forms, unit }: CheckDocument, pipeline: Pipeline): FigureGroup[] {
  const indicators = new Map(pipeline.indicators.map((indicator) => [indicator.code, indicator]))
  const byForm = new Map<string, FactDocument[]>(forms.map((form) => [form, []]))
  for (const fact of facts) byForm.get(fact.form)?.push(fact)
  return [...byForm].flatMap(([code, ofForm]) => {
    const own = ofForm.filter((fact) => fact.unit === unit).map((fact) => lineOf(fact, indicators.get(fact.indicator), pipeline))
    const listed = sumColumns(
      ofForm.filter((fact) => fact.unit !== unit),
      { indicators, pipeline },
    )
    const title = pipeline.forms.find((form) => form.code === code)?.title ?? code
    return own.length + listed.length === 0 ? [] : [{ title: title === code ? code : `${code} – ${title}`, lines: [...own, ...listed] }]
  })
}

function lineOf(fact: FactDocument, indicator: Indicator | undefined, pipeline: Pipeline): FigureLine {
  const printed = printFigure(fact)
  return {
    cell: fact.at.cell,
    label: indicator?.label ?? fact.indicator,
    time: TIME_WORDS[fact.time],
    value: withMeasure(printed, indicator),
    raw: fact.raw === '' || isWrittenSo(fact.raw, printed) ? null : fact.raw,
    into: fact.isAddend && indicator ? totalsFedBy(indicator, fact.time, pipeline) : null,
  }
}

function isWrittenSo(raw: string, printed: string): boolean {
  const bare = (text: string) => text.normalize('NFC').toLowerCase().replace(/[.\s]/g, '')
  return bare(raw) === bare(printed)
}

function withMeasure(printed: string, indicator: Indicator | undefined): string {
  return /\d/.test(printed) && indicator ? `${printed} ${indicator.measure}` : printed
}

interface Labels {
  indicators: ReadonlyMap<string, Indicator>
  pipeline: Pipeline
}

function sumColumns(facts: readonly FactDocument[], { indicators, pipeline }: Labels): FigureLine[] {
  const columns = new Map<string, { indicator: string; time: TimeBasis; facts: FactDocument[] }>()
  for (const fact of facts) {
    const key = `${fact.indicator} ${fact.time}`
    const column = columns.get(key) ?? { indicator: fact.indicator, time: fact.time, facts: [] }
    column.facts.push(fact)
    columns.set(key, column)
  }
  return [...columns.values()].map((column) => {
    const [indicator, sum] = [
      indicators.get(column.indicator),
      isSummed(indicators.get(column.indicator)) ? addFigures(column.facts) : null,
    ]
    return {
      cell: '',
      label: indicator?.label ?? column.indicator,
      time: TIME_WORDS[column.time],
      value: `${sum ? `${withMeasure(printSum(sum), indicator)}, ` : ''}${column.facts.length} dòng`,
      raw: null,
      into: indicator ? totalsFedBy(indicator, column.time, pipeline) : null,
    }
  })
}

function isSummed(indicator: Indicator | undefined): boolean {
  return indicator?.rollUp === 'sum' || indicator?.rollUp === 'countYes'
}
