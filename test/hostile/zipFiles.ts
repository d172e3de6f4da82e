import { filesOf, ONE_CELL, plainBook, SHEET, SHEET_HEAD, SHEET_TAIL, sampleFile, sheetOf, WORKBOOK, workbookOf } from './hostileBook.ts'
import { type HostileLine, hostileFiles } from './hostileFile.ts'
import { packRepeated } from './packRepeated.ts'
import { flipBits, MIB, noise, pieces, salt, salted } from './texts.ts'
import { writeZip, type ZipFile } from './writeZip.ts'

const ROW = '<row><c><v>1</v></c></row>'
const GIB = 1024 * MIB

/** A worksheet of about so many bytes, all its rows alike. */
const rowsOf = (bytes: number) => packRepeated({ head: SHEET_HEAD, block: ROW, tail: SHEET_TAIL }, bytes)
const zerosOf = (bytes: number) => packRepeated({ block: '\0'.repeat(1024) }, bytes)
const spacesOf = (bytes: number) => packRepeated({ head: '<x>', block: ' '.repeat(1024), tail: '</x>' }, bytes)

/** A zip of sixteen zips of sixteen zips …, the innermost of which holds zeros. */
function nest(depth: number): Uint8Array {
  const inside = depth === 0 ? zerosOf(100 * MIB) : { content: nest(depth - 1) }
  return writeZip(Array.from({ length: 16 }, (_, n) => ({ name: `tang ${n}.zip`, ...inside })))
}

/** Many names for one file of the zip: what is packed once is unpacked for each. */
function overlap(count: number, bytes: number): Uint8Array {
  const first: ZipFile = { name: 'xl/worksheets/sheet0.xml', ...rowsOf(bytes) }
  const more = Array.from({ length: count - 1 }, (_, n) => ({ ...first, name: `xl/worksheets/sheet${n + 1}.xml`, isSameAsLast: true }))
  return writeZip([...filesOf(), first, ...more])
}

const withFile = (file: ZipFile) => writeZip([...filesOf(), file])
const withName = (name: string | Uint8Array) => withFile({ name, content: 'x' })
const withSheet = (sheet: Omit<ZipFile, 'name'>) => plainBook({ [SHEET]: sheet })
const manyFiles = (count: number, content = '') =>
  writeZip([...filesOf(), ...Array.from({ length: count }, (_, n) => ({ name: `xl/media/${n}.xml`, content }))])

function zip64(sizes: readonly bigint[], options = {}): Uint8Array {
  const extra = Buffer.alloc(4 + sizes.length * 8)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(sizes.length * 8, 2)
  for (const [n, size] of sizes.entries()) extra.writeBigUInt64LE(size, 4 + n * 8)
  const all = 0xffffffff
  return withFile({ name: 'xl/khac.xml', content: 'x', extra, claims: { size: all, packedSize: all, offset: all }, ...options })
}

/** The end of a zip whose directory is said to stand elsewhere, in the way of large zips. */
function farDirectory(offset: bigint, count = 5n): Uint8Array {
  const book = Buffer.from(plainBook({}))
  const [record, locator] = [Buffer.alloc(56), Buffer.alloc(20)]
  record.writeUInt32LE(0x06064b50, 0)
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(count, 24)
  record.writeBigUInt64LE(count, 32)
  record.writeBigUInt64LE(0xffffffffffffn, 40)
  record.writeBigUInt64LE(offset, 48)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(book.length - 22), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.from(book.subarray(book.length - 22))
  end.fill(0xff, 8, 20)
  return Buffer.concat([book.subarray(0, book.length - 22), record, locator, end])
}

