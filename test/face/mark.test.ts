import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { runCommand } from './runCommand.ts'

const folder = mkdtempSync(join(tmpdir(), 'tonghop-mark-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const run = (...args: string[]) => runCommand(args, { cwd: folder })
const RETURNED = join(projectRoot(), 'fixtures/returned/X01-parts-do-not-add-up/LDLD_NAM_NHUN.xlsx')

describe('tonghop mark', () => {
  it('marks up a file with what check says of it', async () => {
    const { stdout: verdict } = await run('check', RETURNED, '--json')
    writeFileSync(join(folder, 'ket-qua.json'), verdict)
    const { code, stdout } = await run('mark', RETURNED, '--findings', 'ket-qua.json', '--out', 'can-sua.xlsx')
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^Đã đánh dấu: can-sua\.xlsx \(\d+ điểm\)\n$/) })
    const parts = unzipSync(readFileSync(join(folder, 'can-sua.xlsx')))
    expect(strFromU8(parts['xl/workbook.xml'] as Uint8Array)).toMatch(/<sheets><sheet name="Cần sửa"/)
    const sheet = Object.keys(parts).find((path) => strFromU8(parts[path] as Uint8Array).includes('CÁC ĐIỂM CẦN SỬA')) ?? ''
    expect(strFromU8(parts[sheet] as Uint8Array)).toContain(`location="&apos;09_KIEMTRA&apos;!E6"`)
  })

  it('marks up any workbook with any list of findings, and takes the marks away with an empty one', async () => {
    const finding = { rule: 'A1', severity: 'warning', at: { sheet: 'BIA', cell: 'C4' }, given: 'x', expected: null, message: 'Xem lại.' }
    writeFileSync(join(folder, 'points.json'), JSON.stringify([finding]))
    writeFileSync(join(folder, 'none.json'), '[]')
    expect((await run('mark', RETURNED, '--findings', 'points.json', '--out', 'a.xlsx')).code).toBe(0)
    expect((await run('mark', 'a.xlsx', '--findings', 'none.json', '--out', 'b.xlsx')).code).toBe(0)
    const [marked, cleared] = ['a.xlsx', 'b.xlsx'].map((name) =>
      strFromU8(unzipSync(readFileSync(join(folder, name)))['xl/workbook.xml'] as Uint8Array),
    )
    expect(marked).toContain('Cần sửa')
    expect(cleared).not.toContain('Cần sửa')
  })

  it.each([
    [
      'a file that is not there',
      ['mark', 'khong-co.xlsx', '--findings', 'none.json', '--out', 'c.xlsx'],
      'Không đọc được tệp khong-co.xlsx',
    ],
    ['findings that are none', ['mark', RETURNED, '--findings', RETURNED, '--out', 'c.xlsx'], 'Sau --findings cần một tệp JSON'],
    ['no place for the result', ['mark', RETURNED, '--findings', 'none.json'], '--out'],
  ])('says what is wrong with %s, and ends with 2', async (_, args, words) => {
    const { code, stderr } = await run(...args)
    expect(code).toBe(2)
    expect(stderr).toContain(words)
  })

  it('never writes over the file that was sent', async () => {
    writeFileSync(join(folder, 'sent.xlsx'), readFileSync(RETURNED))
    const { code, stderr } = await run('mark', 'sent.xlsx', '--findings', 'none.json', '--out', 'sent.xlsx')
    expect(code).toBe(2)
    expect(stderr).toContain('không bao giờ bị ghi đè')
    expect(readFileSync(join(folder, 'sent.xlsx'))).toEqual(readFileSync(RETURNED))
  })
})
