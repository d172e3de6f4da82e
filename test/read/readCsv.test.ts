import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unpackWorkbook } from '../../src/read/packed/unpackWorkbook.ts'
import { readCsv } from '../../src/read/readCsv.ts'
import type { Sheet, Workbook } from '../../src/read/sheet.ts'
import { splitRecords } from '../../src/read/splitRecords.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

async function readFile(content: string | Uint8Array, name = 'BC quy 3.csv'): Promise<Workbook> {
  const packed = await readCsv(typeof content === 'string' ? utf8(content) : content, name)
  return 'refused' in packed ? expect.fail(packed.refused) : unpackWorkbook(packed)
}

async function read(content: string | Uint8Array, name?: string): Promise<Sheet> {
  return (await readFile(content, name)).sheets[0] as Sheet
}

/** Every cell as "E7=57". */
function list(sheet: Sheet): string[] {
  return sheet.rows.flatMap((row) => row.cells.map((cell) => `${cell.at.cell}=${cell.raw}`))
}

const RETURN = `#tonghop;bao-cao-quy;1;TAM_DUONG;2023-Q3
Biểu;Mã;Chỉ tiêu;ĐVT;Trong kỳ
09_KIEMTRA;a;"Kiểm tra; giám sát";cuộc;57
`

describe('a CSV is read as a spreadsheet shows it', () => {
  test('one sheet called as the file, with the addresses of a spreadsheet', async () => {
    const sheet = await read(RETURN, 'inbox\\TAM_DUONG/BC.quy 3.csv')
    expect(sheet).toMatchObject({ name: 'BC.quy 3', isHidden: false })
    const { number, columns, isHidden, cells } = sheet.rows[2] ?? expect.fail()
    expect({ number, columns, isHidden }).toEqual({ number: 3, columns: [1, 2, 3, 4, 5], isHidden: false })
    expect(cells).toEqual(
      ['09_KIEMTRA', 'a', 'Kiểm tra; giám sát', 'cuộc', '57'].map((raw, index) => ({
        at: { sheet: 'BC.quy 3', cell: `${'ABCDE'[index]}3` },
        kind: 'text',
        value: raw,
        raw,
      })),
    )
  })

  test('blank lines are rows, short rows stay short, long rows stay long', async () => {
    expect(list(await read('a;b\n\n;;x\n1;2;3;4\n\n'))).toEqual(['A1=a', 'B1=b', 'C3=x', 'A4=1', 'B4=2', 'C4=3', 'D4=4'])
  })

  test('a line break inside quotes stays as it is and makes no row', async () => {
    expect(list(await read('a;"một\r\nhai\rba\nbốn";c\r\nd;e\rf;g\nh'))).toEqual([
      'A1=a',
      'B1=một\r\nhai\rba\nbốn',
      'C1=c',
      'A2=d',
      'B2=e',
      'A3=f',
      'B3=g',
      'A4=h',
    ])
  })

  test('text stays as it is', async () => {
    const text = ` ${'Mường Tè'.normalize('NFD')}\u00a0\u200b `
    expect(list(await read(`${text};00123;  ;=1+1;20.841;1,5`))).toEqual([
      `A1=${text}`,
      'B1=00123',
      'C1=  ',
      'D1==1+1',
      'E1=20.841',
      'F1=1,5',
    ])
  })

  test('the line "sep=;" is no row', async () => {
    expect(list(await read('sep=|\r\na|b;c\r\n1|2'))).toEqual(['A1=a', 'B1=b;c', 'A2=1', 'B2=2'])
    expect(list(await read('\ufeffSEP=,\na,"b;c;d"\n1,2'))).toEqual(['A1=a', 'B1=b;c;d', 'A2=1', 'B2=2'])
  })

  test('a file of nothing but delimiters has no rows', async () => {
    expect((await read(';;;\n;;;\n')).rows).toEqual([])
  })
})