const INFLATING: HostileLine[] = [
  ['sheet of 300 MB', 'a bomb by ratio: 300 KB', () => withSheet(rowsOf(300 * MIB))],
  ['sheet of 1 GB', 'a bomb by ratio: 1 MB', () => withSheet(rowsOf(GIB)), { isLeftOut: true }],
  ['sheet of 4 GB', 'a bomb by ratio, just below what 32 bits count', () => withSheet(rowsOf(4 * GIB - 2 * MIB)), { isLeftOut: true }],
  ['part of 1 GB that nothing links to', 'some readers unpack all', () => plainBook({ 'xl/khac.xml': spacesOf(GIB) }), { isLeftOut: true }],
  ['picture of 1 GB', 'memory that no limit of a heap counts', () => plainBook({ 'xl/media/a.png': zerosOf(GIB) }), { isLeftOut: true }],
  ['styles of 300 MB', 'a bomb beside the sheets', () => plainBook({ 'xl/styles.xml': spacesOf(300 * MIB) })],
  ['content types of 300 MB', 'the part that is read first', () => plainBook({ '[Content_Types].xml': spacesOf(300 * MIB) })],
  ['links of 300 MB', 'a part that is read before any sheet', () => plainBook({ 'xl/_rels/workbook.xml.rels': spacesOf(300 * MIB) })],
  ['shared texts of 300 MB', 'a bomb in the other large part', () => plainBook({ 'xl/sharedStrings.xml': spacesOf(300 * MIB) })],
  ['sheet of 190 MB packed to a fiftieth', 'under what a ratio tells', () => withSheet({ content: sheetOf(salted('<row/>', 60 * MIB)) })],
  [
    '63 parts of 1 MB each',
    'each under where a ratio counts',
    () => {
      const one = spacesOf(MIB - 8)
      return writeZip([...filesOf(), ...Array.from({ length: 63 }, (_, n) => ({ name: `xl/${n}.xml`, ...one }))])
    },
  ],
  [
    '400 pictures of 1 MB each',
    'each under where a ratio counts',
    () => {
      const one = zerosOf(MIB - 8)
      return writeZip([...filesOf(), ...Array.from({ length: 400 }, (_, n) => ({ name: `xl/media/${n}.png`, ...one }))])
    },
  ],
  [
    'a million empty blocks',
    '5 MB that unpack to nothing',
    () => {
      const packed = Buffer.concat([...Array<Uint8Array>(1_000_000).fill(Buffer.from([0, 0, 0, 0xff, 0xff])), Buffer.from([3, 0])])
      return withSheet({ packed, size: 0, crc: 0 })
    },
  ],
  ['zips in zips', 'the classic: 16 to the power of 5', () => nest(4)],
  ['zips in zips in a workbook', 'the same as an embedded object', () => plainBook({ 'xl/embeddings/a.zip': nest(3) })],
  ['60 names for one sheet', 'overlapping entries: 60 × 1 MB from one', () => overlap(60, MIB - 2000)],
  ['1900 names for one sheet', 'overlapping entries: 1.9 GB from 1 MB', () => overlap(1900, MIB - 2000)],
]

