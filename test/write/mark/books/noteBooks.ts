import { type Book, placesOn } from './book.ts'
import { FORM_CELLS, formBook, formSheet, MARGINS, STYLES, TEXTS } from './form.ts'
import { DECLARATION, MAIN } from './handBook.ts'
import { FORM_PLACES, handMade } from './handMade.ts'
import { NOTES_LINK, NOTES_TYPE, noteParts, notesVml, notesXml } from './notes.ts'

const withNotes = MARGINS + NOTES_LINK
const TWO = [
  { cell: 'C4', text: 'Số liệu của phòng &amp; các đơn vị' },
  { cell: 'E5', text: 'Chưa có' },
]

const ordinary = noteParts(1, TWO)
const plain = noteParts(1, [
  { cell: 'C4', text: 'Chữ trơn, không có đoạn&#10;', isPlain: true },
  { cell: 'F2', text: ' ', isPlain: true },
])
const atBlockEnd = noteParts(
  1,
  [
    { cell: 'C4', text: 'Ghi chú thứ nhất' },
    { cell: 'C5', text: 'thứ hai' },
  ],
  { blocks: '1', first: 2046 },
)
const secondSheet = noteParts(2, [{ cell: 'A5', text: 'Trang hai' }], { blocks: '2,5', first: 5121 })
const htmlLike = noteParts(1, TWO, { inside: '<font face="Tahoma" size="180" color="#000000">Ghi chú<br>\n dòng hai </font>' })

const PERSON = '{5C4D2A1B-0000-4000-8000-000000000001}'
const THREAD = '{5C4D2A1B-0000-4000-8000-0000000000A1}'
const THREADED_NS = 'http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments'
const THREADED = `${DECLARATION}<ThreadedComments xmlns="${THREADED_NS}" xmlns:x="${MAIN}"><threadedComment ref="C4" dT="2023-09-08T01:00:00.00" personId="${PERSON}" id="${THREAD}"><text>Đã hỏi lại đơn vị chưa?</text></threadedComment><threadedComment ref="C4" dT="2023-09-08T02:00:00.00" personId="${PERSON}" id="{5C4D2A1B-0000-4000-8000-0000000000A2}" parentId="${THREAD}"><text>Rồi</text></threadedComment></ThreadedComments>`
const PERSONS = `${DECLARATION}<personList xmlns="${THREADED_NS}" xmlns:x="${MAIN}"><person displayName="Phòng Tài chính" id="${PERSON}" userId="phong" providerId="None"/></personList>`
const MICROSOFT = 'http://schemas.microsoft.com/office/2017/10/relationships'

const placeholder = noteParts(1, [
  {
    cell: 'C4',
    text: '[Threaded comment]&#10;&#10;Your version of Excel allows you to read this threaded comment.&#10;&#10;Comment:&#10;    Đã hỏi lại đơn vị chưa?',
    isPlain: true,
  },
  { cell: 'A5', text: 'Ghi chú thường', author: 1 },
])
const threadedNotes = notesXml(
  [
    { cell: 'C4', text: '[Threaded comment]&#10;&#10;Comment:&#10;    Đã hỏi lại đơn vị chưa?', isPlain: true },
    { cell: 'A5', text: 'Ghi chú thường', author: 1 },
  ],
  [`tc=${THREAD}`, 'Phòng Tài chính'],
)

/** What newer programs put beside a comment's text, and a reading aid and an escaped line end inside it. */
const withProperties = (xml: string) =>
  xml
    .replace(
      '</text></comment>',
      `</text><mc:AlternateContent xmlns:mc="${MC}"><mc:Choice Requires="v2"><commentPr locked="0" xmlns:v2="urn:v2"><anchor/></commentPr></mc:Choice><mc:Fallback/></mc:AlternateContent></comment>`,
    )
    .replace('Chưa có</t></r>', 'Chưa_x000D_\ncó</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh><phoneticPr fontId="1"/>')
