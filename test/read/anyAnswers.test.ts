import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseEntries } from '../../src/check/parseEntries.ts'
import type { EventForm, ListForm } from '../../src/pipeline/form.ts'
import { formsOf, linesOf } from '../../src/pipeline/formsOf.ts'
import { isReportedBy } from '../../src/pipeline/indicator.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { type Answer, type Answers, fillCsvs, fillTemplate, loadOrders, type Order } from '../write/filledTemplate.ts'
import { anyAmount, anyAnswer, anyCount, type Meaning } from './anyAnswer.ts'

const { definitions, orderFor } = await loadOrders()

/** What is typed into a template, and the facts ("indicator time unit item") that it means. */
interface Filled {
  answers: Answers
  facts: Map<string, Meaning['means']>
}

const nameOf = (indicator: string, time: string, unit: string, item = '') => [indicator, time, unit, item].join(' ')
const indicatorOf = ({ pipeline }: Order, code: string) => pipeline.indicators.find((each) => each.code === code) ?? expect.fail(code)

function anyFigures(order: Order): fc.Arbitrary<Filled> {
  const { pipeline, unit, period } = order
  const lines = formsOf(pipeline, unit.role, period).flatMap((form) => (form.kind === 'figures' ? linesOf(form, pipeline, unit.role) : []))
  const weights = new Set(lines.map(({ weight }) => weight))
  const inputs = lines.flatMap((indicator) => indicator.times.map((time) => ({ indicator, time })))
  const each = inputs.map(({ indicator }) => (weights.has(indicator.code) ? anyCount(indicator, 1) : anyAnswer(indicator)))
  return fc.tuple(...each).map((meanings) => ({
    answers: {
      rows: {},
      figures: Object.fromEntries(inputs.map(({ indicator, time }, at) => [`${indicator.code} ${time}`, meanings[at]?.typed ?? null])),
    },
    facts: new Map(inputs.map(({ indicator, time }, at) => [nameOf(indicator.code, time, unit.code), meanings[at]?.means ?? ['', 0, 0]])),
  }))
}

function anyList(order: Order, form: ListForm): fc.Arbitrary<Filled> {
  const figures = form.columns.flatMap(({ role, indicator, time }) => (role === 'figure' && indicator && time ? [{ indicator, time }] : []))
  const union = fc.tuple(...figures.map(({ indicator }) => anyAnswer(indicatorOf(order, indicator))))
  return fc.array(union, { minLength: 1, maxLength: 5 }).map((unions) => {
    const facts: Filled['facts'] = new Map()
    const rows = unions.map((meanings, index) => {
      const code = `TD${index + 1}`
      facts.set(nameOf(form.rowIndicator, 'stock', `${form.unitPrefix}${code}`), ['value', 1, 1])
      figures.forEach(({ indicator, time }, at) => {
        facts.set(nameOf(indicator, time, `${form.unitPrefix}${code}`), meanings[at]?.means ?? ['', 0, 0])
      })
      const typed = meanings.map((each) => each.typed)
      return form.columns.map(({ role }): Answer => {
        if (role === 'figure') return typed.shift() ?? null
        return { number: index + 1, unit_code: code, unit_name: `CĐCS số ${index + 1}` }[role as string] ?? null
      })
    })
    return { answers: { figures: {}, rows: { [form.code]: rows } }, facts }
  })
}

