import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UnitReturn } from '../../fixtures/quarter-3-2023/answer.ts'
import { pipelineOf } from '../../fixtures/quarter-3-2023/buildQuarter.ts'
import { cellsOf } from '../../fixtures/quarter-3-2023/cellsOf.ts'
import { factsOf } from '../../fixtures/quarter-3-2023/factsOf.ts'
import { fillTemplate } from '../../fixtures/quarter-3-2023/fillTemplate.ts'
import { templatePlacing } from '../../fixtures/quarter-3-2023/placing.ts'
import { REPORT_FIGURES } from '../../fixtures/quarter-3-2023/report-figures.ts'
import { sampleReturns } from '../../fixtures/quarter-3-2023/sampleReturns.ts'
import type { TotalsDocument } from '../../src/jobs/loadTotals.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { runCommand } from './runCommand.ts'

let office: string
let pipeline: Pipeline

beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), 'tonghop-office-'))
  pipeline = pipelineOf(await loadDefinitions([join(projectRoot(), 'pipelines')]))
})
afterAll(() => rmSync(office, { recursive: true, force: true }))

async function tonghop<T>(args: readonly string[]): Promise<T> {
  const env = { TONGHOP_HOME: join(office, 'home'), TONGHOP_NOW: '2023-09-08T08:00:00+07:00' }
  const { code, stdout, stderr } = await runCommand(args, { cwd: office, env })
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return (args.includes('--json') ? JSON.parse(stdout) : stdout) as T
}

/** The figures of the sample, filled into the template that the office gave the unit, wherever it had them before. */
async function fillIn(template: Uint8Array, written: UnitReturn): Promise<Uint8Array> {
  const placing = templatePlacing(pipeline)
  return await fillTemplate(template, written, cellsOf(written, placing, factsOf(written, placing, pipeline)))
}

describe('a quarter of the office, from the templates to a cell', () => {
  it('gives out twelve templates', async () => {
    const said = await tonghop<string>(['template', '--period', '2023-Q3', '--all', '--out', 'mau'])
    expect(said).toContain('Đã tạo mẫu cho 12 đơn vị')
    expect(readdirSync(join(office, 'mau'))).toHaveLength(12)
  })

  it('takes them back filled in', { timeout: 240_000 }, async () => {
    const inbox = join(office, 'home', 'drop', 'inbox')
    mkdirSync(inbox, { recursive: true })
    for (const written of sampleReturns()) {
      const template = readFileSync(join(office, 'mau', `BCQ_2023-Q3_${written.unit}.xlsx`))
      writeFileSync(join(inbox, `${written.unit}.xlsx`), await fillIn(template, written))
    }
    const { files } = await tonghop<{ files: { unit: string; status: string }[] }>(['intake', '--json'])
    expect(files).toHaveLength(12)
    for (const { unit, status } of files) expect(status, unit).toMatch(/^accepted/)
    expect(readdirSync(inbox).filter((name) => name.endsWith('.xlsx'))).toEqual([])
  })

  it('knows who has sent', async () => {
    const { units } = await tonghop<{ units: { unit: string; state: string; late: boolean }[] }>([
      'status',
      '--period',
      '2023-Q3',
      '--json',
    ])
    expect(units.filter(({ state, late }) => /^accepted/.test(state) && !late)).toHaveLength(12)
  })

  it('adds up to the report', async () => {
    const { checks } = await tonghop<{ checks: { name: string; rows: unknown[] }[] }>(['consolidate', '--period', '2023-Q3', '--json'])
    expect(checks.filter(({ rows }) => rows.length > 0)).toEqual([])
    const { totals, coverage } = await tonghop<TotalsDocument>(['totals', '--period', '2023-Q3', '--json'])
    expect(coverage).toEqual({ expected: 11, reported: 11, missing: [], own: true })
    const printed = REPORT_FIGURES.filter((figure) => typeof figure.printed === 'number')
    expect(printed.length).toBeGreaterThan(50)
    for (const { codes, printed: value } of printed) {
      expect(totals.find(({ indicator, headline }) => indicator === codes[0] && headline)?.value, codes[0]).toBe(value)
    }
  })

  it('opens a total up to its cells, and events to their rows', async () => {
    type Trace = { value: number; facts: { file: string; sheet: string; cell: string; value: number }[] }
    const advice = await tonghop<Trace>(['trace', 'legal_advice_persons', '--period', '2023-Q3', '--json'])
    expect(advice.value).toBe(130)
    expect(advice.facts.reduce((sum, { value }) => sum + value, 0)).toBe(130)
    expect(new Set(advice.facts.map(({ file }) => file)).size).toBe(12)
    const awards = await tonghop<Trace>(['trace', 'award_amount', '--period', '2023-Q3', '--json'])
    expect(awards.facts.reduce((sum, { value }) => sum + value, 0)).toBe(67_820_000)
    expect(new Set(awards.facts.map(({ sheet }) => sheet))).toEqual(new Set(['04_CHAMLO']))
  })
})
