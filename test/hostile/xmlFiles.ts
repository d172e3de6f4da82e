import {
  LINKS,
  linksOf,
  ONE_CELL,
  ourBook,
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
import { packRepeated } from './packRepeated.ts'
import { MIB, pieces, salt, salted } from './texts.ts'

const inSheet = (rows: string) => plainBook({ [SHEET]: sheetOf(rows) })
const inCell = (inside: string) => inSheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${inside}</t></is></c></row>`)
const asSheet = (xml: string | Uint8Array) => plainBook({ [SHEET]: xml })
const opened = (inside: string) => asSheet(sheetOf(ONE_CELL).replace('</sheetData></worksheet>', inside))

/** A part with a DOCTYPE before its root. */
function withDoctype(path: string, doctype: string): Uint8Array {
  const part =
    {
      [SHEET]: sheetOf(ONE_CELL),
      [TEXTS]: textsOf('<si><t>&a;</t></si>'),
      [STYLES]: stylesOf(''),
      [WORKBOOK]: workbookOf(['&a;']),
      [LINKS]: linksOf([]),
    }[path] ?? ''
  return plainBook({ [path]: part.replace('?>\n', `?>\n${doctype}`) })
}

const LAUGHS = `<!DOCTYPE a [<!ENTITY a0 "ha">${pieces(30, (n) => `<!ENTITY a${n + 1} "&a${n};&a${n};&a${n};">`)}<!ENTITY a "&a30;">]>`
const OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
const PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>'
const QUADRATIC = `<!DOCTYPE a [<!ENTITY a "${'x'.repeat(60_000)}">]>`

const ENTITIES: HostileLine[] = [
  ...[SHEET, TEXTS, STYLES, WORKBOOK, LINKS].map(
    (path): HostileLine => [`billion laughs in ${path.replaceAll('/', ' ')}`, 'entities of entities', () => withDoctype(path, LAUGHS)],
  ),
  ['entity of a file', 'would draw in a file of the machine', () => withDoctype(SHEET, OUTSIDE)],
  ['entity of an address', 'would call another machine', () => withDoctype(TEXTS, PARAMETER)],
  [
    'one long entity used often',
    'no nesting, the same growth',
    () =>
      plainBook({
        [SHEET]: sheetOf(ONE_CELL).replace('?>\n', `?>\n${QUADRATIC}`),
        [TEXTS]: textsOf(`<si><t>${'&a;'.repeat(300_000)}</t></si>`),
      }),
  ],
  [
    'DOCTYPE behind a megabyte of comment',
    'a guard that looks at the head alone',
    () => asSheet(sheetOf('&a30;').replace('?>\n', `?>\n<!--${salted('x', MIB)}-->${LAUGHS}`)),
  ],
  ['doctype in small letters', 'a guard that knows one spelling', () => withDoctype(SHEET, LAUGHS.toLowerCase())],
  [
    'DOCTYPE in UTF-16',
    'a guard that knows one encoding',
    () => asSheet(Buffer.from(`\ufeff${sheetOf('&a;').replace('?>\n', `?>\n${LAUGHS}`)}`, 'utf16le')),
  ],
  ['entities that nobody declared', 'a million of them', () => inCell(salted('&khong;', 8 * MIB))],
  ['10 MB of numbered signs', 'each letter in eight', () => inCell(pieces(MIB, (n) => `&#${65 + (n % 26)};`))],
  ['10 MB of ampersands', 'each to be resolved', () => inCell(salted('&amp;', 10 * MIB))],
  ['lone ampersands', 'a reference that never ends', () => inCell(salted('&', 5 * MIB))],
  ['reference of a million digits', 'a number without end', () => inCell(`&#${'9'.repeat(MIB)};`)],
  ...[
    '&#0;',
    '&#1;',
    '&#x1F;',
    '&#xD800;',
    '&#xDFFF;',
    '&#xFFFF;',
    '&#x110000;',
    '&#x7fffffff;',
    '&#-1;',
    '_x0000_',
    '_xD83D_',
    '_xZZZZ_',
    '\u0001',
    '\u{10ffff}',
  ].map(
    (sign): HostileLine => [
      `sign ${JSON.stringify(sign).replace(/[\\"]/g, '')}`,
      'a sign that XML does not know',
      () => ourBook((xml, path) => (path === TEXTS ? xml.replaceAll('</t>', `${sign}</t>`) : xml)),
    ],
  ),
]