function anyEvents(order: Order, form: EventForm): fc.Arbitrary<Filled> {
  const event = fc.constantFrom(...form.feeds).chain((feed) => {
    const figures = Object.entries(feed.figures).map(([column, code]) => ({ column, indicator: indicatorOf(order, code) }))
    return fc
      .tuple(...figures.map(({ indicator }) => (indicator.kind === 'money' ? anyAmount(indicator) : anyCount(indicator))))
      .map((meanings) => ({ feed, figures, meanings }))
  })
  return fc.array(event, { maxLength: 5 }).map((events) => {
    const facts: Filled['facts'] = new Map()
    const told = new Set(form.feeds.flatMap((feed) => Object.values(feed.figures)))
    const rows = events.map(({ feed, figures, meanings }, index) => {
      const typed = new Map(figures.map(({ column }, at) => [column, meanings[at]?.typed ?? null]))
      figures.forEach(({ indicator }, at) => {
        told.delete(indicator.code)
        facts.set(nameOf(indicator.code, form.time, order.unit.code, String(index + 1)), meanings[at]?.means ?? ['', 0, 0])
      })
      return form.columns.map(
        ({ code, role }): Answer =>
          ({ number: index + 1, type: feed.type, status: feed.status, figure: typed.get(code) ?? null })[role as string] ?? null,
      )
    })
    const none = form.columns.map(({ role }) => (role === 'type' ? 'Không phát sinh' : null))
    for (const indicator of [...told].map((code) => indicatorOf(order, code))) {
      if (!indicator.isOptional && isReportedBy(indicator, order.unit.role))
        facts.set(nameOf(indicator.code, form.time, order.unit.code), ['none', 0, 0])
    }
    return { answers: { figures: {}, rows: { [form.code]: rows.length > 0 ? rows : [none] } }, facts }
  })
}

/** A whole return of a unit. */
function anyReturn(order: Order): fc.Arbitrary<Filled> {
  const forms = formsOf(order.pipeline, order.unit.role, order.period)
  const parts = forms.flatMap((form) =>
    form.kind === 'list' ? anyList(order, form) : form.kind === 'events' ? anyEvents(order, form) : [],
  )
  return fc.tuple(anyFigures(order), ...parts).map((filled) => ({
    answers: { figures: filled[0].answers.figures, rows: Object.assign({}, ...filled.map(({ answers }) => answers.rows)) },
    facts: new Map(filled.flatMap(({ facts }) => [...facts])),
  }))
}

async function readBack(name: string, bytes: Uint8Array, { unit }: Order) {
  const reading = await readSubmission({ name, folder: '', bytes }, definitions)
  if ('refused' in reading) return expect.fail(reading.refused)
  const { facts, findings } = parseEntries(reading, { unit: unit.code, cutOff: '2023-08-31' })
  const errors = [...reading.findings, ...findings].filter(({ severity }) => severity === 'error')
  return {
    errors: errors.map(({ message }) => message),
    facts: new Map(facts.map((fact) => [nameOf(fact.indicator, fact.time, fact.unit, fact.item), [fact.state, fact.low, fact.high]])),
  }
}

const sorted = <T>(facts: ReadonlyMap<string, T>) => [...facts].sort(([a], [b]) => (a < b ? -1 : 1))

test.each(['LDLD_TAM_DUONG', 'LDLD_TINH'])('whatever %s answers in its template is read as it was meant', async (code) => {
  const order = orderFor(code)
  const property = fc.asyncProperty(anyReturn(order), async ({ answers, facts }) => {
    const { errors, facts: read } = await readBack('bao cao.xlsx', await fillTemplate(order, answers), order)
    expect(errors).toEqual([])
    expect(sorted(read)).toEqual(sorted(facts))
  })
  await fc.assert(property, { numRuns: 12 })
})

test.each(['LDLD_TAM_DUONG', 'LDLD_TINH'])('and in its CSVs, copied into one', async (code) => {
  const order = orderFor(code)
  const property = fc.asyncProperty(anyReturn(order), fc.boolean(), async ({ answers, facts }, isTurned) => {
    const parts = fillCsvs(order, answers)
    const bytes = new Uint8Array(Buffer.concat(isTurned ? parts.reverse() : parts))
    const { errors, facts: read } = await readBack('bao cao.csv', bytes, order)
    expect(errors).toEqual([])
    expect(sorted(read)).toEqual(sorted(facts))
  })
  await fc.assert(property, { numRuns: 40 })
})