describe('the encoding is found', () => {
  const LINES = 'Biểu;Mã;Đơn vị\nBIA;1;Mường Tè\n'
  const CELLS = ['A1=Biểu', 'B1=Mã', 'C1=Đơn vị', 'A2=BIA', 'B2=1', 'C2=Mường Tè']
  const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16())
  const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
  const CASES: [what: string, bytes: Uint8Array][] = [
    ['UTF-8', utf8(LINES)],
    ['UTF-8 with its mark', utf8(`\ufeff${LINES}`)],
    ['UTF-8 saved twice with its mark', utf8(`\ufeff\ufeff${LINES}`)],
    ['UTF-16LE', utf16le(`\ufeff${LINES}`)],
    ['UTF-16BE', utf16be(`\ufeff${LINES}`)],
    ['UTF-16LE without its mark', utf16le(LINES)],
    ['UTF-16BE without its mark', utf16be(LINES)],
  ]
  test.each(CASES)('%s', async (_, bytes) => {
    expect(list(await read(bytes))).toEqual(CELLS)
  })

  test('an older encoding of two words is asked about, not guessed', async () => {
    const refusal = await readCsv(new Uint8Array(Buffer.from('Bi\xd3u;M\xb7\n', 'latin1')), 'x.csv')
    expect(refusal).toEqual({ refused: expect.stringMatching(/bảng mã cũ.*Có phải "Biểu; Mã" \(TCVN3.*\)\?.*Đề nghị.*"CSV UTF-8"/) })
  })

  test('half a letter of UTF-16 is refused', async () => {
    expect(await readCsv(new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42]), 'x.csv')).toEqual({ refused: expect.stringContaining('bảng mã') })
  })
})

describe('the delimiter is found', () => {
  const CASES: [what: string, text: string, first: string[]][] = [
    ['semicolons', 'a;b;c\n1;2;3', ['a', 'b', 'c']],
    ['tabs', 'a\tb\tc\n1\t2\t3', ['a', 'b', 'c']],
    ['commas', 'a,b,c\n1,2,3', ['a', 'b', 'c']],
    ['semicolons among decimal commas', 'a;b\n1,5;2,5\n3,5;4,5\n5,5;6,5', ['a', 'b']],
    ['tabs among decimal commas', 'a\tb\n1,5\t2\n3,5\t4', ['a', 'b']],
    ['semicolons in rows of every length', 'BÁO CÁO\na;b;c\n1,5;2,0;3\n1\n4;5;6', ['BÁO CÁO']],
    ['commas, with semicolons in the text', 'a,b\n"x;y;z",1\n"u;v",2\nt;s,3', ['a', 'b']],
    ['commas, with quotes and commas in the text', '"a,a,a","b"\n"1,2","3"\n"4","5"', ['a,a,a', 'b']],
    ['what the first line has after its mark', '#tonghop,x;y,1\n1;2;3,4\n1;2;3,4', ['#tonghop', 'x;y', '1']],
    ['one column', 'Đơn vị\nMường Tè', ['Đơn vị']],
    ['one column of decimals', '1,5\n2,5', ['1', '5']],
  ]
  test.each(CASES)('%s', async (_, text, first) => {
    expect((await read(text)).rows[0]?.cells.map((cell) => cell.raw)).toEqual(first)
  })
})