const LYING: HostileLine[] = [
  ['sheet that says 1000 bytes and has 200 MB', 'memory by trusting', () => withSheet({ ...rowsOf(200 * MIB), claims: { size: 1000 } })],
  ['sheet that says 0 bytes and has 200 MB', 'memory by trusting', () => withSheet({ ...rowsOf(200 * MIB), claims: { size: 0 } })],
  [
    'sheet that says 60 MB and has 100 bytes',
    'memory asked for ahead',
    () => withSheet({ content: sheetOf(''), claims: { size: 60 * MIB } }),
  ],
  [
    'sheet that says 4 GB and has 100 bytes',
    'memory asked for ahead',
    () => withSheet({ content: sheetOf(''), claims: { size: 0xfffffffe } }),
  ],
  ['packed size beyond the end', 'reads past the end', () => withSheet({ content: sheetOf(''), claims: { packedSize: 0x7fffffff } })],
  ['place beyond the end', 'reads past the end', () => withSheet({ content: sheetOf(''), claims: { offset: 0x7fffffff } })],
  ['place inside another file', 'a header that is none', () => withSheet({ content: sheetOf(''), claims: { offset: 11 } })],
  ['all at place 0', 'every entry is the first', () => writeZip(filesOf().map((file) => ({ ...file, claims: { offset: 0 } })))],
  ['checksum wrong', 'a change that only a checksum tells', () => withSheet({ content: sheetOf(ONE_CELL), claims: { crc: 1 } })],
  ['sizes behind the data', 'allowed, and read', () => writeZip(filesOf().map((file) => ({ ...file, hasDescriptor: true })))],
  ['stored with another size', 'a size that no packing checks', () => withSheet({ content: sheetOf(''), method: 0, claims: { size: 7 } })],
  ...[1, 9, 12, 14, 93, 99, 65535].map(
    (method): HostileLine => [`packing method ${method}`, 'a method that nobody has', () => withSheet({ content: sheetOf(''), method })],
  ),
  ['marked as encrypted', 'a password on a part', () => withSheet({ content: sheetOf(''), flags: 1 })],
  ['marked as strongly encrypted', 'a directory that is hidden', () => withSheet({ content: sheetOf(''), flags: 0x2041 })],
  [
    'packed data cut short',
    'an inflater waits for more',
    () => withSheet({ packed: rowsOf(MIB).packed?.subarray(0, 900) ?? new Uint8Array(), size: MIB }),
  ],
  [
    'packed data with more behind it',
    'data that nobody counts',
    () => withSheet({ packed: Buffer.concat([rowsOf(10_000).packed ?? new Uint8Array(), noise(MIB)]), size: 10_000 }),
  ],
  ['packed data that is noise', 'an inflater fed with anything', () => withSheet({ packed: noise(MIB), size: 10 * MIB })],
  ['another disk', 'a zip in volumes', () => withSheet({ content: sheetOf(''), claims: { disk: 3 } })],
  ['a last disk of many', 'a zip in volumes', () => plainBook({}, { disk: 7 })],
  ['more files counted than there are', 'reads past the directory', () => plainBook({}, { count: 65534 })],
  ['fewer files counted than there are', 'hides what it has', () => plainBook({}, { count: 1 })],
  ['no files counted', 'an empty zip with files', () => plainBook({}, { count: 0 })],
  ['directory beyond the end', 'reads past the end', () => plainBook({}, { directoryOffset: 0x7ffffff0 })],
  ['directory at 0', 'a directory that is none', () => plainBook({}, { directoryOffset: 0 })],
  ['directory of 4 GB', 'memory asked for ahead', () => plainBook({}, { directorySize: 0xfffffff0 })],
  ['large zip sizes', 'a size in 64 bits: 2 to the 63', () => zip64([2n ** 63n, 2n ** 63n, 0n])],
  ['large zip sizes of all ones', 'a size in 64 bits', () => zip64([2n ** 64n - 1n, 2n ** 64n - 1n, 2n ** 64n - 1n])],
  ['large zip sizes missing', 'a size that is elsewhere, which is nowhere', () => zip64([])],
  ['large zip directory far away', 'a place in 64 bits', () => farDirectory(2n ** 62n)],
  ['large zip directory at itself', 'a directory that is its own end', () => farDirectory(0n)],
  ['large zip of a billion files', 'a count in 64 bits', () => farDirectory(0n, 1_000_000_000n)],
]

const NAMED: HostileLine[] = [
  ['3000 files', 'a bomb by count', () => manyFiles(3000)],
  ['1990 files', 'just under a count', () => manyFiles(1990, '<x/>')],
  ['65530 files', 'as many as a directory counts', () => manyFiles(65_530), { isLeftOut: true }],
  ['100000 files', 'more than a directory counts', () => manyFiles(100_000), { isLeftOut: true }],
  ['name twice', 'one reader takes the first, one the last', () => writeZip([...filesOf(), { name: SHEET, content: sheetOf('') }])],
  ['name twice but for capitals', 'the same on some systems', () => withFile({ name: 'XL/Worksheets/SHEET1.xml', content: sheetOf('') })],
  [
    'two lists of content types',
    'one reader takes the first, one the last',
    () => withFile({ name: '[content_types].xml', content: '<Types/>' }),
  ],
  ['two lists of sheets', 'one reader takes the first, one the last', () => withFile({ name: WORKBOOK, content: workbookOf(['KHÁC']) })],
  ['also a binary workbook', 'two workbooks in one', () => withFile({ name: 'xl/workbook.bin', content: 'x' })],
  ['also a Word document', 'two kinds in one', () => withFile({ name: 'word/document.xml', content: '<x/>' })],
  ...(
    [
      ['climbs out', '../../../../tmp/x'],
      ['climbs out from inside', 'xl/../../x'],
      ['from the root', '/etc/passwd'],
      ['backslashes', 'xl\\..\\..\\x'],
      ['drive', 'C:\\x.xml'],
      ['share', '\\\\may\\chung\\x'],
      ['NUL inside', 'xl/styles.xml\0.png'],
      ['empty', ''],
      ['slashes only', '/////'],
      ['dots only', '....'],
      ['a folder that is a file', `${WORKBOOK}/`],
      ['proto', '__proto__'],
      ['constructor', 'constructor/prototype.xml'],
      ['line breaks', 'xl/\r\n\r\nx.xml'],
      ['right to left', 'xl/\u202elmx.x'],
      ['65000 bytes', `xl/${'a'.repeat(65_000)}.xml`],
      ['30000 folders', 'a/'.repeat(30_000)],
      ['Windows device', 'xl/CON.xml'],
    ] as const
  ).map(([what, name]): HostileLine => [`name - ${what}`, 'a name to write or to look up by', () => withName(name)]),
  ['name - not UTF-8', 'bytes that are no text', () => withName(Buffer.from('xl/\xff\xfe\xc0.xml', 'latin1'))],
  [
    'name - one in the directory, one in the file',
    'two readers see two names',
    () => {
      const book = Buffer.from(plainBook({}))
      book.write('xl/worksheetz', book.indexOf(SHEET), 'latin1')
      return book
    },
  ],
]

