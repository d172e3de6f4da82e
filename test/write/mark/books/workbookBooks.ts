import { type Book, placesOn } from './book.ts'
import { CHART_SHEET, chartSheetParts, OPAQUE } from './drawings.ts'
import { FORM_CELLS, formBook, formSheet, MARGINS, STYLES, TEXTS } from './form.ts'
import { DECLARATION, type HandBook, MAIN, OFFICE } from './handBook.ts'
import { FORM_PLACES, handMade } from './handMade.ts'
import { NOTES_TYPE, notesXml } from './notes.ts'

const unselected = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
const forms = (names: readonly string[], more: Partial<HandBook> = {}): HandBook => ({
  sheets: names.map((name, index) => formSheet(name, index === 0 ? {} : { before: unselected })),
  styles: STYLES,
  texts: TEXTS,
  ...more,
})
const view = (attributes = '') =>
  `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000"${attributes}/></bookViews>`

const NAMES = `<definedNames>
<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'Phụ lục'!$A$3:$C$6</definedName>
<definedName name="_xlnm.Print_Area" localSheetId="0">'09_KIEMTRA'!$A$1:$H$12</definedName>
<definedName name="_xlnm.Print_Area" localSheetId="2">Ẩn!$A$1:$C$6</definedName>
<definedName name="_xlnm.Print_Titles" localSheetId="1">'Phụ lục'!$A:$A,'Phụ lục'!$3:$3</definedName>
<definedName name="Nguon" comment="localSheetId=&quot;0&quot;">OFFSET('09_KIEMTRA'!$A$4,0,0,3,1)</definedName>
<definedName name="Nguon" localSheetId="2">Ẩn!$A$4:$A$6</definedName>
<definedName name="localSheetId">"localSheetId=""0"""</definedName>
<definedName name="HangSo">12.5</definedName>
</definedNames>`

const LINKED = `${DECLARATION}<externalLink xmlns="${MAIN}"><externalBook xmlns:r="${OFFICE}" r:id="rId1"><sheetNames><sheetName val="Sheet1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1"><v>42</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>`

