import {
  LINKS,
  linksOf,
  ONE_CELL,
  plainBook,
  SHEET,
  STYLES,
  sheetOf,
  stylesOf,
  TEXTS,
  textsOf,
  WORKBOOK,
  workbookOf,
} from './hostileBook.ts'
import { type HostileLine, hostileFiles } from './hostileFile.ts'
import { letters, MIB, noise, pieces, salt, salted } from './texts.ts'

const ALL = 'A1:XFD1048576'
const inSheet = (rows: string, after = '', before = '') => plainBook({ [SHEET]: sheetOf(rows, after, before) })
const behind = (after: string) => inSheet(ONE_CELL, after)
const cell = (attributes: string, inside: string) => inSheet(`<row r="1"><c r="A1" ${attributes}>${inside}</c></row>`)
const inBook = (after: string) => plainBook({ [WORKBOOK]: workbookOf(['BIỂU'], after) })

/** So many rows, each with a cell in each of these columns. */
function grid(rows: number, columns: string, make: (n: number, address: string) => string): string {
  return pieces(rows, (n) => `<row r="${n + 1}">${[...columns].map((column) => make(n, `${column}${n + 1}`)).join('')}</row>`)
}

const RANGES: HostileLine[] = [
  ['merge of the whole sheet', '17 billion cells from 30 bytes', () => behind(`<mergeCells><mergeCell ref="${ALL}"/></mergeCells>`)],
  [
    'a million merges',
    'a list for each cell to look through',
    () => behind(`<mergeCells>${pieces(MIB, (n) => `<mergeCell ref="A${n + 1}:B${n + 1}"/>`)}</mergeCells>`),
  ],
  [
    '100000 merges over one another',
    'each cell in all of them',
    () => behind(`<mergeCells>${pieces(100_000, (n) => `<mergeCell ref="A1:B${n + 2}"/>`)}</mergeCells>`),
  ],
  [
    '100000 merges and as many rows',
    'merges times rows',
    () =>
      inSheet(
        grid(50_000, 'AB', (n, r) => `<c r="${r}"><v>${n}</v></c>`),
        `<mergeCells>${pieces(50_000, (n) => `<mergeCell ref="C${n + 1}:D${n + 1}"/>`)}</mergeCells>`,
      ),
  ],
  [
    '1000 merges of whole columns',
    'a million cells each',
    () => behind(`<mergeCells>${pieces(1000, (n) => `<mergeCell ref="${letters(n + 1)}1:${letters(n + 1)}1048576"/>`)}</mergeCells>`),
  ],
  [
    'merges that are none',
    'ends before it begins',
    () =>
      behind(
        `<mergeCells>${['B2:A1', 'A0:A0', 'A1', '', ':', 'A1:ZZZZ99999999', 'A:A', '1:1', '#REF!', 'A1:A1'].map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`,
      ),
  ],
  ['a merge of 10 MB', 'a range without end', () => behind(`<mergeCells><mergeCell ref="${salted('A1:', 10 * MIB)}"/></mergeCells>`)],
  [
    'validation of the whole sheet',
    '17 billion cells',
    () => behind(`<dataValidations><dataValidation sqref="${ALL}" type="list"><formula1>"a"</formula1></dataValidation></dataValidations>`),
  ],
  [
    'validation of a million ranges',
    'a list in one attribute',
    () => behind(`<dataValidations><dataValidation sqref="${pieces(MIB, (n) => `A${n + 1} `)}"/></dataValidations>`),
  ],
  [
    '100000 validations',
    'a list of them',
    () => behind(`<dataValidations>${pieces(100_000, (n) => `<dataValidation sqref="A${n + 1}:XFD${n + 1}"/>`)}</dataValidations>`),
  ],
  [
    '100000 conditional formats',
    'a list of them',
    () => behind(pieces(100_000, (n) => `<conditionalFormatting sqref="${ALL}"><cfRule priority="${n}"/></conditionalFormatting>`)),
  ],
  [
    'name for the whole sheet',
    '17 billion cells',
    () => inBook(`<definedNames><definedName name="X">BIỂU!$A$1:$XFD$1048576</definedName></definedNames>`),
  ],
  [
    '100000 names',
    'a list of them',
    () =>
      inBook(
        `<definedNames>${pieces(100_000, (n) => `<definedName name="x${n}">BIỂU!$A$${n + 1}:$XFD$${n + 1}</definedName>`)}</definedNames>`,
      ),
  ],
  [
    'name of 10 MB',
    'one of them',
    () => inBook(`<definedNames><definedName name="X">${salted('BIỂU!$A$1,', 10 * MIB)}</definedName></definedNames>`),
  ],
  ['dimension of the whole sheet', 'never to be trusted', () => inSheet(ONE_CELL, '', `<dimension ref="${ALL}"/>`)],
  [
    'columns beyond the last',
    '4 billion hidden columns',
    () => inSheet(ONE_CELL, '', '<cols><col min="1" max="4000000000" hidden="1"/></cols>'),
  ],
  [
    'columns the wrong way round',
    'ends before it begins',
    () => inSheet(ONE_CELL, '', '<cols><col min="900" max="1" hidden="1"/><col min="-5" max="x" hidden="1"/></cols>'),
  ],
  [
    'a million columns',
    'a list of them',
    () => inSheet(ONE_CELL, '', `<cols>${pieces(MIB, (n) => `<col min="${n + 1}" max="${n + 1}" hidden="1" width="${n % 97}"/>`)}</cols>`),
  ],
  [
    'a table, a drawing and notes that lead nowhere',
    'links to nothing',
    () => behind('<drawing r:id="rId9"/><legacyDrawing r:id="rId8"/><tableParts count="1"><tablePart r:id="rId7"/></tableParts>'),
  ],
]

