import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { intake } from '../../src/jobs/intake.ts'
import { loadPrevious } from '../../src/jobs/loadPrevious.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import { runCommand } from '../face/runCommand.ts'
import { openTestStore, type TestStore } from '../helpers/openTestStore.ts'
import { dropFile } from '../helpers/sampleQuarter.ts'
import { fillTemplate, goodAnswers, loadOrders, type Order } from './filledTemplate.ts'

let store: TestStore
let folder: string
let order: Order

beforeAll(async () => {
  store = await openTestStore()
  folder = await mkdtemp(join(tmpdir(), 'tonghop-previous-'))
  order = (await loadOrders()).orderFor('LDLD_TAM_DUONG')
})

afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const ask = (period: string, unit = 'LDLD_TAM_DUONG') =>
  loadPrevious(store, { pipeline: order.pipeline, unit, period: periodNamed(period) })

describe('what was reported the period before', () => {
  it('is what the unit has in force, as it is printed', async () => {
    const answers = goodAnswers(order)
    answers.figures['press_items in_period'] = 'trên 50'
    answers.figures['press_items year_to_date'] = 'chưa có số liệu'
    answers.figures['supervise_individual in_period'] = 'không phát sinh'
    answers.figures['supervise in_period'] = 1
    await writeFile(join(folder, 'mau.xlsx'), await fillTemplate(order, answers))
    await dropFile(store, join(folder, 'mau.xlsx'), 'mau.xlsx')
    expect((await intake(store)).files.map(({ status }) => status)).toEqual(['accepted_with_warnings'])
    const previous = (await ask('2023-Q4')) ?? expect.fail('nothing was reported')
    expect(previous('avg_income_admin_sector', 'in_period')).toBe('6.300.000')
    expect(previous('press_items', 'in_period')).toBe('trên 50')
    expect(previous('press_items', 'year_to_date')).toBe('chưa có số liệu')
    expect(previous('supervise_individual', 'in_period')).toBe('không phát sinh')
    expect(previous('upper_congress_held', 'stock')).toBe('Có')
    expect(previous('finance_settlement_filed', 'in_period')).toBe('Không')
    expect(previous('upper_congress_held', 'in_period')).toBeNull()
  })

  it('is nothing where nobody reported', async () => {
    expect(await ask('2023-Q4', 'CDVC_TINH')).toBeNull()
    expect(await ask('2023-Q3')).toBeNull()
    expect(await ask('2024-Q1')).toBeNull()
  })
})

describe('the command', () => {
  it('writes all twelve without a database, saying how far it is, and makes none', async () => {
    const out = join(folder, 'mau')
    const args = ['template', '--period', '2023-Q3', '--all', '--out', out, '--home', join(folder, 'home')]
    const { code, stdout, stderr } = await runCommand(args, { cwd: folder })
    expect({ code, stderr: stderr.split('\n').slice(0, 2) }).toMatchObject({ code: 0 })
    expect(stdout).toContain('Đã tạo mẫu cho 12 đơn vị')
    for (let number = 1; number <= 12; number++) expect(stderr).toContain(`[${number}/12] BCQ_2023-Q3_`)
    expect(await readdir(out)).toHaveLength(12)
    expect(existsSync(join(folder, 'home'))).toBe(false)
  })

  it('writes a CSV for the figures, the list and the events', async () => {
    const out = join(folder, 'csv')
    const args = ['template', '--period', '2023-Q3', '--unit', 'LDLD_TAM_DUONG', '--csv', '--out', out]
    expect((await runCommand(args, { cwd: folder })).code).toBe(0)
    const stem = 'BCQ_2023-Q3_LDLD_TAM_DUONG'
    expect((await readdir(out)).sort()).toEqual([`${stem}.csv`, `${stem}_04_CHAMLO.csv`, `${stem}_DS_CDCS.csv`])
  })

  it('writes the templates of every kind of period that is collected', async () => {
    for (const pipeline of store.definitions.pipelines) {
      const out = join(folder, pipeline.code)
      const { code } = await runCommand(['template', '--period', pipeline.since, '--all', '--out', out], { cwd: folder })
      expect(code, pipeline.code).toBe(0)
      expect((await readdir(out)).length, pipeline.code).toBeGreaterThan(10)
    }
  })
})