const AROUND: HostileLine[] = [
  ['comment of 65535 bytes', 'the end is looked for from behind', () => plainBook({}, { comment: 'x'.repeat(65_535) })],
  ['comment that looks like an end', 'two ends', () => plainBook({}, { comment: Buffer.from('PK\x05\x06'.padEnd(22, '\0'), 'latin1') })],
  ['10 MB behind the end', 'an end that is far from the end', () => plainBook({}, { after: noise(10 * MIB) })],
  [
    '10 MB before the start',
    'a program with a zip behind it',
    () => plainBook({}, { before: Buffer.concat([Buffer.from('MZ'), noise(10 * MIB)]) }),
  ],
  ['two workbooks in a row', 'two ends, two directories', () => Buffer.concat([plainBook({}), plainBook({})])],
  ['an empty zip', 'an end and nothing else', () => writeZip([])],
  ['folders only', 'nothing to read', () => writeZip([{ name: 'xl/' }, { name: 'xl/worksheets/' }])],
  ['20 MB of local headers', 'headers without a directory', () => Buffer.from('PK\x03\x04'.repeat(5 * MIB - 10), 'latin1')],
  ['20 MB of ends', 'an end at every place', () => Buffer.from('PK\x05\x06'.repeat(5 * MIB - 10), 'latin1')],
  [
    'zip mark and 20 MB of zeros',
    'a copy that has not arrived',
    () => Buffer.concat([Buffer.from('PK\x03\x04'), new Uint8Array(20 * MIB - 100)]),
  ],
  ['20 MB of noise stored as a sheet', 'as large as may be sent', () => withSheet({ content: noise(20 * MIB - 2000), method: 0 })],
  ['21 MB', 'more than may be sent', () => withSheet({ content: noise(21 * MIB), method: 0 })],
  ['300 MB of zeros', 'far more than may be sent', () => Array<Uint8Array>(300).fill(new Uint8Array(MIB)), { isLeftOut: true }],
  [
    '300 MB that begins as a zip',
    'far more than may be sent',
    () => [sampleFile(), ...Array<Uint8Array>(300).fill(new Uint8Array(MIB))],
    { isLeftOut: true },
  ],
  [
    '1999 sheets parts of 10 KB each',
    'many small parts',
    () =>
      manyFiles(
        1990,
        pieces(300, (n) => `<x a="${salt(n)}"/>`),
      ),
  ],
]

const DAMAGED: HostileLine[] = [
  ...Array.from(
    { length: 24 },
    (_, n): HostileLine => [
      `cut short at ${n + 1} of 25`,
      'a copy that did not end',
      () => sampleFile().subarray(0, Math.floor((sampleFile().length * (n + 1)) / 25)),
      n % 4 ? { isLeftOut: true } : {},
    ],
  ),
  ...Array.from(
    { length: 40 },
    (_, n): HostileLine => [
      `bits turned over ${n + 1}`,
      'a disk or a line that fails',
      () => flipBits(sampleFile(), 2 ** (n % 10), `bits ${n}`),
      n % 5 ? { isLeftOut: true } : {},
    ],
  ),
]

/** What a zip can do to a reader: by what it holds, by what it says of itself, by its names, by what is around it, by what has become of it. */
export const ZIP_FILES = hostileFiles('xlsx', [...INFLATING, ...LYING, ...NAMED, ...AROUND, ...DAMAGED])