const MC = 'http://schemas.openxmlformats.org/markup-compatibility/2006'

/** Sheets that have comments already, in every way that writers leave them. */
export const NOTE_BOOKS: readonly Book[] = [
  handMade('comments-as-excel-writes-them', formBook({ after: withNotes, links: ordinary.links }, { parts: ordinary.parts })),
  handMade('comments-of-plain-text', formBook({ after: withNotes, links: plain.links }, { parts: plain.parts }), {
    cells: placesOn('09_KIEMTRA', `${FORM_CELLS} F2`),
  }),
  handMade(
    'comment-boxes-to-the-end-of-their-block',
    {
      sheets: [
        formSheet('09_KIEMTRA', { after: withNotes, links: atBlockEnd.links }),
        formSheet('10_DUNG', { after: withNotes, links: secondSheet.links }),
        formSheet('11_KHAC'),
      ],
      styles: STYLES,
      texts: TEXTS,
      parts: [...atBlockEnd.parts, ...secondSheet.parts],
    },
    { cells: ['09_KIEMTRA', '10_DUNG', '11_KHAC'].flatMap((sheet) => placesOn(sheet, FORM_CELLS)) },
  ),
  handMade('comment-boxes-with-unclosed-tags', formBook({ after: withNotes, links: htmlLike.links }, { parts: htmlLike.parts }), {
    closedTo: ['soffice'],
  }),
  handMade(
    'threaded-comments',
    formBook(
      {
        after: withNotes,
        links: [
          ...placeholder.links,
          { id: 'rIdT', type: `${MICROSOFT}/threadedComment`, target: '../threadedComments/threadedComment1.xml' },
        ],
      },
      {
        links: [{ id: 'rId300', type: `${MICROSOFT}/person`, target: 'persons/person.xml' }],
        parts: [
          ...placeholder.parts.map((part) => (part.type === NOTES_TYPE ? { ...part, content: threadedNotes } : part)),
          { path: 'xl/threadedComments/threadedComment1.xml', type: 'application/vnd.ms-excel.threadedcomments+xml', content: THREADED },
          { path: 'xl/persons/person.xml', type: 'application/vnd.ms-excel.person+xml', content: PERSONS },
        ],
      },
    ),
  ),
  handMade(
    'comments-without-boxes',
    formBook(
      { links: [{ id: 'rId7', type: 'comments', target: '/xl/comments1.xml' }] },
      { parts: [{ path: 'xl/comments1.xml', type: NOTES_TYPE, content: notesXml(TWO) }] },
    ),
  ),
  handMade('comment-boxes-on-a-sheet-without-marks', {
    sheets: [
      formSheet('09_KIEMTRA'),
      formSheet('Ghi chú riêng', {
        after: withNotes,
        links: ordinary.links,
        before: '<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
      }),
    ],
    styles: STYLES,
    texts: TEXTS,
    parts: ordinary.parts,
  }),
  handMade(
    'comments-with-properties-and-phonetics',
    formBook(
      { after: withNotes, links: ordinary.links },
      {
        parts: ordinary.parts.map((part) => (part.type === NOTES_TYPE ? { ...part, content: withProperties(String(part.content)) } : part)),
      },
    ),
    { cells: placesOn('09_KIEMTRA', `${FORM_CELLS} E5`) },
  ),
  handMade(
    'comment-list-empty',
    formBook(
      {
        after: withNotes,
        links: [
          { id: 'rIdV', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' },
          { id: 'rIdN', type: 'comments', target: '../comments1.xml' },
        ],
      },
      {
        parts: [
          {
            path: 'xl/comments1.xml',
            type: NOTES_TYPE,
            content: `${DECLARATION}<comments xmlns="${MAIN}"><authors/><commentList/></comments>`,
          },
          { path: 'xl/drawings/vmlDrawing1.vml', content: notesVml([]) },
        ],
      },
    ),
    { cells: FORM_PLACES },
  ),
]
