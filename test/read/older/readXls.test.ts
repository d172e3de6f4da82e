import { utils, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { biffRecord, biffStream, buildBiff } from './buildBiff.ts'
import { buildCompoundFile } from './buildCompoundFile.ts'
import { cellsOf, read, reasonOf } from './sheetOf.ts'

/** Numbers of two bytes one after another, as most of a record is. */
const words = (...numbers: number[]) => Buffer.from(new Uint16Array(numbers).buffer)
const at = (row: number, column: number, style = 0) => words(row - 1, column - 1, style)
const double = (value: number) => Buffer.from(new Float64Array([value]).buffer)
const number = (row: number, column: number, value: number, style = 0) =>
  biffRecord(0x203, Buffer.concat([at(row, column, style), double(value)]))
const short = (bits: number) => biffRecord(0x27e, Buffer.concat([at(1, 1), Buffer.from(new Int32Array([bits]).buffer)]))
const label = (row: number, column: number, text: string) =>
  biffRecord(0x204, Buffer.concat([at(row, column), words(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]))
const formula = (result: Uint8Array) => biffRecord(0x06, Buffer.concat([at(1, 1), result, Buffer.alloc(8)]))
const special = (kind: number, value = 0) => formula(Buffer.from([kind, 0, value, 0, 0, 0, 255, 255]))
const string = (text: string) => biffRecord(0x207, Buffer.concat([words(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]))
const shared = (row: number, column: number, place: number) => biffRecord(0xfd, Buffer.concat([at(row, column), words(place, 0)]))
const format = (id: number, code: string) =>
  biffRecord(0x41e, Buffer.concat([words(id, code.length), Buffer.from([0]), Buffer.from(code, 'latin1')]))
const style = (font: number, format: number) => biffRecord(0xe0, Buffer.concat([words(font, format), Buffer.alloc(16)]))
const font = (name: string) =>
  biffRecord(0x31, Buffer.concat([Buffer.alloc(14), Buffer.from([name.length, 0]), Buffer.from(name, 'latin1')]))
const sheetOf = (records: Buffer[], globals: Buffer[] = []) => read(buildBiff({ globals, sheets: [{ name: 'T', records }] }))
const cells = async (records: Buffer[], globals: Buffer[] = []) => cellsOf((await sheetOf(records, globals)).sheets[0])

describe('values are those that are stored', () => {
  const VALUES: [what: string, records: Buffer[], expected: unknown][] = [
    ['a number to its last bit', [number(1, 1, 0.1 + 0.2)], 0.1 + 0.2],
    ['an integer in few bits', [short((-626 << 2) | 2)], -626],
    ['hundredths in few bits', [short((12345 << 2) | 3)], 123.45],
    ['a number in few bits', [short(0x3ff80000)], 1.5],
    ['a truth', [biffRecord(0x205, Buffer.concat([at(1, 1), Buffer.from([1, 0])]))], true],
    ['an error', [biffRecord(0x205, Buffer.concat([at(1, 1), Buffer.from([0x17, 1])]))], 'error #REF!'],
    ['an identity number with its zero', [label(1, 1, '0912000111')], '0912000111'],
    ['a text that looks like a formula', [label(1, 1, '=1+1')], '=1+1'],
    ['a text with blanks and a new line', [label(1, 1, '  Tổng\nhợp ')], '  Tổng\nhợp '],
    ['a formula that gives zero', [formula(double(0))], 0],
    ['a formula that gives FALSE', [special(1, 0)], false],
    ['a formula that gives an error', [special(2, 0x07)], 'error #DIV/0!'],
    ['a formula that gives a text', [special(0), string('đạt')], 'đạt'],
  ]
  test.each(VALUES)('%s', async (_, records, expected) => {
    expect(await cells(records)).toEqual({ A1: expected })
  })

  test('a formula that gives "" is blank; one that gives something is told to be a formula', async () => {
    expect(await cells([special(3), number(1, 2, 1)])).toEqual({ B1: 1 })
    expect((await sheetOf([special(1, 1)])).sheets[0]?.rows[0]?.cells[0]?.formula).toBe('')
  })

  test('several numbers in one record', async () => {
    const record = biffRecord(
      0xbd,
      Buffer.concat([
        words(2, 1),
        words(0),
        Buffer.from(new Int32Array([(5 << 2) | 2]).buffer),
        words(0),
        Buffer.from(new Int32Array([(6 << 2) | 2]).buffer),
        words(2),
      ]),
    )
    expect(await cells([record])).toEqual({ B3: 5, C3: 6 })
  })

  test('a number with the format of a day is that day, from 1900 or from 1904; a share is told by its format', async () => {
    const globals = [format(164, 'dd\\/mm\\/yyyy'), style(0, 164), style(0, 9), style(0, 14)]
    const records = [number(1, 1, 45153, 0), number(1, 2, 0.5, 1), number(1, 3, 45153.5, 2)]
    const { sheets } = await sheetOf(records, globals)
    expect(cellsOf(sheets[0])).toEqual({ A1: 'date 2023-08-15', B1: 0.5, C1: 'date 2023-08-15T12:00:00' })
    expect(sheets[0]?.rows[0]?.cells[1]?.format).toBe('0%')
    expect(await cells(records, [...globals, biffRecord(0x22, words(1))])).toMatchObject({ A1: 'date 2027-08-16' })
  })

  test('a font is told by its name; there is none with the number 4', async () => {
    const globals = [...['Arial', 'Arial', 'Arial', 'Arial', '.VnTime'].map(font), style(0, 0), style(5, 0)]
    const { sheets } = await sheetOf([number(1, 1, 1, 1)], globals)
    expect(sheets[0]?.rows[0]?.cells[0]?.font).toBe('.VnTime')
  })
})

describe('texts that cells share', () => {
  const counts = (count: number) => words(count, 0, count, 0)
  test('are read with their marks of fonts and of how they are spoken passed over', async () => {
    const rich = Buffer.concat([words(2), Buffer.from([8]), words(1), Buffer.from('ab'), Buffer.alloc(4)])
    const spoken = Buffer.concat([words(1), Buffer.from([5]), words(6, 0), Buffer.from('ế', 'utf16le'), Buffer.alloc(6)])
    const plain = Buffer.concat([words(1), Buffer.from([0]), Buffer.from('c')])
    const table = biffRecord(0xfc, Buffer.concat([counts(3), rich, spoken, plain]))
    expect(await cells([shared(1, 1, 2), shared(1, 2, 1), shared(1, 3, 0)], [table])).toEqual({ A1: 'c', B1: 'ế', C1: 'ab' })
  })

  test('run over from one record into the next, which may store the rest in another way', async () => {
    const table = biffRecord(0xfc, Buffer.concat([counts(2), words(5), Buffer.from([0]), Buffer.from('ab')]))
    const rest = biffRecord(0x3c, Buffer.concat([Buffer.from([1]), Buffer.from('ếệộ', 'utf16le'), words(1), Buffer.from([0, 120])]))
    expect(await cells([shared(1, 1, 0), shared(2, 1, 1)], [table, rest])).toEqual({ A1: 'abếệộ', A2: 'x' })
  })

  test('a long table is that which another program wrote', async () => {
    const texts = Array.from({ length: 3000 }, (_, index) => [`Công đoàn cơ sở số ${index}${' dài'.repeat(index % 40)}`, `abc ${index}`])
    const book = { SheetNames: ['T'], Sheets: { T: utils.aoa_to_sheet(texts) } }
    const read3000 = await cells3000(write(book, { type: 'buffer', bookType: 'xls', bookSST: true }))
    expect(read3000).toEqual(texts)
  })
})

async function cells3000(bytes: Uint8Array): Promise<unknown[][]> {
  const { sheets } = await read(new Uint8Array(bytes))
  return (sheets[0]?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value))
}

describe('sheets', () => {
  test('come in the order of their tabs, wherever they are stored; charts are none; hidden ones are read', async () => {
    const stream = biffStream({
      sheets: [
        { name: 'Một', records: [number(1, 1, 1)] },
        { name: 'Biểu đồ', records: [], kind: 2 },
        { name: 'Hai', records: [number(1, 1, 2)], state: 2 },
      ],
    })
    const { sheets } = await read(buildCompoundFile({ Workbook: stream }))
    expect(sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['Một', false],
      ['Hai', true],
    ])
    expect((await read(new Uint8Array(stream))).sheets.map((sheet) => cellsOf(sheet))).toEqual([{ A1: 1 }, { A1: 2 }])
  })

  test('say what is merged and what is hidden; what is under a merged range is not seen; the cells of a chart are none', async () => {
    const merges = biffRecord(0xe5, words(1, 0, 1, 0, 1))
    const hiddenRow = biffRecord(0x208, words(2, 0, 0, 0, 0, 0, 0x20, 0))
    const hiddenColumns = biffRecord(0x7d, words(3, 4, 0, 0, 1, 0))
    const chart = [biffRecord(0x809, words(0x600, 0x20, 0, 0)), number(9, 9, 9), biffRecord(0x0a, Buffer.alloc(0))]
    const { sheets } = await sheetOf([hiddenRow, hiddenColumns, number(3, 1, 3), number(1, 1, 1), number(2, 2, 2), merges, ...chart])
    expect(cellsOf(sheets[0])).toEqual({ A1: 1, A3: 3 })
    expect(sheets[0]).toMatchObject({ merges: [{ top: 1, left: 1, bottom: 2, right: 2 }], hiddenColumns: [[4, 5]] })
    expect(sheets[0]?.rows.map(({ number, isHidden }) => [number, isHidden])).toEqual([
      [1, false],
      [3, true],
    ])
  })
})

describe('Excel 5 and 95', () => {
  const old = (codePage: number, bytes: number[]) => {
    const text = biffRecord(0x204, Buffer.concat([at(1, 1), words(bytes.length), Buffer.from(bytes)]))
    return buildBiff({
      version: 5,
      globals: [biffRecord(0x42, words(codePage))],
      sheets: [{ name: 'T\xf4', records: [text, number(1, 2, 5)] }],
    })
  }

  test('Vietnamese of code page 1258 is put together as it is written today', async () => {
    const { sheets } = await read(old(1258, [0x54, 0xf4, 0xd2, 0x6e, 0x67, 0x20, 0x68, 0xf5, 0xf2, 0x70]))
    expect(sheets[0]?.name).toBe('Tô')
    expect(cellsOf(sheets[0])).toEqual({ A1: 'Tổng hợp', B1: 5 })
  })

  test('letters of a font before Unicode stay as they are stored, and beside them stands what they mean', async () => {
    const [row] = (await read(old(1252, [0x42, 0xb8, 0x6f]))).sheets[0]?.rows ?? []
    expect(row?.cell(1)).toMatchObject({ raw: 'B¸o', value: 'Báo' })
  })
})

describe('what cannot be read rightly is refused', () => {
  const book = (records: Buffer[], globals: Buffer[] = []) => buildBiff({ globals, sheets: [{ name: 'T', records }] })
  const REFUSED: [what: string, bytes: () => Uint8Array, reason: RegExp][] = [
    ['a password', () => book([], [biffRecord(0x2f, Buffer.alloc(54))]), /mật khẩu/],
    ['a record that is cut short', () => book([biffRecord(0x203, Buffer.alloc(8))]), /hỏng/],
    ['a text longer than its record', () => book([biffRecord(0x204, Buffer.concat([at(1, 1), words(500), Buffer.from([0, 65])]))]), /hỏng/],
    ['a shared text that there is not', () => book([shared(1, 1, 0)]), /hỏng/],
    ['a column that Excel never had', () => book([number(1, 257, 1)]), /hỏng.*hàng 1/],
    ['two values in one cell', () => book([number(1, 1, 1), number(1, 1, 2)]), /hỏng/],
    ['a sheet that is not where the list says', () => misplaced(), /hỏng/],
    ['no sheet', () => buildBiff({ sheets: [] }), /không có trang tính/],
    ['Excel 4', () => new Uint8Array([9, 4, 6, 0, 0, 0, 16, 0]), /trước năm 1995/],
  ]
  test.each(REFUSED)('%s', async (_, bytes, reason) => {
    expect(await reasonOf(bytes())).toMatch(reason)
  })

  function misplaced(): Uint8Array {
    const stream = biffStream({ sheets: [{ name: 'T', records: [number(1, 1, 1)] }] })
    const list = stream.indexOf(Buffer.from([0x85, 0]))
    stream.writeUInt32LE(stream.readUInt32LE(list + 4) + 4, list + 4)
    return buildCompoundFile({ Workbook: stream })
  }
})
