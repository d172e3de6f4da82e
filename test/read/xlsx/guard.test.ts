import { randomBytes } from 'node:crypto'
import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import { readXlsx } from '../../../src/read/xlsx/readXlsx.ts'
import { buildCell, buildXlsx, DECLARATION, sheetXml } from '../buildXlsx.ts'

const MIB = 1024 * 1024
const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'

/** A workbook with one file more, which unpacks to so many MiB of spaces. */
function withBomb(path: string, mib: number): Uint8Array {
  const chunks: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const add = (name: string, write: (file: ZipDeflate) => void) => {
    const file = new ZipDeflate(name, { level: 1 })
    zip.add(file)
    write(file)
  }
  add('xl/workbook.xml', (file) => file.push(strToU8(NAMED), true))
  add('xl/_rels/workbook.xml.rels', (file) => file.push(strToU8(LINKED), true))
  add(path, (file) => {
    const spaces = new Uint8Array(MIB).fill(32)
    for (let n = 1; n <= mib; n++) file.push(spaces, n === mib)
  })
  zip.end()
  return new Uint8Array(Buffer.concat(chunks))
}

/** A workbook with one file more, of 1 MiB that cannot be packed any smaller. */
function withNoise(path: string): Uint8Array {
  return buildXlsx({ sheets: { X: ONE }, files: { [path]: new Uint8Array(randomBytes(MIB)) } })
}

/** Changes the size that the zip's directory declares for a file. */
function declareSize(zip: Uint8Array, path: string, size: number): Uint8Array {
  const bytes = Buffer.from(zip)
  const name = bytes.lastIndexOf(path)
  bytes.writeUInt32LE(size, name - 46 + 24)
  return new Uint8Array(bytes)
}

describe('what would exhaust or hang a reader is answered with what to do', () => {
  const sheet = (after: string) => buildXlsx({ sheets: { X: sheetXml(ONE, after) } })
  const REFUSED: [what: string, bytes: () => Uint8Array, reason: RegExp][] = [
    ['a sheet of 40 MB of spaces', () => withBomb('xl/worksheets/sheet1.xml', 40), /nén chặt khác thường/],
    ['a file that nothing links to, of 4 MB', () => withBomb('xl/khac.xml', 4), /nén chặt khác thường/],
    [
      'a sheet that declares less than it has',
      () => declareSize(withBomb('xl/worksheets/sheet1.xml', 4), 'xl/worksheets/sheet1.xml', 1000),
      /bị hỏng/,
    ],
    ['XML that declares more than the limit in all', () => declareSize(withNoise('xl/khac.xml'), 'xl/khac.xml', 210 * MIB), /quá lớn/],
    ['pictures that declare more than the limit in all', () => declareSize(withNoise('xl/khac.png'), 'xl/khac.png', 410 * MIB), /quá lớn/],
    ['a merged range of the whole sheet', () => sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), /gộp ô quá lớn/],
    ['a hundred merged columns', () => sheet(`<mergeCells>${'<mergeCell ref="A1:A9999"/>'.repeat(100)}</mergeCells>`), /gộp ô quá lớn/],
    ['row 4,000,000,000', () => buildXlsx({ sheets: { X: '<row r="4000000000"><c r="A4000000000"/></row>' } }), /sai cấu trúc/],
    [
      '200,000 rows with nothing but a border',
      () => buildXlsx({ sheets: { X: rows(200_000, '') } }),
      /hơn 150\.000 hàng, kể cả hàng trống/,
    ],
    ['a billion laughs', () => sheetWithDoctype('<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'), /DOCTYPE/],
    ['a file of the machine drawn in', () => sheetWithDoctype('<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'), /DOCTYPE/],
    [
      'three thousand files',
      () =>
        buildXlsx({ sheets: { X: ONE }, files: Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`xl/${n}`, new Uint8Array()])) }),
      /quá nhiều tệp con/,
    ],
    [
      'three hundred sheets',
      () => buildXlsx({ sheets: Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`T${n}`, ''])) }),
      /quá nhiều trang tính/,
    ],
    ['tags that never end', () => buildXlsx({ sheets: { X: sheetXml('<c '.repeat(100_000)) } }), /sai cấu trúc/],
  ]
  test.each(REFUSED)('refused: %s', async (_, build, reason) => {
    expect(await readWorkbook(build(), 'x.xlsx')).toMatchObject({ refused: expect.stringMatching(reason) })
  })

  const ACCEPTED: [what: string, bytes: () => Uint8Array][] = [
    [
      'a picture of one colour, of 40 MB',
      () => buildXlsx({ sheets: { X: ONE }, files: { 'xl/media/image1.bmp': new Uint8Array(40 * MIB) } }),
    ],
    [
      'a validation of the whole sheet',
      () =>
        sheet(
          '<dataValidations><dataValidation sqref="A1:XFD1048576" type="list"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
        ),
    ],
    [
      'five whole-column drop-downs',
      () =>
        sheet(
          `<dataValidations>${'ABCDE'.replace(/./g, '<dataValidation sqref="$&1:$&1048576" type="list"><formula1>$A$1</formula1></dataValidation>')}</dataValidations>`,
        ),
    ],
    ['a name for the whole sheet', () => buildXlsx({ sheets: { X: ONE }, files: { 'xl/workbook.xml': strToU8(NAMED) } })],
    [
      'a dimension of the whole sheet',
      () =>
        buildXlsx({
          sheets: {
            X: sheetXml(ONE).replace(
              '<sheetData>',
              '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols><sheetData>',
            ),
          },
        }),
    ],
    [
      'conditional formats in the newer way',
      () => sheet('<extLst><ext xmlns:xm="m"><xm:f>A1</xm:f><xm:sqref>A1</xm:sqref></ext></extLst>'),
    ],
    [
      'comments, tables and drawings that lead nowhere',
      () => sheet('<drawing r:id="rId9"/><legacyDrawing r:id="rId8"/><tableParts count="1"><tablePart r:id="rId7"/></tableParts>'),
    ],
  ]
  test.each(ACCEPTED)('read: %s', async (_, build) => {
    expect(await readWorkbook(build(), 'x.xlsx')).toMatchObject({ sheets: [{ rows: [{ cells: [{ value: 1 }] }] }] })
  })

  test('read: all 16,384 columns', async () => {
    const cells = Array.from({ length: 16_384 }, (_, n) => `<c r="${letters(n + 1)}1"><v>${n}</v></c>`).join('')
    const workbook = await readWorkbook(buildXlsx({ sheets: { X: `<row r="1">${cells}</row>` } }), 'x.xlsx')
    expect('sheets' in workbook && workbook.sheets[0]?.rows[0]?.columns.length).toBe(16_384)
  })
})

