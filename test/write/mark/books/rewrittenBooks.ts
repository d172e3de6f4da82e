import { strFromU8, strToU8, zipSync } from 'fflate'
import { type Book, type Program, placesOn } from './book.ts'
import { DRAWING_LINK, drawingParts } from './drawings.ts'
import { formBook, formSheet, MARGINS, STYLES, TEXTS } from './form.ts'
import { type Files, filesOf, filesOfParts, type HandBook, linksXml, type Part, sheetXml } from './handBook.ts'
import { FORM_PLACES } from './handMade.ts'
import { NOTES_LINK, noteParts } from './notes.ts'

const notes = noteParts(1, [
  { cell: 'C4', text: 'Đã có từ trước' },
  { cell: 'F2', text: 'Chữ trơn', isPlain: true },
])
const DRAWN: HandBook = formBook(
  { after: `${MARGINS}<drawing r:id="rIdD"/>${NOTES_LINK}`, links: [DRAWING_LINK, ...notes.links] },
  { parts: [...drawingParts('09_KIEMTRA'), ...notes.parts], before: '<bookViews><workbookView activeTab="0"/></bookViews>' },
)
const FULL = filesOf(DRAWN)
const NOTED = filesOf(formBook({ after: MARGINS + NOTES_LINK, links: notes.links }, { parts: notes.parts }))
const BARE = filesOf(formBook())

/** Changes the XML of every file whose path fits. */
function rewrite(files: Files, path: RegExp, change: (xml: string) => string): Files {
  return Object.fromEntries(
    Object.entries(files).map(([name, bytes]) => [name, path.test(name) ? strToU8(change(strFromU8(bytes))) : bytes]),
  )
}

/** Puts a prefix before every name of the main namespace. */
function prefixed(prefix: string): (xml: string) => string {
  return (xml) => xml.replaceAll(/<(\/?)(?=[A-Za-z]+[\s/>])/g, `<$1${prefix}:`).replaceAll(' xmlns="', ` xmlns:${prefix}="`)
}

const SHEETML = /^xl\/(?:workbook|styles|sharedStrings|comments\d|worksheets\/sheet\d)\.xml$/
const singleQuoted = (xml: string) => xml.replaceAll(/="([^"<>']*)"(?=[^<>]*>)/g, "='$1'")
const otherPrefix = (xml: string) => xml.replaceAll(' r:id=', ' lien_ket:id=').replaceAll('xmlns:r=', 'xmlns:lien_ket=')
const strict = (xml: string) =>
  xml
    .replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    )
    .replaceAll('http://schemas.openxmlformats.org/drawingml/2006/', 'http://purl.oclc.org/ooxml/drawingml/')
    .replace('<workbook ', '<workbook conformance="strict" ')

/** The same in another encoding. */
function encoded(files: Files, path: RegExp, encode: (xml: string) => Uint8Array): Files {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, path.test(name) ? encode(strFromU8(bytes)) : bytes]))
}