const NUMBERS = ['4000000000', '99999999999999999999', '-1', '0', '1.5', '1e3', '٣', '１', ' 1', '0x10', '', 'NaN', '1048577', '16777217']
const ADDRESSES = ['XFE1', 'A0', '1A', 'A1048577', 'AAAAAAAA1', 'A', '1', '', '$A$1', 'a1', 'A1:B2', 'Ａ1', 'A01', 'B2', 'R1C1', "'"]

const PLACES: HostileLine[] = [
  ...NUMBERS.map(
    (r): HostileLine => [
      `row number ${r || 'blank'}`,
      'a number to count up to',
      () => inSheet(`<row r="${r}"><c r="A${r}"><v>1</v></c></row>`),
    ],
  ),
  ...ADDRESSES.map(
    (r): HostileLine => [
      `cell address ${r.replace(/[:']/g, '_') || 'blank'}`,
      'a place that is none',
      () => inSheet(`<row r="1"><c r="${r}"><v>1</v></c></row>`),
    ],
  ),
  [
    'rows out of order',
    'the last first',
    () => inSheet(pieces(1000, (n) => `<row r="${1000 - n}"><c r="A${1000 - n}"><v>${n}</v></c></row>`)),
  ],
  ['rows twice', 'one reader takes the first, one the last', () => inSheet(ONE_CELL + ONE_CELL.replace('>1<', '>2<'))],
  [
    'cells twice',
    'one reader takes the first, one the last',
    () => inSheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  ],
  ['cells out of order', 'the last first', () => inSheet('<row r="1"><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>')],
  ['no addresses at all', 'allowed, to be counted', () => inSheet('<row><c><v>1</v></c><c><v>2</v></c></row>'.repeat(1000))],
  ['one cell in the last corner', 'XFD1048576', () => inSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')],
  [
    'all 16384 columns',
    'a wide row',
    () => inSheet(`<row r="1">${pieces(16_384, (n) => `<c r="${letters(n + 1)}1"><v>${n}</v></c>`)}</row>`),
  ],
  [
    'all 16384 columns in 18 rows',
    'just under 300000 cells',
    () =>
      inSheet(
        pieces(18, (m) => `<row r="${m + 1}">${pieces(16_384, (n) => `<c r="${letters(n + 1)}${m + 1}"><v>${n * m}</v></c>`)}</row>`),
      ),
  ],
  [
    'last cell of 5000 rows',
    'a grid of 82 million if laid out',
    () => inSheet(pieces(5000, (n) => `<row r="${n + 1}"><c r="XFD${n + 1}"><v>${n}</v></c></row>`)),
  ],
  [
    'a row in every 1000',
    'a million rows if laid out',
    () => inSheet(pieces(1048, (n) => `<row r="${n * 1000 + 1}"><c r="A${n * 1000 + 1}"><v>${n}</v></c></row>`)),
  ],
  [
    '1048576 rows with a border',
    'formatted to the end',
    () => inSheet(pieces(1_048_576, (n) => `<row r="${n + 1}" ht="${salt(n).charCodeAt(0)}"/>`)),
  ],
  [
    '200000 rows of 12 cells with a border',
    'formatted far down',
    () => inSheet(grid(200_000, 'ABCDEFGHIJKL', (n, r) => `<c r="${r}" s="${n % 7}"/>`)),
  ],
  [
    '120000 rows of 12 numbers',
    'a large register',
    () => inSheet(grid(120_000, 'ABCDEFGHIJKL', (n, r) => `<c r="${r}"><v>${n * 7919}</v></c>`)),
  ],
  [
    '59000 rows of 5 texts of their own',
    'under every limit',
    () => inSheet(grid(59_000, 'ABCDE', (n, r) => `<c r="${r}" t="inlineStr"><is><t>Công đoàn cơ sở ${salt(n)}${r}</t></is></c>`)),
  ],
  ['a row that spans a million', 'never to be trusted', () => inSheet('<row r="1" spans="1:1000000000"><c r="A1"><v>1</v></c></row>')],
]

const LONG = salted('Công đoàn ', 32_767).slice(0, 32_000)

const TEXT_TABLES: HostileLine[] = [
  ...['7', '-1', '1e99', 'NaN', '1.5', '', '4294967296', 'x', ' 0 '].map(
    (v): HostileLine => [
      `shared text number ${v || 'blank'}`,
      'a text that is not there',
      () => plainBook({ [TEXTS]: textsOf('<si><t>a</t></si>'), [SHEET]: sheetOf(`<row r="1"><c r="A1" t="s"><v>${v}</v></c></row>`) }),
    ],
  ),
  ['shared texts missing', 'a table that is not there', () => cell('t="s"', '<v>0</v>')],
  [
    'a million shared texts',
    'a table that no cell needs',
    () => plainBook({ [TEXTS]: textsOf(pieces(MIB, (n) => `<si><t>${salt(n)}</t></si>`)) }),
  ],
  [
    '10 million empty shared texts',
    'a table of nothing',
    () => plainBook({ [TEXTS]: textsOf(salted('<si/>', 60 * MIB).replaceAll(/>\w{6}</g, '><')) }),
    { isLeftOut: true },
  ],
  [
    '299000 shared texts of 200 bytes',
    'under every limit',
    () => plainBook({ [TEXTS]: textsOf(pieces(290_000, (n) => `<si><t>${salt(n).repeat(30)}</t></si>`)) }),
  ],
  [
    'one shared text of 30 MB',
    'one text',
    () =>
      plainBook({
        [TEXTS]: textsOf(`<si><t>${salted('Tổng số ', 30 * MIB)}</t></si>`),
        [SHEET]: sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
      }),
  ],
  [
    'one long text in 290000 cells',
    '9 GB if each cell had its own',
    () =>
      plainBook({
        [TEXTS]: textsOf(`<si><t>${LONG}</t></si>`),
        [SHEET]: sheetOf(grid(29_000, 'ABCDEFGHIJ', (_, r) => `<c r="${r}" t="s"><v>0</v></c>`)),
      }),
  ],
  [
    'a text of 30 MB in 1000 cells',
    '30 GB if each cell had its own',
    () =>
      plainBook({
        [TEXTS]: textsOf(`<si><t>${salted('Tổng số ', 30 * MIB)}</t></si>`),
        [SHEET]: sheetOf(grid(1000, 'A', (_, r) => `<c r="${r}" t="s"><v>0</v></c>`)),
      }),
  ],
  [
    'a count of texts that lies',
    'memory asked for ahead',
    () => plainBook({ [TEXTS]: textsOf('<si><t>a</t></si>').replace('<sst ', '<sst count="4294967295" uniqueCount="4294967295" ') }),
  ],
  [
    'readings beside the text',
    'not part of the text',
    () =>
      plainBook({
        [TEXTS]: textsOf(`<si><t>a</t>${'<rPh sb="0" eb="1"><t>b</t></rPh>'.repeat(100_000)}</si>`),
        [SHEET]: sheetOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
      }),
  ],
]

/** Number formats that a pattern may go back over, or that a reader may take for those of a day. */
const FORMATS = [
  '[',
  '\\',
  '"',
  '_',
  '*',
  ';',
  '#,##0',
  '[$-42A]',
  'd',
  '0.',
  '?/',
  '@',
  '[<=9]',
  'General',
  '"d',
  '[h',
  'yy-',
  '\\d\\',
  ' ',
  '((',
  '%',
  'AM/PM',
  'E+',
]

const STYLE_TABLES: HostileLine[] = [
  [
    '100000 styles',
    'more than Excel knows',
    () =>
      plainBook({
        [STYLES]: stylesOf(`<cellXfs>${pieces(100_000, (n) => `<xf numFmtId="${n % 300}"/>`)}</cellXfs>`),
        [SHEET]: sheetOf('<row r="1"><c r="A1" s="99999"><v>45169</v></c></row>'),
      }),
  ],
  [
    'style that is not there',
    'a style out of range',
    () =>
      plainBook({
        [STYLES]: stylesOf('<cellXfs><xf numFmtId="0"/></cellXfs>'),
        [SHEET]: sheetOf(
          ['-1', '9', '4294967296', 'x', '1.5'].map((s, n) => `<row r="${n + 1}"><c r="A${n + 1}" s="${s}"><v>1</v></c></row>`).join(''),
        ),
      }),
  ],
  ...FORMATS.map(
    (shape): HostileLine => [
      `number format ${shape.replace(/[^\w#,.%$<=; +-]/g, (sign) => `u${sign.charCodeAt(0)}`)} without end`,
      'a format that a pattern goes back over',
      () => {
        const code = shape
          .repeat(Math.floor(60_000 / shape.length))
          .replaceAll('"', '&quot;')
          .replaceAll('<', '&lt;')
        return plainBook({
          [STYLES]: stylesOf(
            `<numFmts><numFmt numFmtId="164" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>`,
          ),
          [SHEET]: sheetOf(grid(50, 'ABCD', (n, r) => `<c r="${r}" s="1"><v>${45_000 + n}</v></c>`)),
        })
      },
    ],
  ),
  [
    'number format of 10 MB',
    'one format',
    () =>
      plainBook({
        [STYLES]: stylesOf(
          `<numFmts><numFmt numFmtId="164" formatCode="${salted('[$-42A]dd/mm/', 10 * MIB)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
        ),
        [SHEET]: sheetOf(grid(1000, 'ABCD', (n, r) => `<c r="${r}" s="0"><v>${n}</v></c>`)),
      }),
  ],
  [
    'a format of 1 MB in 200000 cells',
    'a format for each cell',
    () =>
      plainBook({
        [STYLES]: stylesOf(
          `<numFmts><numFmt numFmtId="164" formatCode="${salted('#,##0.0', MIB)}"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs>`,
        ),
        [SHEET]: sheetOf(grid(20_000, 'ABCDEFGHIJ', (n, r) => `<c r="${r}" s="0"><v>${n}</v></c>`)),
      }),
  ],
  [
    '50000 number formats',
    'a list of them',
    () =>
      plainBook({
        [STYLES]: stylesOf(
          `<numFmts>${pieces(50_000, (n) => `<numFmt numFmtId="${164 + n}" formatCode="0&quot;${salt(n)}&quot;"/>`)}</numFmts><cellXfs>${pieces(60_000, (n) => `<xf numFmtId="${164 + n}"/>`)}</cellXfs>`,
        ),
      }),
  ],
  [
    '100000 fonts',
    'a list of them',
    () =>
      plainBook({
        [STYLES]: stylesOf(
          `<fonts>${pieces(100_000, (n) => `<font><name val=".VnTime${n}"/></font>`)}</fonts><cellXfs>${pieces(60_000, (n) => `<xf fontId="${n}"/>`)}</cellXfs>`,
        ),
      }),
  ],
]

const FORMULAS: HostileLine[] = [
  ['formula of 1 MB', 'one formula', () => cell('', `<f>${salted('SUM(A1,', MIB)}</f><v>1</v>`)],
  [
    '100000 sums over everything',
    'each of 17 billion cells',
    () => inSheet(grid(50_000, 'AB', (n, r) => `<c r="${r}"><f>SUM(${ALL})+${n}</f><v>1</v></c>`)),
  ],
  [
    '100000 sums over the column so far',
    'work that grows with its square',
    () => inSheet(grid(50_000, 'AB', (n, r) => `<c r="${r}"><f>SUM(C$1:C${n + 1})</f><v>0</v></c>`)),
  ],
  [
    '50000 sums of the sums above',
    'a chain of sums',
    () => inSheet(grid(50_000, 'A', (n, r) => (n ? `<c r="${r}"><f>SUM(A1:A${n})</f><v>1</v></c>` : `<c r="${r}"><v>1</v></c>`))),
  ],
  [
    'shared formula in a ring',
    'each is the other',
    () =>
      inSheet('<row r="1"><c r="A1"><f t="shared" si="1"/><v>1</v></c><c r="B1"><f t="shared" si="1" ref="A1:B1">A1</f><v>1</v></c></row>'),
  ],
  [
    '100000 shared formulas',
    'a list of them',
    () => inSheet(grid(50_000, 'AB', (n, r) => `<c r="${r}"><f t="shared" si="${n}" ref="${ALL}">A1+B1</f><v>1</v></c>`)),
  ],
  [
    'one shared formula of 100 KB in 100000 cells',
    '10 GB if each had its own',
    () =>
      inSheet(
        `<row r="1"><c r="A1"><f t="shared" si="0" ref="${ALL}">${salted('B1+', 100_000)}</f><v>1</v></c></row>${pieces(50_000, (n) => `<row r="${n + 2}"><c r="A${n + 2}"><f t="shared" si="0"/><v>1</v></c><c r="B${n + 2}"><f t="shared" si="0"/><v>1</v></c></row>`)}`,
      ),
  ],
  [
    'formula of 100000 brackets',
    'a reader that calls itself',
    () => cell('', `<f>${'('.repeat(100_000)}1${')'.repeat(100_000)}</f><v>1</v>`),
  ],
  ['formula of a whole table', 'one formula for 17 billion cells', () => cell('', `<f t="array" ref="${ALL}">1</f><v>1</v>`)],
  ['formulas without a value', 'to be worked out', () => inSheet(grid(10_000, 'AB', (n, r) => `<c r="${r}"><f>A${n}</f></c>`))],
  [
    'links outside in 10000 cells',
    'would call other machines',
    () => inSheet(grid(5000, 'AB', (n, r) => `<c r="${r}"><f>[1]X!A${n + 1}+WEBSERVICE("http://127.0.0.1:9/${n}")</f><v>1</v></c>`)),
  ],
  ['a command in a formula', 'would run a program', () => cell('t="str"', "<f>cmd|'/c calc'!A0</f><v>=cmd|'/c calc'!A0</v>")],
]

const SHEETS: HostileLine[] = [
  ['sheet name of 1 MB', 'a name in every sentence', () => plainBook({ [WORKBOOK]: workbookOf([salted('Biểu ', MIB)]) })],
  ['sheet name blank', 'a sheet without a name', () => plainBook({ [WORKBOOK]: workbookOf(['']) })],
  ['sheet name of signs', 'a name to be looked up', () => plainBook({ [WORKBOOK]: workbookOf(['__proto__']) })],
  [
    'sheet names alike',
    'two sheets, one name',
    () =>
      plainBook({
        [WORKBOOK]: workbookOf(['A', 'A', 'a']),
        [LINKS]: linksOf([0, 1, 2].map(() => ['worksheet', 'worksheets/sheet1.xml'] as const)),
      }),
  ],
  [
    '10000 sheets',
    'a list of them',
    () =>
      plainBook({
        [WORKBOOK]: workbookOf(Array.from({ length: 10_000 }, (_, n) => `T${n}`)),
        [LINKS]: linksOf(Array.from({ length: 10_000 }, () => ['worksheet', 'worksheets/sheet1.xml'] as const)),
      }),
  ],
  ['1000 names for one sheet', 'one part read a thousand times', () => sameSheet(1000, 100)],
  ['190 names for one large sheet', 'one part read 190 times', () => sameSheet(190, 29_000)],
  ['100 names for one sheet of 2500 cells', 'under every limit', () => sameSheet(100, 2500)],
  ['no sheets', 'nothing to read', () => plainBook({ [WORKBOOK]: workbookOf([]) })],
  ['sheet that is not there', 'a link to nothing', () => plainBook({ [SHEET]: null })],
  ['workbook that is not there', 'nothing but a sheet', () => plainBook({ [WORKBOOK]: null })],
  ['links that are not there', 'a list of sheets without places', () => plainBook({ [LINKS]: null })],
  ['content types that are not there', 'a package without its list', () => plainBook({ '[Content_Types].xml': null })],
  ...[
    '../../../../etc/passwd',
    'file:///etc/passwd',
    'http://127.0.0.1:9/x',
    '/xl/worksheets/sheet1.xml',
    '%2e%2e/%2e%2e/x',
    '..\\..\\x',
    'workbook.xml',
    '_rels/workbook.xml.rels',
    'sharedStrings.xml',
    '',
    '#',
    './././worksheets/../worksheets/sheet1.xml',
    `${'../'.repeat(50_000)}x`,
  ].map(
    (target, n): HostileLine => [
      `sheet linked to ${target.replace(/[^\w.]/g, '_').slice(0, 30)} ${n}`,
      'a link that leads elsewhere',
      () => plainBook({ [LINKS]: linksOf([['worksheet', target]]) }),
    ],
  ),
  [
    '100000 links',
    'a list of them',
    () => plainBook({ [LINKS]: linksOf(Array.from({ length: 100_000 }, (_, n) => ['worksheet', `worksheets/${salt(n)}.xml`] as const)) }),
  ],
  [
    'a chart and a dialogue as sheets',
    'sheets without cells',
    () => plainBook({ [LINKS]: linksOf([['chartsheet', 'worksheets/sheet1.xml']]) }),
  ],
  ['macros', 'a program that must not run', () => plainBook({ 'xl/vbaProject.bin': noise(MIB, 'vba') }), { ending: 'xlsm' }],
  [
    '20000 external links',
    'places that must not be called',
    () => inBook(`<externalReferences>${pieces(20_000, (n) => `<externalReference r:id="rId${n}"/>`)}</externalReferences>`),
  ],
]

/** One part under many names of sheets. */
function sameSheet(times: number, rows: number): Uint8Array {
  const links = Array.from({ length: times }, () => ['worksheet', 'worksheets/sheet1.xml'] as const)
  return plainBook({
    [WORKBOOK]: workbookOf(links.map((_, n) => `T${n}`)),
    [LINKS]: linksOf(links),
    [SHEET]: sheetOf(grid(rows, 'ABCDEFGHIJ', (n, r) => `<c r="${r}"><v>${n * 7919}</v></c>`)),
  })
}

/** What a workbook that is in order as a zip and as XML can do: ranges, places, texts, styles, formulas, sheets. */
export const SHEET_FILES = hostileFiles('xlsx', [...RANGES, ...PLACES, ...TEXT_TABLES, ...STYLE_TABLES, ...FORMULAS, ...SHEETS])