const SHAPES: HostileLine[] = [
  ['a million nested tags', 'a parser that calls itself', () => opened(`${pieces(MIB, (n) => `<x${n % 7919}>`)}`)],
  [
    'a million nested tags that are closed',
    'a parser that calls itself',
    () => opened(`</sheetData>${'<x>'.repeat(MIB)}${'</x>'.repeat(MIB)}</worksheet>`),
  ],
  ['rows in rows', '200000 deep', () => inSheet(pieces(200_000, (n) => `<row r="${n + 1}">`) + '</row>'.repeat(200_000))],
  [
    'cells in cells',
    '200000 deep',
    () => inSheet(`<row r="1">${pieces(200_000, (n) => `<c s="${salt(n)}">`)}${'</c>'.repeat(200_000)}</row>`),
  ],
  ['texts in texts', '200000 deep', () => plainBook({ [TEXTS]: textsOf(pieces(200_000, (n) => `<si><t>${salt(n)}`)) })],
  [
    'one tag of 60 MB',
    'a tag that is larger than a buffer',
    () => inSheet(`<row r="1" x="${salted('abcdefgh', 60 * MIB)}"/>`),
    { isLeftOut: true },
  ],
  ['one tag of 10 MB', 'a tag that is larger than a buffer', () => inSheet(`<row r="1" x="${salted('abcdefgh', 10 * MIB)}"/>`)],
  ['one name of 10 MB', 'a name without end', () => inSheet(`<${salted('abcdefgh', 10 * MIB)}/>`)],
  ['one attribute name of 10 MB', 'a name without end', () => inSheet(`<row ${salted('abcdefgh', 10 * MIB)}="1"/>`)],
  ['a million attributes', 'a list of them for each tag', () => inSheet(`<row r="1" ${pieces(MIB, (n) => ` a${n}="${n}"`)}/>`)],
  ['a million times the same attribute', 'allowed once', () => inSheet(`<row ${pieces(MIB, (n) => ` r="${n}"`)}/>`)],
  [
    'a hundred thousand name spaces',
    'a list of them for each tag',
    () => inSheet(`<row r="1" ${pieces(100_000, (n) => ` xmlns:a${n}="urn:${n}"`)}/>`),
  ],
  ['a prefix of 1 MB', 'a name to be cut', () => asSheet(sheetOf(ONE_CELL).replaceAll('<row', `<${'p'.repeat(MIB)}:row`))],
  ['30 MB of spaces in a tag', 'spaces to go back over', () => inSheet(`<row${salted(' ', 30 * MIB).replaceAll(/\w/g, '\t')}r="1"/>`)],
  ['comment that does not close', 'looks for its end at every place', () => opened(salted('<!-- ', 10 * MIB))],
  ['CDATA that does not close', 'looks for its end at every place', () => opened(salted('<![CDATA[ ', 10 * MIB))],
  ['instruction that does not close', 'looks for its end at every place', () => opened(salted('<?a ', 10 * MIB))],
  ['a million comments', 'things to pass over', () => opened(pieces(MIB, (n) => `<!--${n}-->`))],
  ['a million pieces of CDATA', 'a text in pieces', () => inCell(pieces(MIB, (n) => `<![CDATA[${n}]]>`))],
  ['20 MB of <', 'a tag at every place', () => opened(salted('<', 20 * MIB))],
  ['20 MB of >', 'an end at every place', () => opened(salted('>', 20 * MIB))],
  ['20 MB of <c ', 'a tag at every place that does not end', () => opened(salted('<c ', 20 * MIB))],
  ['20 MB of </c>', 'ends without a beginning', () => opened(salted('</c>', 20 * MIB))],
  ['20 MB of slashes in a tag', 'what a pattern goes back over', () => opened(`<c ${salted('/', 20 * MIB)}`)],
  ['20 MB of quotes in a tag', 'what a pattern goes back over', () => opened(`<c ${salted('""\'\'', 20 * MIB)}`)],
  ['20 MB of equal signs in a tag', 'what a pattern goes back over', () => opened(`<c ${salted('a= ', 20 * MIB)}>`)],
  [
    'a quote that does not close',
    'everything behind it is its own',
    () => asSheet(sheetOf(pieces(100_000, (n) => `<row r="${n + 1}"><c r='A${n + 1}><v>${n}</v></c></row>`))),
  ],
  ['two roots', 'what stands behind the end', () => asSheet(sheetOf(ONE_CELL) + sheetOf(ONE_CELL))],
  [
    'two tables of cells',
    'one reader takes the first, one the last',
    () => opened('</sheetData><sheetData><row r="1"><c r="A1"><v>2</v></c></row></sheetData></worksheet>'),
  ],
  ['no root', 'nothing but a declaration', () => asSheet('<?xml version="1.0"?>')],
  ['an empty part', 'nothing at all', () => asSheet('')],
  ['60 MB of text in one cell', 'one text', () => inCell(salted('Tổng số ', 58 * MIB)), { isLeftOut: true }],
  ['10 MB of text in one cell', 'one text', () => inCell(salted('Tổng số ', 10 * MIB))],
  [
    'a million runs in one cell',
    'a text in pieces',
    () => inSheet(`<row r="1"><c r="A1" t="inlineStr"><is>${pieces(MIB, (n) => `<r><t>${salt(n)}</t></r>`)}</is></c></row>`),
  ],
  [
    '40 MB of spaces behind the cells',
    'nothing, much of it',
    () => plainBook({ [SHEET]: packRepeated({ head: sheetOf(ONE_CELL), block: ' \n\t\r' }, 40 * MIB) }),
  ],
]

