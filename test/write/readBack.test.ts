import { beforeAll, describe, expect, it, test } from 'vitest'
import { assess, type Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { formsOf } from '../../src/pipeline/formsOf.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { writeTemplate } from '../../src/write/writeTemplate.ts'
import { fillCsvs, fillTemplate, goodAnswers, loadOrders, type Order } from './filledTemplate.ts'
import { HAS_OFFICE, resaveAll } from './office.ts'

let definitions: Definitions
let orderFor: (unit: string, period?: string) => Order

beforeAll(async () => {
  ;({ definitions, orderFor } = await loadOrders())
})

const UNITS = ['LDLD_TAM_DUONG', 'LDLD_TINH']
const previous = () => '20.841'

async function judge(bytes: Uint8Array, name: string, order: Order): Promise<Outcome> {
  const reading = await readSubmission({ name, folder: order.unit.code, bytes }, definitions)
  return assess(reading, emptyContext('2023-09-08', order.unit))
}

const factsOf = (outcomes: readonly Outcome[]) =>
  outcomes
    .flatMap(({ facts }) => facts)
    .map(({ form, indicator, time, unit, item, state, stated, low, high, isAddend, explanation }) =>
      JSON.stringify([form, indicator, time, unit, item, state, stated, low, high, isAddend, explanation]),
    )
    .sort()

async function cellsOf(bytes: Uint8Array): Promise<Map<string, unknown>> {
  const workbook = await readWorkbook(bytes, 'mau.xlsx')
  if ('refused' in workbook) throw new Error(workbook.refused)
  const cells = workbook.sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row) => row.cells.flatMap(({ at, value, formula }) => (formula ? [] : [[`${name}!${at.cell}`, value] as const]))),
  )
  return new Map(cells)
}

describe('a blank template', () => {
  it('of every pipeline and role is told nothing but what is blank', async () => {
    for (const pipeline of definitions.pipelines) {
      const period = periodNamed(pipeline.since)
      for (const unit of UNITS.flatMap((code) => definitions.units.find((each) => each.code === code) ?? [])) {
        if (formsOf(pipeline, unit.role, period).length === 0) continue
        const order = { pipeline, unit, period }
        for (const bytes of [await writeTemplate(order), await writeTemplate({ ...order, previous })]) {
          const { status, findings } = await judge(bytes, 'mau.xlsx', order)
          expect(status).toBe('returned')
          expect(new Set(findings.map(({ rule }) => rule)), `${pipeline.code} ${unit.code}`).toEqual(
            new Set(pipeline.forms.some((form) => form.kind === 'events') ? ['T09', 'T20'] : ['T09']),
          )
        }
      }
    }
  })

  test('is opened by LibreOffice, which keeps every cell', async () => {
    const blank = await Promise.all(UNITS.map((unit) => writeTemplate({ ...orderFor(unit), previous })))
    const saved = HAS_OFFICE ? await resaveAll(blank) : blank
    for (const [index, bytes] of blank.entries()) expect(await cellsOf(saved[index] as Uint8Array)).toEqual(await cellsOf(bytes))
  })
})

describe('a template that is filled in', () => {
  it.each(UNITS)('by %s is accepted without a word', async (unit) => {
    const order = orderFor(unit)
    const { status, findings } = await judge(await fillTemplate(order, goodAnswers(order)), 'mau.xlsx', order)
    expect(findings.filter(({ severity }) => severity !== 'notice')).toEqual([])
    expect(status).toBe('accepted')
  })

  it.each(UNITS)('by %s gives the same facts from Excel, from LibreOffice and as CSV', async (unit) => {
    const order = orderFor(unit)
    const filled = await fillTemplate({ ...order, previous }, goodAnswers(order))
    const expected = factsOf([await judge(filled, 'mau.xlsx', order)])
    expect(expected.length).toBeGreaterThan(40)
    if (HAS_OFFICE) {
      const [saved = filled] = await resaveAll([filled])
      expect(factsOf([await judge(saved, 'mau.xlsx', order)])).toEqual(expected)
    }
    const csvs = fillCsvs(order, goodAnswers(order))
    expect(factsOf(await Promise.all(csvs.map((bytes) => judge(bytes, 'mau.csv', order))))).toEqual(expected)
  })
})
