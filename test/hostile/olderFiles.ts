import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import { type HostileLine, hostileFiles } from './hostileFile.ts'
import { packRepeated } from './packRepeated.ts'
import { flipBits, MIB, noise, pieces, salt, salted } from './texts.ts'
import { writeZip, type ZipFile } from './writeZip.ts'

/** An .xls of a few cells, as an office's Excel 97 would have saved it. */
function smallXls(): Buffer {
  const { utils, write } = createRequire(import.meta.url)('@e965/xlsx') as typeof import('@e965/xlsx')
  const book = utils.book_new()
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet(Array.from({ length: 60 }, (_, n) => ['Công đoàn', n, n / 7, `Kiểm tra ${n}`])),
    '09_KIEMTRA',
  )
  return write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer
}

const SECTOR = 512
const FREE = 0xffffffff

/** An OLE container of a few sectors; `tell` writes over its header, its table of sectors and its directory. */
function ole(
  tell: (parts: { header: Buffer; chains: Buffer; directory: Buffer }) => void,
  name = 'Workbook',
  content: Uint8Array = new Uint8Array(4096),
): Buffer {
  const [header, chains, directory] = [Buffer.alloc(SECTOR), Buffer.alloc(SECTOR, 0xff), Buffer.alloc(SECTOR)]
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    header.writeUInt32LE(value, at)
  header.fill(0xff, 76)
  header.writeUInt32LE(0, 76)
  chains.writeUInt32LE(0xfffffffd, 0)
  chains.writeUInt32LE(0xfffffffe, 4)
  const sectors = Math.ceil(content.length / SECTOR)
  for (let n = 0; n < Math.min(sectors, 125); n++) chains.writeUInt32LE(n === sectors - 1 ? 0xfffffffe : n + 3, 8 + n * 4)
  entry(directory, 0, { name: 'Root Entry', kind: 5, child: 1, start: 0xfffffffe, size: 0 })
  entry(directory, 1, { name, kind: 2, child: FREE, start: 2, size: content.length })
  tell({ header, chains, directory })
  return Buffer.concat([header, chains, directory, content])
}