describe('quotation marks', () => {
  test('inside a field that has none at its start, they are text', async () => {
    expect(list(await read('a;Mái ấm "Công đoàn";b\nc;="001";12"\n'))).toEqual([
      'A1=a',
      'B1=Mái ấm "Công đoàn"',
      'C1=b',
      'A2=c',
      'B2="001"'.replace('=', '=='),
      'C2=12"',
    ])
  })

  test('doubled inside quotes, they are one', async () => {
    expect(list(await read('"Mái ấm ""Công đoàn""";"";""""\n'))).toEqual(['A1=Mái ấm "Công đoàn"', 'C1="'])
  })

  const UNCLOSED: [what: string, text: string, line: number, cell: string, cells: string[]][] = [
    ['that is never closed', 'a;b\nc;"d\ne;f\n', 2, 'B2', ['A1=a', 'B1=b', 'A2=c', 'B2="d', 'A3=e', 'B3=f']],
    ['that closes on another one', 'a;b\n\n"c;d\ne;"f";g\n', 3, 'A3', ['A1=a', 'B1=b', 'A3="c', 'B3=d', 'A4=e', 'B4=f', 'C4=g']],
    ['that is followed by text', 'a;"b" c\n', 1, 'B1', ['A1=a', 'B1="b" c']],
    ['after a field of two lines', '"a\nb";c\n"d\n', 3, 'A2', ['A1=a\nb', 'B1=c', 'A2="d']],
    ['after the line "sep=;"', 'sep=;\na;b\n"c;d', 3, 'A2', ['A1=a', 'B1=b', 'A2="c', 'B2=d']],
    ['at the very end', 'a;b;"', 1, 'C1', ['A1=a', 'B1=b', 'C1="']],
  ]
  test.each(UNCLOSED)('one %s is told with its line, and the rest is read', async (_, text, line, cell, cells) => {
    const { sheets, findings } = await readFile(text)
    expect(list(sheets[0] as Sheet)).toEqual(cells)
    const message = expect.stringContaining(`Dòng ${line} `)
    expect(findings).toEqual([expect.objectContaining({ rule: 'T37', severity: 'error', at: { sheet: 'BC quy 3', cell }, message })])
  })

  test('one that swallows whole rows is told', async () => {
    const { findings } = await readFile('a;b;c\n1;2;"x\n3;4;5\n6;7;y"\n8;9;z\n')
    expect(findings).toEqual([expect.objectContaining({ rule: 'T37', severity: 'error', at: { sheet: 'BC quy 3', cell: 'C2' } })])
    expect((await readFile('a;b;c\n1;2;"hai dòng\nghi chú; có dấu chấm phẩy"\n')).findings).toEqual([])
  })

  test('a file of nothing else takes no longer than another', async () => {
    const startedAt = Date.now()
    for (const marks of ['"x""\n', '""""x;', '""x\n', '";""\n']) {
      const packed = await readCsv(utf8(`"${marks.repeat(1_000_000)}`), 'x.csv')
      if (!('refused' in packed)) expect(packed.head.findings.length).toBeGreaterThan(0)
    }
    expect(Date.now() - startedAt).toBeLessThan(60_000)
  })

  test('fields are what csv-parse makes of them', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'ế', ';', ',', '"', '""', '";"', '\r', '\n', '\r\n', ' '), maxLength: 30 })
    fc.assert(
      fc.property(text, (written) => {
        const bytes = Buffer.from(written)
        const records: string[][] = []
        let isClosed = true
        splitRecords(bytes, 0x3b, ({ count, starts, ends, unclosedIn }) => {
          records.push(Array.from({ length: count }, (_, index) => bytes.toString('utf8', starts[index], ends[index])))
          isClosed &&= unclosedIn < 0
          return true
        })
        fc.pre(isClosed)
        const options = { delimiter: ';', record_delimiter: ['\r\n', '\n', '\r'], relax_quotes: true, relax_column_count: true }
        expect(records).toEqual(parse(written, options))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('a CSV that is too large is refused at once', () => {
  test('in bytes', async () => {
    expect(await readCsv(new Uint8Array(49 * 1024 * 1024).fill(59), 'x.csv')).toEqual({ refused: expect.stringContaining('quá lớn') })
  })

  test('in fields', async () => {
    const startedAt = Date.now()
    expect(await readCsv(new Uint8Array(15 * 1024 * 1024).fill(59), 'x.csv')).toEqual({ refused: expect.stringContaining('quá lớn') })
    expect(await readCsv(new Uint8Array(15 * 1024 * 1024).fill(10), 'x.csv')).toEqual({ refused: expect.stringContaining('quá lớn') })
    expect(Date.now() - startedAt).toBeLessThan(20_000)
  })
})
