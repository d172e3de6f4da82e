import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkFile } from '../../src/jobs/checkFile.ts'
import { changedBetween } from '../../src/pipeline/changedBetween.ts'
import { findUnexplainedEnds } from '../../src/pipeline/findUnexplainedEnds.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { isValidOn } from '../../src/pipeline/unit.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { regroup } from '../../src/total/regroup/regroup.ts'
import { writeCsv } from '../../src/write/writeCsv.ts'
import { writeTemplate } from '../../src/write/writeTemplate.ts'
import { readSample } from '../helpers/sampleQuarter.ts'
import { loadInHome } from '../pipeline/inHome.ts'
import { lineOf } from '../total/lineOf.ts'

const EXAMPLE = join(projectRoot(), 'pipelines', 'units', 'vi-du-2025')
const NOW = '2026-01-15T08:00:00+07:00'
const TAM_DUONG = 'LDLD_TAM_DUONG'

let shipped: Definitions
let example: Definitions
beforeAll(async () => {
  shipped = await loadInHome({})
  example = await loadInHome({
    'units/units.csv': await readFile(join(EXAMPLE, 'units.csv')),
    'units/successions.csv': await readFile(join(EXAMPLE, 'successions.csv')),
  })
})

function uppersOn(day: string): string[] {
  return example.units.filter((unit) => unit.role === 'upper' && isValidOn(unit, day)).map(({ code }) => code)
}

describe('the example of 2025', () => {
  it('is not read unless an office copies it', () => {
    expect(shipped.units.filter(({ role, validTo }) => role === 'upper' && validTo === null)).toHaveLength(11)
    expect(shipped.successions).toEqual([])
  })

  it('ends the eleven after 30/6/2025 and has others from 1/7/2025 on', () => {
    const eleven = shipped.units.filter(({ role }) => role === 'upper').map(({ code }) => code)
    expect(uppersOn('2023-08-31')).toEqual(eleven)
    expect(uppersOn('2025-06-30')).toEqual(eleven)
    expect(uppersOn('2025-07-01')).toEqual(['CDXP_TAN_PHONG', 'CDXP_DOAN_KET', 'CDXP_VI_DU_1', 'CDXP_VI_DU_2', 'CDXP_VI_DU_3'])
  })

  it('says of every end what followed, and that no decision is known', () => {
    expect(findUnexplainedEnds(example.units, example.successions)).toEqual([])
    const said = [...example.successions, ...example.units.filter(({ validTo, validFrom }) => validTo !== null || validFrom > '2025')]
    expect(new Set(said.map(({ decision }) => decision))).toEqual(new Set(['chưa có số quyết định']))
  })

  it.each(['units.csv', 'successions.csv', 'README.md'])('says in %s that nobody has confirmed it', async (name) => {
    expect(await readFile(join(EXAMPLE, name), 'utf8')).toMatch(/^# VÍ DỤ, CHƯA XÁC NHẬN/)
  })

  it('breaks the series between 2025-Q2 and 2025-Q3, and no other', () => {
    expect(changedBetween(example, '2025-05-31', '2025-08-31').units.size).toBe(11 + 5 + 1)
    expect(changedBetween(example, '2023-08-31', '2025-05-31').isBroken).toBe(false)
    expect(changedBetween(example, '2025-08-31', '2025-11-30').isBroken).toBe(false)
  })

  it('leaves what the province had as it was: each of the eleven has a row of its own', () => {
    const lines = uppersOn('2023-08-31').map((unit, index) => lineOf(unit, 100 + index))
    const rows = regroup(lines, example, { after: '2023-08-31', until: '2026-01-15' })
    const had = rows.filter(({ value }) => value !== null)
    expect(had.map(({ place }) => place.kind)).toEqual([...Array(4).fill('undivided'), ...Array(7).fill('ended')])
    expect(had.reduce((sum, { value }) => sum + (value?.low ?? 0), 0)).toBe(1155)
  })
})

describe('where the eleven have ended', () => {
  const check = (name: string, bytes: Uint8Array) => checkFile({ name, bytes }, { definitions: example, now: NOW, read: readWorkbook })

  it('a late correction of 2023-Q3 is taken as it was then', async () => {
    const name = `${TAM_DUONG}.xlsx`
    const bytes = await readSample(name)
    const outcome = await check(name, bytes)
    expect(outcome).toMatchObject({ status: 'accepted', unit: TAM_DUONG, period: '2023-Q3' })
    expect(outcome).toEqual(await checkFile({ name, bytes }, { definitions: shipped, now: NOW, read: readWorkbook }))
  })

  it('a file of one of them for 2025-Q3 is returned, is never taken for that of another, and is told who follows', async () => {
    const pipeline = shipped.pipelines.find(({ code }) => code === 'quarterly-return') ?? expect.fail('there is no quarterly return')
    const unit = shipped.units.find(({ code }) => code === TAM_DUONG) ?? expect.fail(`there is no ${TAM_DUONG}`)
    const order = { pipeline, unit, period: periodNamed('2025-Q3') }
    for (const [name, bytes] of [
      ['bao-cao.csv', writeCsv(order)],
      [`${TAM_DUONG}.xlsx`, await writeTemplate(order)],
    ] as const) {
      const { status, period, facts, findings, unit: takenFor } = await check(name, bytes)
      expect({ status, period, facts }, name).toEqual({ status: 'returned', period: '2025-Q3', facts: [] })
      expect(takenFor, name).toBeNull()
      const told = findings.filter(({ rule }) => rule === 'T48' || rule === 'T01')
      expect(
        told.map(({ rule, severity }) => [rule, severity]),
        name,
      ).toEqual([['T48', 'error']])
      expect(told[0]?.message, name).toMatch(
        /^LĐLĐ huyện Tam Đường đã kết thúc ngày 30\/6\/2025 .*kỳ Quý III\/2025 .* Nơi nhận tiếp: Công đoàn xã số 1 \(ví dụ\), Công đoàn xã số 2 \(ví dụ\)\./,
      )
    }
  })
})
