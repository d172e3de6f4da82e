import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NOT_CALCULATED } from '../../../src/parse/cellErrors.ts'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import { sniffFile } from '../../../src/read/sniffFile.ts'
import { projectRoot } from '../../../src/store/projectRoot.ts'
import { type Cells, readWithExceljs, readWithHucre } from './secondReaders.ts'

const FIXTURES = join(projectRoot(), 'fixtures')
const files = (await readdir(FIXTURES, { recursive: true })).filter((name) => /\.xls[xm]$/.test(name)).sort()

/** What we make of a workbook, but for formulas that were never calculated, which the others pass over; null where we refuse it. */
async function readOurselves(bytes: Uint8Array): Promise<Cells | null> {
  const workbook = await readWorkbook(bytes, 'x.xlsx')
  if ('refused' in workbook) return null
  const cells = workbook.sheets.flatMap(({ rows }) => rows.flatMap((row) => row.cells)).filter(({ raw }) => raw !== NOT_CALCULATED)
  return new Map(cells.map(({ at, raw }) => [`${at.sheet}!${at.cell}`, raw]))
}

/** What differs between two readings, as "sheet!A1: ours | theirs". Line ends count alike: readers resolve them in their own ways. */
function differences(ours: Cells, theirs: Cells): string[] {
  const fold = (text = '') => text.replace(/\r\n?/g, '\n')
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((address) => fold(ours.get(address)) !== fold(theirs.get(address)))
    .map((address) => `${address}: ${ours.get(address)} | ${theirs.get(address)}`)
}

describe('our reader and two others see the same cells in every workbook of the fixtures', () => {
  test.each(files)('%s', async (file) => {
    const bytes = new Uint8Array(await readFile(join(FIXTURES, file)))
    const ours = (await sniffFile(bytes)) === 'xlsx' ? await readOurselves(bytes) : null
    if (!ours) return expect(file).toMatch(/^refused\//)
    expect(ours.size).toBeGreaterThan(0)
    expect(differences(ours, await readWithHucre(bytes))).toEqual([])
    expect(differences(ours, await readWithExceljs(bytes))).toEqual([])
  })
})
