import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { expect, it } from 'vitest'
import { assess } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { findUnit } from '../../src/store/loadContext.ts'
import { markUp } from '../../src/write/mark/markUp.ts'
import { root } from '../docs/projectFiles.ts'
import { definitions } from './readReturn.ts'

async function judge(bytes: Uint8Array) {
  const reading = await readSubmission({ name: 'BC quy 3.xlsx', folder: '', bytes }, definitions)
  return assess(reading, emptyContext('2023-09-08', 'refused' in reading ? null : findUnit(definitions.units, reading)))
}

async function markAndJudge(bytes: Uint8Array) {
  const before = await judge(bytes)
  expect(before.findings.length).toBeGreaterThan(0)
  const marked = await markUp(bytes, { head: [['Đơn vị', 'LĐLĐ huyện Nậm Nhùn']], findings: before.findings })
  expect(marked).toBeInstanceOf(Uint8Array)
  return { before, after: await judge(marked as Uint8Array) }
}

function fixture(folder: string): Uint8Array {
  const path = join(root, 'fixtures', folder)
  return new Uint8Array(readFileSync(join(path, readdirSync(path).find((name) => name.endsWith('.xlsx')) ?? '')))
}

it.each([
  'accepted/workbook-in-vntime',
  'accepted/workbook-in-vni',
  'accepted/T22-form-hidden',
  'returned/formula-errors',
  'returned/sheet-duplicated',
])('%s is read as before when it comes back marked', async (folder) => {
  const { before, after } = await markAndJudge(fixture(folder))
  expect(after).toEqual(before)
})

it("What our own sheet quotes in an older font is nobody's typing", async () => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(fixture('accepted/plain-return').buffer as ArrayBuffer)
  const cell = workbook.getWorksheet('09_KIEMTRA')?.getCell('E5')
  if (cell) cell.value = 'L§L§ huyÖn M\u00adêng TÌ'
  const { before, after } = await markAndJudge(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(before.findings[0]?.given).toContain('L§L§')
  expect(after).toEqual(before)
})