const CUSTOM = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Mã đơn vị"><vt:lpwstr>U9</vt:lpwstr></property></Properties>`
const APP = `${DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application><HeadingPairs><vt:vector size="2" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs><TitlesOfParts><vt:vector size="1" baseType="lpstr"><vt:lpstr>09_KIEMTRA</vt:lpstr></vt:vector></TitlesOfParts></Properties>`
const GUID = '{00000000-0000-4000-8000-0000000000C1}'
const EXTENDED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Workbooks whose order, names and neighbours matter when a sheet comes in before all others. */
export const WORKBOOK_BOOKS: readonly Book[] = [
  handMade(
    'names-of-sheets-and-print-titles',
    {
      sheets: [
        formSheet('09_KIEMTRA'),
        formSheet('Phụ lục', { before: unselected, between: '<autoFilter ref="A3:C6"/>' }),
        formSheet('Ẩn', { before: unselected, state: 'veryHidden' }),
      ],
      before: view(' activeTab="1"'),
      after: `${NAMES}<calcPr calcId="191029"/>`,
      styles: STYLES,
      texts: TEXTS,
    },
    { cells: [...FORM_PLACES, ...placesOn('Ẩn', 'C4 D6')] },
  ),
  handMade('first-sheet-hidden', {
    ...forms(['09_KIEMTRA', 'Phụ lục']),
    sheets: [formSheet('Ẩn', { state: 'hidden', before: unselected }), formSheet('09_KIEMTRA')],
    before: view(' firstSheet="1" activeTab="1"'),
  }),
  handMade(
    'several-windows',
    forms(['09_KIEMTRA', 'Phụ lục', 'Trang 3'], {
      before: `<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="20000" windowHeight="9000" activeTab="2"/><workbookView xWindow="100" yWindow="100" windowWidth="20000" windowHeight="9000" firstSheet="1" activeTab="1"/></bookViews>`,
      sheets: [
        formSheet('09_KIEMTRA', { before: '<sheetViews><sheetView workbookViewId="0"/><sheetView workbookViewId="1"/></sheetViews>' }),
        formSheet('Phụ lục', {
          before: '<sheetViews><sheetView workbookViewId="0"/><sheetView tabSelected="1" workbookViewId="1"/></sheetViews>',
        }),
        formSheet('Trang 3', {
          before: '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/><sheetView workbookViewId="1"/></sheetViews>',
        }),
      ],
    }),
  ),
  handMade(
    'several-sheets-selected-together',
    {
      ...forms([]),
      sheets: ['09_KIEMTRA', 'Phụ lục', 'Trang 3'].map((name) => formSheet(name)),
      before: view(' activeTab="1"'),
    },
    { cells: placesOn('Phụ lục', FORM_CELLS) },
  ),
  handMade(
    'chart-sheet-first-and-selected',
    {
      sheets: [
        {
          name: 'Biểu đồ',
          kind: 'chartsheet',
          path: 'chartsheets/sheet1.xml',
          xml: CHART_SHEET,
          links: [{ id: 'rId1', type: 'drawing', target: '../drawings/drawing9.xml' }],
        },
        formSheet('09_KIEMTRA', { before: unselected }),
      ],
      before: view(),
      styles: STYLES,
      texts: TEXTS,
      parts: chartSheetParts('09_KIEMTRA'),
    },
    { closedTo: ['hucre'] },
  ),
  handMade(
    'sheets-and-structure-protected',
    formBook(
      {
        between: `<sheetProtection algorithmName="SHA-512" hashValue="${'A'.repeat(86)}==" saltValue="${'A'.repeat(22)}==" spinCount="100000" sheet="1" objects="1" scenarios="1" formatCells="0"/><protectedRanges><protectedRange sqref="C4:C6" name="Nhap"/></protectedRanges>`,
      },
      { before: `<workbookPr/><workbookProtection workbookPassword="CF7A" lockStructure="1" lockWindows="0"/>${view()}` },
    ),
  ),
  handMade(
    'linked-to-another-workbook',
    formBook(
      { rows: '<row r="4"><c r="C4"><f>[1]Sheet1!A1+1</f><v>43</v></c></row>' },
      {
        after: '<externalReferences><externalReference r:id="rId300"/></externalReferences>',
        links: [{ id: 'rId300', type: 'externalLink', target: 'externalLinks/externalLink1.xml' }],
        parts: [
          {
            path: 'xl/externalLinks/externalLink1.xml',
            type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml',
            content: LINKED,
            links: [{ id: 'rId1', type: 'externalLinkPath', target: 'file:///C:/BAO%20CAO/quy%202.xlsx', isOutside: true }],
          },
        ],
      },
    ),
  ),
  handMade(
    'macros',
    formBook(
      {},
      {
        mainType: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        before: '<workbookPr codeName="ThisWorkbook"/>',
        links: [{ id: 'rId300', type: 'http://schemas.microsoft.com/office/2006/relationships/vbaProject', target: 'vbaProject.bin' }],
        parts: [{ path: 'xl/vbaProject.bin', type: 'application/vnd.ms-office.vbaProject', content: OPAQUE }],
      },
    ),
  ),
  handMade(
    'properties-custom-xml-and-printer',
    formBook(
      {
        after: `${MARGINS}<pageSetup orientation="landscape" r:id="rIdP"/>`,
        links: [{ id: 'rIdP', type: 'printerSettings', target: '../printerSettings/printerSettings1.bin' }],
      },
      {
        rootLinks: [
          { id: 'rId2', type: `${EXTENDED}/extended-properties`, target: 'docProps/app.xml' },
          { id: 'rId3', type: `${EXTENDED}/custom-properties`, target: 'docProps/custom.xml' },
        ],
        links: [{ id: 'rId300', type: 'customXml', target: '../customXml/item1.xml' }],
        parts: [
          { path: 'xl/printerSettings/printerSettings1.bin', content: OPAQUE },
          { path: 'customXml/item1.xml', content: '<phieu xmlns="urn:phieu"><so>1</so></phieu>' },
          { path: 'docProps/app.xml', type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml', content: APP },
          { path: 'docProps/custom.xml', type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml', content: CUSTOM },
        ],
      },
    ),
  ),
  handMade(
    'sheet-names-with-entities-and-quotes',
    {
      sheets: [
        formSheet('Kiểm tra &amp; giám sát'),
        formSheet('&quot;Quý&quot; 3&apos;s', { before: unselected }),
        formSheet('A &lt; B &#x2013; C&#7841;n', { before: unselected }),
        formSheet(' Trang cuối', { before: unselected }),
      ],
      after: `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">'"Quý" 3''s'!$A$1:$C$8</definedName></definedNames>`,
      styles: STYLES,
      texts: TEXTS,
    },
    { cells: ['Kiểm tra & giám sát', '"Quý" 3\'s', 'A < B – Cạn', ' Trang cuối'].flatMap((sheet) => placesOn(sheet, 'C4 D6 B2')) },
  ),
  handMade(
    'names-of-parts-that-clash',
    formBook(
      {
        path: 'worksheets/sheet2.xml',
        after: `${MARGINS}<pageSetup orientation="portrait" r:id="rId1"/>`,
        links: [{ id: 'rId1', type: 'printerSettings', target: '../printerSettings/printerSettings1.bin' }],
      },
      {
        links: [
          { id: 'rId2', type: 'customXml', target: '../customXml/item1.xml' },
          { id: 'rId3', type: 'comments', target: 'comments2.xml' },
        ],
        parts: [
          { path: 'xl/printerSettings/printerSettings1.bin', content: OPAQUE },
          { path: 'customXml/item1.xml', content: '<phieu/>' },
          { path: 'xl/worksheets/Sheet1.xml', content: '<mo-coi/>' },
          { path: 'xl/worksheets/sheet3.xml', content: '<mo-coi/>' },
          { path: 'xl/comments1.xml', content: '<mo-coi/>' },
          { path: 'xl/comments2.xml', type: NOTES_TYPE, content: notesXml([{ cell: 'A1', text: 'mồ côi' }]) },
          { path: 'xl/drawings/vmlDrawing1.vml', content: '<xml/>' },
          { path: 'xl/drawings/vmldrawing2.vml', content: '<xml/>' },
        ],
      },
    ),
  ),
  handMade('a-sheet-of-theirs-with-our-name', forms(['Cần sửa', '09_KIEMTRA']), {
    cells: [...FORM_PLACES, ...placesOn('Cần sửa', 'C4 D6')],
  }),
  handMade('a-sheet-of-theirs-with-our-name-decomposed', forms(['Cần sửa'.normalize('NFD').toUpperCase(), '09_KIEMTRA'])),
  handMade(
    'custom-views',
    formBook(
      {
        between: `<customSheetViews><customSheetView guid="${GUID}" showPageBreaks="1"><selection activeCell="A1" sqref="A1"/><rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks>${MARGINS}<printOptions headings="1"/><pageSetup orientation="landscape"/><headerFooter/><autoFilter ref="A3:C6"/></customSheetView></customSheetViews>`,
      },
      {
        before: view(),
        after: `<customWorkbookViews><customWorkbookView name="In" guid="${GUID}" windowWidth="2000" windowHeight="900" activeSheetId="1"/></customWorkbookViews>`,
      },
    ),
  ),
]