const utf16 = (xml: string) => new Uint8Array(Buffer.from(`\ufeff${xml.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le'))
const utf16BigEndian = (xml: string) => new Uint8Array(Buffer.from(utf16(xml)).swap16())
const withMark = (xml: string) => strToU8(`\ufeff${xml}`)

/** A workbook whose parts lie nowhere that is usual, linked from the root of the package. */
function elsewhere(): Files {
  const type = (end: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${end}+xml`
  const of = (path: string) => strFromU8(FULL[path] ?? new Uint8Array())
  const parts: Part[] = [
    { path: '', content: '', links: [{ id: 'R0', type: 'officeDocument', target: '/so-lieu/bang-tinh.xml' }] },
    {
      path: 'so-lieu/bang-tinh.xml',
      content: of('xl/workbook.xml'),
      type: type('sheet.main'),
      links: [
        { id: 'rId1', type: 'worksheet', target: '/trang/mot.xml' },
        { id: 'rId101', type: 'styles', target: '../kieu/dang.xml' },
        { id: 'rId102', type: 'sharedStrings', target: '../xl/chu.xml' },
      ],
    },
    { path: 'xl/chu.xml', content: of('xl/sharedStrings.xml'), type: type('sharedStrings') },
    { path: 'kieu/dang.xml', content: of('xl/styles.xml'), type: type('styles') },
    {
      path: 'trang/mot.xml',
      content: sheetXml(formSheet('09_KIEMTRA', { after: MARGINS + NOTES_LINK })),
      type: type('worksheet'),
      links: [
        { id: 'rIdV', type: 'vmlDrawing', target: '/hinh/o.vml' },
        { id: 'rIdN', type: 'comments', target: 'chu-thich.xml' },
      ],
    },
    { path: 'trang/chu-thich.xml', content: of('xl/comments1.xml'), type: type('comments') },
    { path: 'hinh/o.vml', content: of('xl/drawings/vmlDrawing1.vml') },
  ]
  return filesOfParts(parts)
}

function withSignature(): Files {
  const origin = {
    id: 'rId9',
    type: 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin',
    target: '_xmlsignatures/origin.sigs',
  }
  const files = filesOf({ ...formBook(), rootLinks: [origin] })
  return {
    ...files,
    '_xmlsignatures/origin.sigs': new Uint8Array(),
    '_xmlsignatures/_rels/origin.sigs.rels': strToU8(
      linksXml([
        {
          id: 'rId1',
          type: 'http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature',
          target: 'sig1.xml',
        },
      ]),
    ),
    '_xmlsignatures/sig1.xml': strToU8('<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>'),
  }
}

const PREFIXED_PACKAGE = /rels$|^\[Content/

/** Without a prefix for links where none is needed; with one of its own on each sheet. */
const lateNamespaces = (xml: string) =>
  xml
    .replace(/ xmlns:r="[^"]*"/, '')
    .replaceAll(/<sheet ([^>]*)r:id/g, '<sheet xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships" $1q:id')
/** The prefix that everybody takes for links is another namespace's. */
const takenPrefix = (xml: string) => lateNamespaces(xml).replace(/<(worksheet|workbook) /, '<$1 xmlns:r="urn:khac" r:ghi="1" ')
/** Remarks and foreign elements between those of the lists. */
const remarked = (xml: string) =>
  xml
    .replaceAll(/<(fills|cellXfs|fonts|sheets|Relationships|Types)( [^>]*)?>/g, '$&<!-- <xf/> <fill> -->')
    .replace('</sheets>', '<!-- <sheet name="x"/> --></sheets>')

function rewritten(name: string, files: Files, closedTo: readonly Program[] = []): Book {
  return { name, bytes: zipSync(files), cells: FORM_PLACES, expects: 'marked', closedTo }
}

/** Workbooks whose XML says the same in other letters. */
export const REWRITTEN_BOOKS: readonly Book[] = [
  rewritten('every-name-with-a-prefix', rewrite(NOTED, SHEETML, prefixed('x'))),
  rewritten('every-name-with-a-prefix-the-package-too', rewrite(rewrite(BARE, SHEETML, prefixed('tt')), PREFIXED_PACKAGE, prefixed('goi'))),
  rewritten('single-quotes', rewrite(FULL, /(?:xml|rels)$/, singleQuoted)),
  rewritten('links-under-another-prefix', rewrite(FULL, SHEETML, otherPrefix), ['hucre']),
  rewritten('strict', rewrite(FULL, /(?:xml|rels)$/, strict), ['openpyxl']),
  { ...rewritten('utf-16', encoded(NOTED, SHEETML, utf16), ['hucre']), expects: 'unmarkable' },
  { ...rewritten('utf-16-big-endian', encoded(NOTED, /sheet1\.xml$|styles/, utf16BigEndian), ['hucre']), expects: 'unmarkable' },
  rewritten('byte-order-marks', encoded(FULL, /(?:xml|rels)$/, withMark)),
  rewritten('parts-in-unusual-folders', elsewhere(), ['openpyxl']),
  rewritten(
    'line-ends-and-indents',
    rewrite(FULL, SHEETML, (xml) =>
      xml.replaceAll('><row', '>\r\n    <row').replaceAll('></sheetData', '>\r\n  </sheetData').replaceAll('/><c', '/>\r\n\t<c'),
    ),
  ),
  rewritten('strict-without-comments', rewrite(BARE, /(?:xml|rels)$/, strict), ['openpyxl']),
  rewritten('links-declared-late', rewrite(BARE, SHEETML, lateNamespaces), ['hucre']),
  rewritten('links-under-a-prefix-that-is-taken', rewrite(BARE, SHEETML, takenPrefix), ['hucre']),
  rewritten('remarks-between-elements', rewrite(FULL, /(?:xml|rels)$/, remarked), ['openpyxl']),
  { ...rewritten('signed', withSignature()), expects: 'unmarkable' },
  {
    ...rewritten(
      'form-twice-in-one-package',
      filesOf({
        sheets: [formSheet('09_KIEMTRA'), formSheet('Bản sao', { path: 'worksheets/ban-sao.xml' })],
        styles: STYLES,
        texts: TEXTS,
      }),
    ),
    cells: [...FORM_PLACES, ...placesOn('Bản sao', 'C4 D6 B2')],
  },
]