function entry(
  directory: Buffer,
  n: number,
  { name, kind, child, start, size }: { name: string; kind: number; child: number; start: number; size: number },
) {
  const at = n * 128
  directory.write(name, at, 'utf16le')
  directory.writeUInt16LE(name.length * 2 + 2, at + 64)
  directory[at + 66] = kind
  for (const [offset, value] of [
    [68, FREE],
    [72, FREE],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    directory.writeUInt32LE(value, at + offset)
}

function writeAll(bytes: Buffer, places: readonly number[], value: number): void {
  for (const at of places) bytes.writeUInt32LE(value, at)
}

/** Records of an .xls one after another: their number, and what is in them. */
function records(...all: [type: number, content: Uint8Array, length?: number][]): Buffer {
  return Buffer.concat(
    all.flatMap(([type, content, length]) => {
      const head = Buffer.alloc(4)
      head.writeUInt16LE(type, 0)
      head.writeUInt16LE(length ?? content.length, 2)
      return [head, content]
    }),
  )
}

const words = (...values: number[]) => Buffer.from(new Uint16Array(values).buffer)
const BEGIN: [number, Uint8Array] = [0x809, words(0x600, 5, 0, 0, 0, 0, 0, 0)]
const BEGIN_SHEET: [number, Uint8Array] = [0x809, words(0x600, 16, 0, 0, 0, 0, 0, 0)]
const END: [number, Uint8Array] = [0x0a, new Uint8Array()]
const inOle = (content: Uint8Array) =>
  ole(() => {}, 'Workbook', content.length < 4096 ? Buffer.concat([content, Buffer.alloc(4096 - content.length)]) : content)

const OLE: HostileLine[] = [
  ['header only', 'a container without content', () => ole(() => {}).subarray(0, SECTOR)],
  ['eight bytes', 'a mark and nothing else', () => ole(() => {}).subarray(0, 8)],
  ['sectors in a ring', 'a chain without an end', () => ole(({ chains }) => writeAll(chains, [8, 12], 2))],
  ['directory in a ring', 'a chain without an end', () => ole(({ chains }) => chains.writeUInt32LE(1, 4))],
  ['table of sectors that is itself', 'a chain without an end', () => ole(({ header }) => header.writeUInt32LE(0, 68))],
  ['table of tables without end', 'a count of 4 billion', () => ole(({ header }) => writeAll(header, [44, 64, 72], 0x7fffffff))],
  ['directory entry that is its own child', 'a tree without leaves', () => ole(({ directory }) => writeAll(directory, [196, 200, 204], 1))],
  ['root that is its own child', 'a tree without leaves', () => ole(({ directory }) => directory.writeUInt32LE(0, 76))],
  ['stream of 4 GB', 'memory asked for ahead', () => ole(({ directory }) => directory.writeUInt32LE(0xfffffff0, 128 + 120))],
  [
    'stream of 2 to the 63',
    'memory asked for ahead',
    () =>
      ole(({ directory, header }) => {
        header.writeUInt16LE(4, 26)
        directory.writeBigUInt64LE(2n ** 63n, 128 + 120)
      }),
  ],
  ['sectors of 2 to the 31', 'a size to be multiplied', () => ole(({ header }) => header.writeUInt16LE(31, 30))],
  ['sectors of 2 to the 65535', 'a size to be multiplied', () => ole(({ header }) => header.writeUInt16LE(65535, 30))],
  [
    'sectors of nothing',
    'a size to be divided by',
    () =>
      ole(({ header }) => {
        header.writeUInt16LE(0, 30)
        header.writeUInt16LE(0, 32)
      }),
  ],
  [
    'small sectors in a ring',
    'a chain without an end',
    () =>
      ole(({ header, directory }) => {
        header.writeUInt32LE(1, 60)
        header.writeUInt32LE(0x7fffffff, 64)
        directory.writeUInt32LE(100, 128 + 120)
      }),
  ],
  ['beyond the end', 'reads past the end', () => ole(({ header }) => header.writeUInt32LE(0x00ffffff, 48))],
  ['name of 65535 bytes', 'a name past its place', () => ole(({ directory }) => directory.writeUInt16LE(65535, 128 + 64))],
  [
    '20 MB of zeros behind the mark',
    'a container of nothing',
    () => Buffer.concat([ole(() => {}).subarray(0, 8), new Uint8Array(19 * MIB)]),
  ],
  ['20 MB of noise behind the header', 'a container of anything', () => Buffer.concat([ole(() => {}), noise(19 * MIB)])],
  ['encrypted', 'a password', () => ole(() => {}, 'EncryptedPackage')],
  [
    'encrypted in a ring',
    'a password, and a chain without an end',
    () => ole(({ chains }) => chains.writeUInt32LE(2, 8), 'EncryptedPackage'),
  ],
  ['Word inside', 'another kind of document', () => ole(() => {}, 'WordDocument')],
]

const RECORDS: HostileLine[] = [
  ['no sheets', 'a book of nothing', () => inOle(records(BEGIN, END))],
  ['zeros as a book', 'records of type and length 0', () => inOle(new Uint8Array(60_000))],
  ['noise as a book', 'records of anything', () => inOle(noise(60_000))],
  ['record longer than the book', 'reads past the end', () => inOle(records(BEGIN, [0x85, new Uint8Array(8), 65535]))],
  ['4 billion shared texts', 'memory asked for ahead', () => inOle(records(BEGIN, [0xfc, words(0xffff, 0xffff, 0xffff, 0xffff)], END))],
  [
    'a shared text of 65535 signs that are not there',
    'reads past the end',
    () => inOle(records(BEGIN, [0xfc, Buffer.concat([words(1, 0, 1, 0, 0xffff), Buffer.from([1])])], END)),
  ],
  [
    'sheet that begins before the book',
    'a place to jump to',
    () => inOle(records(BEGIN, [0x85, Buffer.from([0, 0, 0, 0, 0, 0, 1, 0, 65])], END)),
  ],
  [
    'sheet that begins beyond the end',
    'a place to jump to',
    () => inOle(records(BEGIN, [0x85, Buffer.from([0xff, 0xff, 0xff, 0x7f, 0, 0, 1, 0, 65])], END)),
  ],
  [
    'sheet of 4 billion rows',
    'a size never to be trusted',
    () =>
      inOle(
        records(
          BEGIN,
          END,
          BEGIN_SHEET,
          [0x200, words(0, 0, 0xffff, 0xffff, 0, 0xffff, 0)],
          [0x203, words(65535, 255, 0, 0, 0, 0, 0)],
          END,
        ),
      ),
  ],
  [
    '10000 continued records',
    'a record in pieces',
    () => inOle(records(BEGIN, ...Array<[number, Uint8Array]>(10_000).fill([0x3c, new Uint8Array(2)]), END)),
  ],
  [
    'a cell that says it is 65535 wide',
    'cells in a run',
    () => inOle(records(BEGIN, END, BEGIN_SHEET, [0xbe, words(0, 0, 0, 65535)], [0xbd, words(0, 0, 65535)], END)),
  ],
  [
    'merges without end',
    'a list that is longer than it is',
    () => inOle(records(BEGIN, END, BEGIN_SHEET, [0xe5, words(65535, 0, 65535, 0, 255)], END)),
  ],
  [
    'formula of nonsense',
    'tokens of anything',
    () => inOle(records(BEGIN, END, BEGIN_SHEET, [6, Buffer.concat([words(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 400), noise(400)])], END)),
  ],
  [
    'Excel 2 without a container',
    'a book of 1987',
    () =>
      records(
        [9, words(2, 16)],
        [0, words(0, 0xffff, 0, 0xffff)],
        [2, Buffer.concat([words(65535, 65535), new Uint8Array(5)])],
        [0x0a, new Uint8Array()],
      ),
  ],
  ['Excel 4 of noise', 'a book of 1992', () => Buffer.concat([records([0x409, words(4, 16, 0)]), noise(100_000)])],
  ...Array.from(
    { length: 12 },
    (_, n): HostileLine => [
      `xls cut short at ${n + 1} of 13`,
      'a copy that did not end',
      () => smallXls().subarray(0, Math.floor((smallXls().length * (n + 1)) / 13)),
    ],
  ),
  ...Array.from(
    { length: 30 },
    (_, n): HostileLine => [
      `xls with bits turned over ${n + 1}`,
      'a disk or a line that fails',
      () => flipBits(smallXls(), 2 ** (n % 10), `xls ${n}`),
      n % 3 ? { isLeftOut: true } : {},
    ],
  ),
]

const ODS_HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet>'
const ODS_TAIL = '</office:spreadsheet></office:body></office:document-content>'
const TYPE: ZipFile = { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet', method: 0 }
const MANIFEST =
  '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'

const ods = (content: string | Omit<ZipFile, 'name'>, manifest = MANIFEST) =>
  writeZip([
    TYPE,
    typeof content === 'string' ? { name: 'content.xml', content } : { name: 'content.xml', ...content },
    { name: 'META-INF/manifest.xml', content: manifest },
  ])
const table = (rows: string) => ods(`${ODS_HEAD}<table:table table:name="A">${rows}</table:table>${ODS_TAIL}`)
const one = (attributes = '', inside = '<text:p>1</text:p>') =>
  `<table:table-cell office:value-type="float" office:value="1" ${attributes}>${inside}</table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`
const REPEATED = 'table:number-rows-repeated'
const WIDE = 'table:number-columns-repeated'

const ODS: HostileLine[] = [
  ['a row a billion times', 'a bomb of 20 bytes', () => table(row(one(), `${REPEATED}="1000000000"`))],
  ['a row a million times', 'as far as a sheet goes', () => table(row(one(), `${REPEATED}="1048576"`))],
  ['a cell a billion times', 'a bomb of 20 bytes', () => table(row(one(`${WIDE}="1000000000"`)))],
  ['a cell 16384 times in a million rows', '17 billion cells', () => table(row(one(`${WIDE}="16384"`), `${REPEATED}="1048576"`))],
  [
    'a blank row a billion times, then a cell',
    'a place far down',
    () => table(row('<table:table-cell/>', `${REPEATED}="1000000000"`) + row(one())),
  ],
  [
    'blank rows to the end of the sheet',
    'as every file of this kind has',
    () => table(row(one()) + row(`<table:table-cell ${WIDE}="16384"/>`, `${REPEATED}="1048575"`)),
  ],
  ['1000 cells 16384 times', 'many small bombs', () => table(pieces(1000, () => row(one(`${WIDE}="16384"`))))],
  [
    'a row -5 times',
    'a count that is none',
    () => table(row(one(), `${REPEATED}="-5"`) + row(one(), `${REPEATED}="x"`) + row(one(), `${REPEATED}="1e9"`)),
  ],
  ['a billion spaces', 'a bomb of 20 bytes in a text', () => table(row(one('', '<text:p><text:s text:c="1000000000"/></text:p>')))],
  [
    'spans of a billion',
    'never to be trusted',
    () => table(row(one('table:number-rows-spanned="1000000000" table:number-columns-spanned="1000000000"'))),
  ],
  ['columns a billion times', 'never to be trusted', () => table(`<table:table-column ${WIDE}="1000000000"/>${row(one())}`)],
  [
    '100000 tables in tables',
    'a reader that calls itself',
    () => ods(`${ODS_HEAD}${'<table:table table:name="A"><table:table-row><table:table-cell>'.repeat(100_000)}`),
  ],
  ['100000 groups of rows', 'a reader that calls itself', () => table(`${'<table:table-row-group>'.repeat(100_000)}${row(one())}`)],
  [
    '10000 tables',
    'a list of them',
    () => ods(`${ODS_HEAD}${pieces(10_000, (n) => `<table:table table:name="${salt(n)}">${row(one())}</table:table>`)}${ODS_TAIL}`),
  ],
  [
    'content of 300 MB',
    'a bomb by ratio',
    () =>
      ods(
        packRepeated({ head: `${ODS_HEAD}<table:table table:name="A">`, block: row(one()), tail: `</table:table>${ODS_TAIL}` }, 300 * MIB),
      ),
  ],
  [
    'content of 60 MB',
    'just under a limit',
    () => ods(`${ODS_HEAD}<table:table table:name="A">${pieces(400_000, (n) => row(one(`a="${salt(n)}"`)))}</table:table>${ODS_TAIL}`),
  ],
  ['200000 rows of texts', 'a large sheet', () => table(pieces(200_000, (n) => row(one('', `<text:p>${salt(n)}</text:p>`))))],
  ['a cell of 10 MB', 'one text', () => table(row(one('', `<text:p>${salted('Tổng số ', 10 * MIB)}</text:p>`)))],
  [
    'a million paragraphs in a cell',
    'a text in pieces',
    () =>
      table(
        row(
          one(
            '',
            pieces(MIB, (n) => `<text:p>${n}</text:p>`),
          ),
        ),
      ),
  ],
  [
    'billion laughs',
    'entities of entities',
    () =>
      ods(
        `<!DOCTYPE a [<!ENTITY a0 "ha">${pieces(30, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};">`)}]>${ODS_HEAD}<table:table>${row(one('', '<text:p>&a30;</text:p>'))}`,
      ),
  ],
  [
    'encrypted',
    'a password',
    () =>
      ods(
        { content: noise(1000) },
        MANIFEST.replace('media-type="text/xml"/>', 'media-type="text/xml"><manifest:encryption-data/></manifest:file-entry>'),
      ),
  ],
  ['no content', 'a package without its sheet', () => writeZip([TYPE])],
  [
    'links outside',
    'would call another machine',
    () => table(row(one('table:formula="of:=WEBSERVICE(&quot;http://127.0.0.1:9&quot;)" xlink:href="file:///etc/passwd"'))),
  ],
  [
    'a name that climbs out',
    'would write elsewhere',
    () => writeZip([TYPE, { name: 'content.xml', content: `${ODS_HEAD}${ODS_TAIL}` }, { name: '../../x', content: 'x' }]),
  ],
]

const XML_2003 =
  '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
const book2003 = (rows: string, attributes = '') =>
  Buffer.from(`${XML_2003}<Worksheet ss:Name="A"><Table ${attributes}>${rows}</Table></Worksheet></Workbook>`)
const cell2003 = (attributes = '', value = '1') => `<Cell ${attributes}><Data ss:Type="Number">${value}</Data></Cell>`

const XML_LINES: HostileLine[] = [
  ['row number a billion', 'a bomb of 20 bytes', () => book2003(`<Row ss:Index="1000000000">${cell2003()}</Row>`)],
  ['column number a billion', 'a bomb of 20 bytes', () => book2003(`<Row>${cell2003('ss:Index="1000000000"')}</Row>`)],
  [
    'row numbers that are none',
    'counts to nowhere',
    () => book2003(['-1', '0', '1e9', 'x', '4294967296'].map((n) => `<Row ss:Index="${n}">${cell2003(`ss:Index="${n}"`)}</Row>`).join('')),
  ],
  [
    'merges of a billion',
    'a bomb of 20 bytes',
    () => book2003(`<Row>${cell2003('ss:MergeAcross="1000000000" ss:MergeDown="1000000000"')}</Row>`),
  ],
  ['spans of a billion', 'a bomb of 20 bytes', () => book2003(`<Row ss:Span="1000000000"/><Row>${cell2003()}</Row>`)],
  [
    'a table that says it has a billion rows',
    'never to be trusted',
    () => book2003(`<Row>${cell2003()}</Row>`, 'ss:ExpandedRowCount="1000000000" ss:ExpandedColumnCount="1000000000"'),
  ],
  ['19 MB of rows', 'as large as may be sent', () => book2003(pieces(290_000, (n) => `<Row>${cell2003('', `${n}`)}</Row>`))],
  ['19 MB of empty rows', 'as large as may be sent', () => book2003('<Row/>'.repeat(3_200_000))],
  [
    '19 MB of one text',
    'as large as may be sent',
    () => book2003(`<Row><Cell><Data ss:Type="String">${salted('Tổng ', 17 * MIB)}</Data></Cell></Row>`),
  ],
  ['nested tables', 'a reader that calls itself', () => book2003('<Row><Cell><Table>'.repeat(200_000))],
  ['tags that do not end', 'looks for an end at every place', () => book2003('<Row'.repeat(2 * MIB))],
  ['comments that do not close', 'looks for an end at every place', () => book2003('<!--'.repeat(2 * MIB))],
  ['CDATA that does not close', 'looks for an end at every place', () => book2003('<![CDATA['.repeat(MIB))],
  [
    'billion laughs',
    'entities of entities',
    () =>
      Buffer.from(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">]>${XML_2003.slice(21)}<Worksheet ss:Name="&a;"><Table/></Worksheet></Workbook>`,
      ),
  ],
  ['cut short', 'a copy that did not end', () => book2003(`<Row>${cell2003()}</Row>`).subarray(0, 250)],
  ['in UTF-16', 'as some programs write it', () => Buffer.from(`\ufeff${book2003(`<Row>${cell2003()}</Row>`).toString()}`, 'utf16le')],
  [
    '1000 sheets',
    'a list of them',
    () =>
      Buffer.from(
        `${XML_2003}${pieces(1000, (n) => `<Worksheet ss:Name="${n}"><Table><Row>${cell2003()}</Row></Table></Worksheet>`)}</Workbook>`,
      ),
  ],
  [
    'formulas that refer far',
    'relative places',
    () => book2003(`<Row>${cell2003('ss:Formula="=R[1000000000]C[-1000000000]"')}</Row>`.repeat(20_000)),
  ],
]

