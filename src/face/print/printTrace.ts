import type { TraceDocument } from '../../jobs/loadTrace.ts'
import { partName } from '../../parse/partName.ts'
import { printFigure } from '../../parse/printFigure.ts'
import { printInstant } from '../../parse/printInstant.ts'
import { printNumber } from '../../parse/printNumber.ts'
import { printPeriod } from '../../parse/printPeriod.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { TracedFact } from '../../store/selectAddends.ts'
import type { StoredTotal } from '../../store/selectTotals.ts'
import type { Page } from '../openPage.ts'
import { layTable, type Row } from '../terminal/layTable.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { oneLine } from './oneLine.ts'
import { printCoverage } from './printCoverage.ts'
import { printEquation } from './printEquation.ts'
import { printOrigins } from './printOrigins.ts'
import { printTotal } from './printTotal.ts'

/** What a trace is printed from; `totals` are those of the same consolidation, so that the total's parts are shown. */
export interface TracePage extends Page {
  document: TraceDocument
  totals: readonly StoredTotal[]
}

const COLUMNS = [{ isWrapped: true }, { isRight: true }, {}, {}]

/** One total down to its cells: what it is, then unit by unit each figure with file, version, cell, and the text of the cell. */
export function printTrace(page: TracePage): Line[] {
  const { document, units, width } = page
  const { time, period, unit, consolidation, knownAt, facts } = document
  const reporters = [...new Set(facts.map(({ reportedBy }) => reportedBy))]
  const rows = reporters.flatMap((reporter) => rowsOf(reporter, page))
  const cells = facts.length > 0 ? [`${facts.length} ô`] : []
  const counted = [printCoverage(document, units, unit), ...cells].filter(Boolean).join(' · ')
  return [
    [{ text: sayTotal(page), style: 'bold' }],
    [`${printPeriod(period)}, ${TIME_WORDS[time]} · ${units.nameOf(unit)} · lần tổng hợp ${consolidation}, ${printInstant(knownAt)}`],
    ...(counted === '' ? [] : wrapLine('', counted, width)),
    ...printOrigins(page),
    ...printLacking(page),
    ...(document.stale ? [['Đã có thay đổi sau lần tổng hợp này.']] : []),
    ...(rows.length > 0 ? [[]] : []),
    ...layTable(COLUMNS, rows, width),
  ]
}

/** The unions that are listed and not counted, by name, unit by unit: "12 CĐCS chưa được tính: …". */
function printLacking({ document: { lacking }, units, width }: TracePage): Line[] {
  if (!lacking?.length) return []
  const byList = [...new Set(lacking.map(({ listedBy }) => listedBy))].map((list) => {
    const names = lacking.filter(({ listedBy }) => listedBy === list).map(({ name }) => name)
    return `${names.join(', ')} (${units.nameOf(list)})`
  })
  return wrapLine('', `${lacking.length} CĐCS có trong danh sách mà chưa được tính: ${byList.join('; ')}`, width)
}

function sayTotal({ document, totals, pipeline }: TracePage): string {
  const { label, measure, qualifier } = document
  if (qualifier === null) return `${label}: chưa có số liệu`
  const value = printEquation(document, totals, pipeline) ?? printTotal(document)
  return `${label}: ${value}${measure === '%' ? '' : ` ${measure}`}`
}

/** A unit's heading and cells; the file and version are named once for the cells that come from it. */
function rowsOf(reporter: string, { document, pipeline, units }: TracePage): Row[] {
  const facts = document.facts.filter(({ reportedBy }) => reportedBy === reporter)
  const sources = [...new Set(facts.map(sourceOf))]
  const sum = sumOf(facts, document, pipeline)
  const isOne = sources.length === 1
  const heading = `${units.nameOf(reporter)}${sum === null ? '' : `: ${sum}`}${isOne ? ` · ${sources[0]}` : ''}`
  return [
    { across: { text: heading, style: 'bold' } },
    ...sources.flatMap((source): Row[] => [
      ...(isOne ? [] : [{ across: `  ${source}` }]),
      ...rowsFrom(
        facts.filter((fact) => sourceOf(fact) === source),
        { document, pipeline },
      ),
    ]),
  ]
}

function sourceOf({ file, version }: TracedFact): string {
  return `${file}, bản ${version}`
}

/** A row for each cell, and under those that are explained alike what the unit says of them. */
function rowsFrom(facts: readonly TracedFact[], { document, pipeline }: Pick<TracePage, 'document' | 'pipeline'>): Row[] {
  return facts.flatMap((fact, index): Row[] => {
    const words = facts[index + 1]?.explanation === fact.explanation ? null : fact.explanation
    const said = words === null ? [] : [{ across: { text: `      Giải trình: ${oneLine(words)}`, style: 'dim' as const } }]
    return [rowOf(fact, document, pipeline), ...said]
  })
}

function rowOf(fact: TracedFact, document: TraceDocument, pipeline: Pipeline): Row {
  const value = printFigure({ ...fact, stated: fact.value })
  return [`    ${nameFact(fact, document, pipeline)}`, value, `${fact.sheet}!${fact.cell}`, { text: sayRaw(fact), style: 'dim' }]
}

/** The cell's own text; of an event form without a row of this type, that there is none. */
function sayRaw({ raw, state }: TracedFact): string {
  if (raw !== '') return `"${raw}"`
  return state === 'none' ? '(không có dòng nào)' : '(để trống)'
}

/** A grassroots union by its name; one's own figure by what it counts, without what the total's label says already, and its row. */
function nameFact(fact: TracedFact, { label: whole, facts }: TraceDocument, { indicators }: Pipeline): string {
  if (fact.unit !== fact.reportedBy) return fact.unitName
  const label = indicators.find(({ code }) => code === fact.indicator)?.label ?? fact.indicator
  const isOnlyOne = facts.every(({ indicator }) => indicator === fact.indicator)
  return [...(label === whole && isOnlyOne ? [] : [partName(label, whole)]), ...(fact.item ? [nameItem(fact.item)] : [])].join(', ')
}

/** A row of an event form: by its own number, else by its row in the sheet ("r7"). */
function nameItem(item: string): string {
  return /^r\d+$/.test(item) ? `dòng ${item.slice(1)}` : `STT ${item}`
}

/** What a unit's figures come to, where they are added up and all exact: "57 = 56 + 1". */
function sumOf(facts: readonly TracedFact[], { indicator }: TraceDocument, { indicators }: Pipeline): string | null {
  const rollUp = indicators.find(({ code }) => code === indicator)?.rollUp
  const isAdded = rollUp === 'sum' || rollUp === 'derived' || rollUp === 'countYes'
  if (!isAdded || facts.some(({ qualifier, low, high }) => qualifier !== 'exact' || low === null || low !== high)) return null
  const values = facts.map(({ low }) => low ?? 0)
  const sum = printNumber(values.reduce((so, value) => so + value, 0))
  return rollUp === 'derived' && values.length > 1 ? `${sum} = ${values.map(printNumber).join(' + ')}` : sum
}
