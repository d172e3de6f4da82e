import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { pipeline } from '../../bench/pipelines/grassroots-register/pipeline.ts'
import { buildRegister, REGISTER_PERIOD, REGISTER_UNIT } from '../../bench/register/buildRegister.ts'
import { registerRows } from '../../bench/register/registerRows.ts'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { checkPipeline } from '../../src/pipeline/checkPipeline.ts'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import type { CheckDocument } from '../../src/write/checkDocument.ts'

const ROWS = 500
const FIGURES_OF_ROW = 5
const NO_TABLES = { targets: [], headings: [], labels: [], sheets: [], choices: [] }

describe('the register that is made to be measured', () => {
  const bytes = buildRegister(ROWS)
  let document: CheckDocument

  beforeAll(async () => {
    const shipped = await loadDefinitions([join(projectRoot(), 'pipelines')])
    const { targets, ...spellings } = NO_TABLES
    const definitions = { ...shipped, pipelines: [...shipped.pipelines, { ...pipeline, targets, spellings }] }
    document = await checkFile({ name: 'register.xlsx', bytes }, { definitions, now: '2023-09-12T08:00:00+07:00', read: readWorkbook })
  })

  test('is of a pipeline that does not contradict itself', () => {
    expect(() => checkPipeline({ source: pipeline, file: 'bench/pipelines/grassroots-register', ...NO_TABLES })).not.toThrow()
  })

  test('has a row of twelve columns for each union, under two of titles', async () => {
    const workbook = await readWorkbook(bytes, 'register.xlsx')
    if ('refused' in workbook) throw new Error(workbook.refused)
    const rows = workbook.sheets.find(({ name }) => name === 'SO_CDCS')?.rows ?? []
    expect(rows).toHaveLength(ROWS + 2)
    expect(rows[1]?.cells).toHaveLength(12)
    expect(rows.at(-1)?.cell(3)?.kind).toBe('text')
    expect(rows.at(-1)?.cell(11)?.kind).toBe('date')
  })

  test('names no union twice, however long it is', () => {
    const rows = [...registerRows(120_000)]
    expect(new Set(rows.map(([, code]) => code)).size).toBe(rows.length)
    expect(new Set(rows.map(([, , name]) => name)).size).toBe(rows.length)
  })

  test('is accepted, with a word on its new unions alone', () => {
    const { status, unit, period, findings, notChecked } = document
    expect({ status, unit, period, notChecked }).toEqual({
      status: 'accepted',
      unit: REGISTER_UNIT,
      period: REGISTER_PERIOD,
      notChecked: [],
    })
    expect(findings.map(({ rule }) => rule)).toEqual(['T16'])
  })

  test('gives its figures, and itself, for every union', () => {
    expect(document.facts).toHaveLength(ROWS * FIGURES_OF_ROW)
    const workers = document.facts.filter(({ indicator }) => indicator === 'workers_listed')
    expect(workers.map(({ value }) => value)).toEqual([...registerRows(ROWS)].map((row) => row[6]))
  })

  test('is the same each time', () => {
    expect(Buffer.from(buildRegister(ROWS)).equals(bytes)).toBe(true)
  })
})