const LINKED = `${DECLARATION}<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
const NAMED = `${DECLARATION}<workbook xmlns:r="r"><sheets><sheet name="X" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="TẤT_CẢ">X!$A$1:$XFD$1048576</definedName></definedNames></workbook>`

function sheetWithDoctype(doctype: string): Uint8Array {
  return buildXlsx({ sheets: { X: sheetXml(ONE).replace('<worksheet', `${doctype}<worksheet`) } })
}

/** Rows of empty cells in these columns, their heights all different, as random as real ones. */
function rows(count: number, columns: string): string {
  return Array.from(
    { length: count },
    (_, n) =>
      `<row r="${n + 1}" ht="${(n * 7919) % 977}">${[...columns].map((column) => `<c r="${column}${n + 1}" s="1"/>`).join('')}</row>`,
  ).join('')
}

function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return `${rest ? letters(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`
}

describe('a zip that is not in order is refused', () => {
  const good = buildCell('<c r="A1"><v>1</v></c>')
  const CASES: [what: string, bytes: Uint8Array, reason: RegExp][] = [
    ['cut short', good.subarray(0, good.length - 30), /bị hỏng hoặc chép chưa xong/],
    ['its first half', good.subarray(0, good.length / 2), /bị hỏng hoặc chép chưa xong/],
    ['a copy whose middle has not arrived', withZeros(good), /bị hỏng hoặc chép chưa xong/],
    ['a checksum that does not fit', withChangedByte(good), /bị hỏng hoặc chép chưa xong/],
    [
      'a name that climbs out',
      zipSync({ 'xl/workbook.xml': [strToU8('<workbook/>'), {}], '../../x.xml': new Uint8Array() }),
      /trỏ ra ngoài tệp/,
    ],
    ['a name from the root', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>'), '/etc/x': new Uint8Array() }), /trỏ ra ngoài tệp/],
    ['the same name twice', buildXlsx({ sheets: { X: ONE }, files: { 'XL/Worksheets/sheet1.xml': strToU8('<x/>') } }), /trùng tên/],
    ['a password on its files', withFlag(good), /mật khẩu/],
    ['no workbook in it', zipSync({ 'xl/khac.xml': strToU8('<x/>') }), /không có trang tính nào/],
    ['no sheet in it', zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>') }), /không có trang tính nào/],
  ]
  test.each(CASES)('%s', async (_, bytes, reason) => {
    expect(await readWorkbook(bytes, 'x.xlsx')).toMatchObject({ refused: expect.stringMatching(reason) })
  })

  test('and one larger than the limit is not even opened', async () => {
    expect(await readXlsx(new Uint8Array(21 * MIB))).toMatchObject({ refused: expect.stringMatching(/^Tệp lớn hơn 20 MB/) })
  })
})

function withZeros(zip: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(zip)
  return bytes.fill(0, 200, Math.floor(bytes.length / 2))
}

/** Stored, not packed, so that only the checksum can tell. */
function withChangedByte(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets/></workbook>') }, { level: 0 }))
  bytes[bytes.indexOf('sheets')] = 83
  return zip.length > 0 ? new Uint8Array(bytes) : zip
}

/** Sets the bit that says "encrypted" on the first file in the directory. */
function withFlag(zip: Uint8Array): Uint8Array {
  const bytes = Buffer.from(zip)
  const entry = bytes.indexOf('PK\x01\x02', 0, 'latin1')
  bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8)
  return new Uint8Array(bytes)
}
