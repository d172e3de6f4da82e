import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { buildFixFile } from '../../src/jobs/buildFixFile.ts'
import type { Finding } from '../../src/pipeline/finding.ts'
import { readWorkbook } from '../../src/read/readWorkbook.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openReader } from '../../src/store/reader/openReader.ts'

const FINDING: Finding = {
  rule: 'X01',
  severity: 'error',
  at: { sheet: '09_KIEMTRA', cell: 'E7' },
  given: '58',
  expected: '57',
  message: 'Tổng không khớp. Đề nghị sửa.',
}
const SAMPLES = join(projectRoot(), 'fixtures')
const reader = openReader()
afterAll(() => reader.close())

const told: unknown[] = []
const log = { info: () => log, warn: () => log, error: (...words: unknown[]) => void told.push(words) } as never

async function fixed(name: string, bytes: Uint8Array) {
  const file = await buildFixFile({ reader, log }, { name, bytes }, { head: [['Đơn vị', 'LĐLĐ huyện']], findings: [FINDING] })
  const workbook = await readWorkbook(file.bytes, name)
  if ('refused' in workbook) throw new Error(workbook.refused)
  const [first] = workbook.sheets
  return {
    ...file,
    sheets: workbook.sheets.map((sheet) => sheet.name),
    texts: first?.rows.flatMap(({ cells }) => cells.map(({ raw }) => raw)) ?? [],
  }
}

const sample = (path: string) => readFile(join(SAMPLES, path))

describe('the file in which a submitter sees what to put right', () => {
  it('is the own workbook where it can be marked', async () => {
    const { ending, isOwnFile, sheets } = await fixed('BC.xlsx', await sample('quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx'))
    expect({ ending, isOwnFile, first: sheets.slice(0, 2) }).toEqual({
      ending: 'can-sua.xlsx',
      isOwnFile: true,
      first: ['Cần sửa', 'BIA'],
    })
  })

  it.each([
    ['a CSV', 'quarter-3-2023/inbox/LDLD_TINH.csv', 'Tệp không phải .xlsx hoặc .xlsm'],
    ['an .xls', 'accepted/xls-saved-by-libreoffice/BC quy 3 sua lan cuoi.xls', 'Tệp không phải .xlsx hoặc .xlsm'],
    ['an .ods', 'accepted/ods-saved-by-libreoffice/BC quy 3 sua lan cuoi.ods', 'Tệp không phải .xlsx hoặc .xlsm'],
  ])('is a workbook with the same table for %s, and says why', async (_, path, why) => {
    const { isOwnFile, sheets, texts } = await fixed(path, await sample(path))
    expect({ isOwnFile, sheets }).toEqual({ isOwnFile: false, sheets: ['Cần sửa'] })
    expect(texts).toEqual(expect.arrayContaining(['LĐLĐ huyện', '09_KIEMTRA', 'E7', '58', '57', FINDING.message, 'X01']))
    expect(texts.find((text) => text.startsWith(why))).toBeDefined()
  })

  it('leaves a signed workbook as it is, and says that it is signed', async () => {
    const parts = unzipSync(await sample('quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx'))
    const { isOwnFile, texts } = await fixed('BC.xlsx', zipSync({ ...parts, '_xmlsignatures/sig1.xml': strToU8('<Signature/>') }))
    expect(isOwnFile).toBe(false)
    expect(texts.find((text) => text.includes('chữ ký số'))).toBeDefined()
  })

  it('keeps the ending of a workbook with macros, and finds them under another ending', async () => {
    const parts = unzipSync(await sample('quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx'))
    const macros = zipSync({ ...parts, 'xl/vbaProject.bin': strToU8('macros') })
    expect((await fixed('BC.xlsm', macros)).ending).toBe('can-sua.xlsm')
    expect((await fixed('BC.xls', macros)).ending).toBe('can-sua.xlsm')
  })

  it('is made even where marking fails by our fault, which is logged', async () => {
    const broken = { mark: () => Promise.reject(new Error('no such thing')) } as never
    const bytes = await sample('quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx')
    const { isOwnFile } = await buildFixFile({ reader: broken, log }, { name: 'BC.xlsx', bytes }, { head: [], findings: [FINDING] })
    expect(isOwnFile).toBe(false)
    expect(JSON.stringify(told)).toContain('fault while marking a file')
  })
})
