import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { buildCase } from '../../fixtures/rule-cases/buildCase.ts'
import { smallUpperReturn } from '../../fixtures/rule-cases/smallReturns.ts'
import { intake, type TakenFile } from '../../src/jobs/intake.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { openTestStore, type TestStore } from '../helpers/openTestStore.ts'

/** What the clerk types by mistake, by "sheet!cell". */
const MISTAKES: Record<string, ExcelJS.CellValue> = {
  '09_KIEMTRA!E6': 77, // the total of its parts is another
  '09_KIEMTRA!F8': null, // left blank
  '03_PHAPLUAT!E7': '8/10', // two numbers in one cell
  '07_DOANVIEN!G10': 99_999, // more than there are
  '10_TAICHINH!E5': '1,500 triệu', // 1,5 or 1.500?
}

let store: TestStore
beforeEach(async () => {
  store = await openTestStore()
})
afterEach(() => store.close())

/** The template of the unit as the clerk fills it in. */
async function fillIn(finish: (workbook: ExcelJS.Workbook) => void = () => {}): Promise<Uint8Array> {
  const { files } = await buildCase({ folder: 'returned/cycle', base: smallUpperReturn, findings: [], finish }, store.definitions)
  return Object.values(files)[0] as Uint8Array
}

async function send(name: string, bytes: Uint8Array): Promise<TakenFile> {
  await writeFile(join(store.drop.folders.inbox, name), bytes)
  const { files, faults } = await intake(store)
  expect(faults).toEqual([])
  return files[0] as TakenFile
}

async function openWorkbook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(new Uint8Array(bytes).buffer)
  return workbook
}

function cellOf(workbook: ExcelJS.Workbook, place: string): ExcelJS.Cell {
  const [sheet = '', cell = ''] = place.split('!')
  const found = workbook.getWorksheet(sheet)?.getCell(cell)
  if (!found) throw new Error(`No cell ${place}`)
  return found
}

/** The cells that the errors of the sheet "Cần sửa" name: "09_KIEMTRA!E6". */
function errorsOf(workbook: ExcelJS.Workbook): string[] {
  const rows: string[][] = []
  workbook.worksheets[0]?.eachRow((row) => void rows.push([2, 3, 4].map((column) => row.getCell(column).text)))
  const from = rows.findIndex(([first]) => first?.startsWith('Cần sửa ('))
  const points = rows.slice(from + 1)
  const to = points.findIndex(([first]) => !/^\d+$/.test(first ?? ''))
  return points.slice(0, to < 0 ? points.length : to).map(([, sheet, cell]) => `${sheet}!${cell}`)
}

it('A clerk fills in the template with five mistakes, gets it back marked, follows the marks, sends it again, and has a receipt for version 2', async () => {
  const right = await openWorkbook(await fillIn())
  const wrong = await fillIn((workbook) => {
    for (const [place, value] of Object.entries(MISTAKES)) cellOf(workbook, place).value = value
  })
  const returned = await send('BC quy 3.xlsx', wrong)
  expect(returned).toMatchObject({ status: 'returned', version: 1 })
  const told = returned.findings.filter(({ severity }) => severity === 'error').map(({ at }) => `${at?.sheet}!${at?.cell}`)
  expect(told.sort()).toEqual(Object.keys(MISTAKES).sort())

  const marked = await openWorkbook(await readFile(`${returned.answer}.can-sua.xlsx`))
  expect(marked.worksheets[0]?.name).toBe('Cần sửa')
  const places = errorsOf(marked)
  expect([...places].sort()).toEqual(Object.keys(MISTAKES).sort())
  for (const place of places) {
    const cell = cellOf(marked, place)
    expect(cell.fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFB3B4' } })
    expect(JSON.stringify(cell.note)).toContain('Cần sửa (tonghop)')
    cell.value = cellOf(right, place).value
  }

  const again = await send('BC quy 3.xlsx', new Uint8Array(await marked.xlsx.writeBuffer()))
  expect(again.findings.filter(({ severity }) => severity !== 'notice')).toEqual([])
  expect(again).toMatchObject({ status: 'accepted', version: 2 })
  const receipt = await readFile(`${again.answer}.ket-qua.txt`, 'utf8')
  for (const line of ['Bản: 2', 'ĐÃ NHẬN, HỢP LỆ.', 'SỐ LIỆU ĐÃ ĐỌC', `SHA-256: ${again.sha256}`]) expect(receipt).toContain(line)
  expect(receipt).toContain('Mỗi số được cộng vào tổng số cùng tên của Tỉnh Lai Châu')
  expect(await readFile(`${again.answer}.ket-qua.html`, 'utf8')).toContain('<h1 class="accepted">ĐÃ NHẬN, HỢP LỆ.</h1>')
  const answers = (await readdir(dirname(again.answer))).filter((name) => name.includes('can-sua'))
  expect(answers).toHaveLength(1) // that of the first time
})

it('A marked file that comes back as it is gets the same answer again, marked once', async () => {
  const wrong = await fillIn((workbook) => {
    cellOf(workbook, '09_KIEMTRA!E6').value = 77
  })
  const first = await send('BC quy 3.xlsx', wrong)
  const marked = new Uint8Array(await readFile(`${first.answer}.can-sua.xlsx`))
  const second = await send('BC quy 3.can-sua.xlsx', marked)
  expect(second.findings).toEqual(first.findings)
  const remarked = await openWorkbook(await readFile(`${second.answer}.can-sua.xlsx`))
  expect(remarked.worksheets.filter(({ name }) => name.startsWith('Cần sửa'))).toHaveLength(1)
  expect(JSON.stringify(cellOf(remarked, '09_KIEMTRA!E6').note).match(/Cần sửa \(tonghop\)/g)).toHaveLength(1)
})

it('A unit that sends a CSV gets the table of what to put right, and its own file beside it, unchanged', async () => {
  const bytes = new Uint8Array(await readFile(join(projectRoot(), 'fixtures/returned/csv-thousands-comma/LDLD_TINH.csv')))
  const { answer, status } = await send('LDLD_TINH.csv', bytes)
  expect(status).toBe('returned')
  expect((await openWorkbook(await readFile(`${answer}.can-sua.xlsx`))).worksheets.map(({ name }) => name)).toEqual(['Cần sửa'])
  expect(new Uint8Array(await readFile(`${answer}.ban-goc.csv`))).toEqual(bytes)
})