const utf16 = (xml: string, isBig = false) => {
  const bytes = Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

const ENCODINGS: HostileLine[] = [
  ['sheet in UTF-16', 'allowed by XML, written by nobody', () => asSheet(utf16(sheetOf(ONE_CELL)))],
  ['sheet in UTF-16 the other way round', 'allowed by XML, written by nobody', () => asSheet(utf16(sheetOf(ONE_CELL), true))],
  [
    'every part in UTF-16',
    'allowed by XML, written by nobody',
    () =>
      plainBook({
        [SHEET]: utf16(sheetOf(ONE_CELL)),
        [WORKBOOK]: utf16(workbookOf(['A'])),
        [LINKS]: utf16(linksOf([['worksheet', 'worksheets/sheet1.xml']])),
      }),
  ],
  ['UTF-16 cut in the middle of a sign', 'an odd byte', () => asSheet(utf16(sheetOf(ONE_CELL)).subarray(0, -1))],
  [
    'sheet that is not UTF-8',
    'bytes that are no text',
    () => asSheet(Buffer.from(sheetOf('<row r="1"><c r="A1" t="str"><v>\xff\xfe\xc0\x80</v></c></row>'), 'latin1')),
  ],
  [
    'sheet in windows-1252',
    'said so',
    () => asSheet(Buffer.from(sheetOf('<row r="1"><c r="A1" t="str"><v>T\xf4</v></c></row>').replace('UTF-8', 'windows-1252'), 'latin1')),
  ],
  ['sheet in UTF-7', 'said so', () => asSheet(sheetOf('+ADw-row r+AD0AIg-1+ACI-/+AD4-').replace('UTF-8', 'UTF-7'))],
  ['sheet with two marks of order', 'saved twice', () => asSheet(`\ufeff\ufeff${sheetOf(ONE_CELL)}`)],
  ['sheet with NULs', 'zeros among the signs', () => asSheet(sheetOf(ONE_CELL).replaceAll('<', '\0<'))],
  [
    'surrogates in UTF-8',
    'half a sign in three bytes',
    () => asSheet(Buffer.from(sheetOf('<row r="1"><c r="A1" t="str"><v>\xed\xa0\x80</v></c></row>'), 'latin1')),
  ],
  ['overlong UTF-8', 'a "<" in two bytes', () => asSheet(Buffer.from(sheetOf('\xc0\xbcrow r="1"/>'), 'latin1'))],
  ['XML 1.1', 'other line ends, other signs', () => asSheet(sheetOf(ONE_CELL).replace('1.0', '1.1'))],
]

/** What XML can do to a reader: entities, shapes, encodings. */
export const XML_FILES = hostileFiles('xlsx', [...ENTITIES, ...SHAPES, ...ENCODINGS])