const html = (inside: string) => Buffer.from(`<html><head><meta charset="utf-8"></head><body>${inside}</body></html>`)

const HTML: HostileLine[] = [
  ['cell a billion wide', 'a bomb of 20 bytes', () => html('<table><tr><td colspan="1000000000">1</td></tr></table>')],
  ['cell a billion high', 'a bomb of 20 bytes', () => html('<table><tr><td rowspan="1000000000">1</td><td>2</td></tr></table>')],
  [
    '10000 cells that are 10000 high',
    'spans over spans',
    () => html(`<table>${'<tr><td rowspan="10000" colspan="100">1</td></tr>'.repeat(10_000)}</table>`),
  ],
  ['a million nested tables', 'a reader that calls itself', () => html('<table><tr><td>'.repeat(MIB))],
  ['19 MB of cells', 'as large as may be sent', () => html(`<table><tr>${'<td>1</td>'.repeat(1_900_000)}</tr></table>`)],
  ['19 MB of rows', 'as large as may be sent', () => html(`<table>${'<tr><td>1</td></tr>'.repeat(950_000)}</table>`)],
  ['19 MB of tags that do not end', 'looks for an end at every place', () => html(`<table>${'<td '.repeat(4_500_000)}`)],
  ['19 MB of <', 'a tag at every place', () => html(`<table><tr><td>${'<'.repeat(18 * MIB)}`)],
  ['19 MB of entities', 'each to be resolved', () => html(`<table><tr><td>${'&nbsp;'.repeat(3 * MIB)}`)],
  ['19 MB of entities that nobody knows', 'each to be looked up', () => html(`<table><tr><td>${'&khong'.repeat(3 * MIB)}`)],
  ['19 MB of spaces', 'what a pattern goes back over', () => html(`<table><tr><td>${' '.repeat(18 * MIB)}</td></tr></table>`)],
  ['19 MB of line breaks', 'a text in pieces', () => html(`<table><tr><td>${'<br>'.repeat(4_500_000)}</td></tr></table>`)],
  ['comments that do not close', 'looks for an end at every place', () => html(`<table>${'<!--'.repeat(4_500_000)}`)],
  [
    'scripts',
    'programs that must not run',
    () => html(`<script>while(1);</script><table><tr><td>1</td></tr></table>${'<script>'.repeat(MIB)}`),
  ],
  ['tables without rows', 'a million of them', () => html('<table></table>'.repeat(MIB))],
  ['attributes that do not close', 'everything behind it is its own', () => html(`<table><tr><td x="${'<td x='.repeat(3 * MIB)}`)],
  [
    'as a web archive',
    'as Excel saves a single page',
    () =>
      Buffer.from(
        `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n<table><tr><td>1</td></tr></table>\r\n${'--x\r\n'.repeat(MIB)}`,
      ),
  ],
]

const OTHERS: HostileLine[] = [
  [
    'SYLK with a far cell',
    'text that some readers take for a sheet',
    () => Buffer.from('ID;PWXL;N;E\nC;Y1000000000;X1000000000;K1\nE\n'),
    { ending: 'slk' },
  ],
  [
    'DIF of a billion',
    'text that some readers take for a sheet',
    () => Buffer.from('TABLE\n0,1\n"x"\nVECTORS\n0,1000000000\n""\nTUPLES\n0,1000000000\n""\nDATA\n0,0\n""\n'),
    { ending: 'dif' },
  ],
  [
    'dBase of 4 billion rows',
    'memory asked for ahead',
    () => Buffer.concat([Buffer.from([3, 23, 9, 1, 0xff, 0xff, 0xff, 0xff, 65, 0, 0xff, 0xff]), Buffer.alloc(100)]),
    { ending: 'dbf' },
  ],
  ['Lotus of noise', 'a book of 1983', () => Buffer.concat([Buffer.from([0, 0, 2, 0, 4, 4]), noise(10_000)]), { ending: 'wk1' }],
  ['RTF of a million groups', 'a reader that calls itself', () => Buffer.from(`{\\rtf1${'{'.repeat(MIB)}`), { ending: 'rtf' }],
  ['PDF', 'a print', () => Buffer.from(`%PDF-1.7\n${'<<'.repeat(MIB)}`), { ending: 'pdf' }],
  ['gzip of 1 GB', 'a bomb by ratio', () => gzipSync(new Uint8Array(256 * MIB)), { ending: 'gz', isLeftOut: true }],
  [
    'binary workbook',
    'a kind that is not read',
    () =>
      writeZip([
        { name: 'xl/workbook.bin', content: noise(10_000) },
        { name: '[Content_Types].xml', content: '<Types/>' },
      ]),
    { ending: 'xlsb' },
  ],
  ['nothing', 'an empty file', () => new Uint8Array(), { ending: 'xlsx' }],
  ['one byte', 'almost nothing', () => new Uint8Array([80]), { ending: 'xlsx' }],
  ['two bytes', 'almost a zip', () => new Uint8Array([80, 75]), { ending: 'xlsx' }],
]

/** What the older kinds can do: .xls, .ods, XML 2003, HTML, and those that are none of them. */
export const OLDER_FILES = [
  ...hostileFiles(
    'xls',
    OLE.map(([name, ...rest]) => [`ole ${name}`, ...rest]),
  ),
  ...hostileFiles(
    'xls',
    RECORDS.map(([name, ...rest]) => [`biff ${name}`, ...rest]),
  ),
  ...hostileFiles(
    'ods',
    ODS.map(([name, ...rest]) => [`ods ${name}`, ...rest]),
  ),
  ...hostileFiles(
    'xls',
    XML_LINES.map(([name, ...rest]) => [`xml 2003 ${name}`, ...rest]),
  ),
  ...hostileFiles(
    'xls',
    HTML.map(([name, ...rest]) => [`html ${name}`, ...rest]),
  ),
  ...hostileFiles(
    'xls',
    OTHERS.map(([name, ...rest]) => [`other ${name}`, ...rest]),
  ),
]
