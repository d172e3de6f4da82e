import { type Book, placesOn } from './book.ts'
import { FORM_ROWS, formBook, formSheet, MARGINS, STYLES, TEXTS } from './form.ts'
import { DECLARATION, MAIN, OFFICE } from './handBook.ts'
import { FORM_PLACES, handMade } from './handMade.ts'

const unplaced = FORM_ROWS.replaceAll(/<row r="(?:2|3|4|5|6)"/g, '<row').replaceAll(/<c r="[A-C][34]"/g, '<c')

const FORMULAS = `
<row r="1"><c r="A1"><f t="shared" ref="A1:A4" si="0">B1*2</f><v>2</v></c><c r="B1"><v>1</v></c><c r="D1"><f t="array" ref="D1:D3">B1:B3*10</f><v>10</v></c></row>
<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2"><v>2</v></c><c r="D2"><v>20</v></c><c r="F2" cm="1"><f t="array" ref="F2">SUM(B1:B3)</f><v>6</v></c></row>
<row r="3"><c r="A3"><f t="shared" si="0"/><v>6</v></c><c r="B3"><v>3</v></c><c r="D3"><v>30</v></c></row>
<row r="4"><c r="A4"><f t="shared" si="0"/><v>0</v></c><c r="G4"><f>B1+1</f><v>2</v></c></row>
<row r="5"><c r="F5"><v>5</v></c><c r="G5"><f t="dataTable" ref="G5:G6" dt2D="0" dtr="0" r1="B1"/><v>6</v></c></row>
<row r="6"><c r="F6"><v>6</v></c><c r="G6"><v>7</v></c><c r="H6" t="str"><f>IF(B1&lt;2,"dưới","trên")&amp;" "</f><v xml:space="preserve">dưới </v></c></row>`

const CHAIN = `${DECLARATION}<calcChain xmlns="${MAIN}"><c r="A1" i="1"/><c r="A2"/><c r="A3"/><c r="A4"/><c r="D1" a="1"/><c r="H6"/></calcChain>`

const TRICKS = `${DECLARATION}<!-- <c r="C4"><v>1</v></c> --><?mso-application progid="Excel.Sheet"?><worksheet xmlns="${MAIN}"
  xmlns:r="${OFFICE}" ><!-- <sheetData> --><sheetData ><row r="1"
   spans='1:3'><c
 r="A1" t="inlineStr" ><is><t><![CDATA[ <c r="B1"> ]]></t></is></c ><!-- <c r="B1"/> --><c r="C1"><v><![CDATA[7]]></v></c
></row ><row r = "2" ><c r = "A2" s = "2" ><v>5</v></c></row><row r="9"><c r="B9"><v>1</v></c></row></sheetData ><dataValidations count="1"><dataValidation type="whole" sqref="A2" promptTitle="Nhập số > 0" prompt='Ví dụ: "57" > 0 </row>' showInputMessage="1" operator="greaterThan"><formula1>0</formula1></dataValidation></dataValidations></worksheet><!-- </worksheet> -->`.replace(
  'prompt=\'Ví dụ: "57" > 0 </row>\'',
  'prompt=\'Ví dụ: "57" > 0 &lt;/row>\'',
)

const WIDE = [
  '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"><v>2</v></c></row>',
  '<row r="1048576"><c r="A1048576"><v>3</v></c></row>',
].join('')

/** With words of 130 letters larger than what is unpacked at once, with letters of several bytes everywhere. */
const manyRows = (words: string) =>
  numbers(1800)
    .map((row) => {
      const formula = `<f>C${row}&amp;" cuộc"</f><v>${row} cuộc</v>`
      return `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${words} ${row}</t></is></c><c r="C${row}" s="2"><v>${row}</v></c><c r="D${row}" t="str">${formula}</c></row>`
    })
    .join('')
const numbers = (last: number, step = 1) => Array.from({ length: last / step }, (_, index) => index * step + 2)
const WORDS = 'Đơn vị đã kiểm tra, giám sát và xử lý đúng hạn các ý kiến đã gửi về trong kỳ, không còn ý kiến nào phải chuyển sang kỳ sau'

/** Rows and cells that are written in every way that is allowed. */
export const CELL_BOOKS: readonly Book[] = [
  handMade('plain-form', formBook()),
  handMade('rows-and-cells-without-places', formBook({ rows: unplaced.replace('</row>', '</row><row/>') }), {
    cells: placesOn('09_KIEMTRA', 'A1 C1 B2 A5 C4 C6 D6 E6 H6 B7 C8 D8 H12 J20'),
  }),
  handMade(
    'no-rows-at-all',
    {
      sheets: [{ name: 'Trống', before: '<dimension ref="A1"/>', after: MARGINS }, formSheet('09_KIEMTRA')],
      styles: STYLES,
      texts: TEXTS,
    },
    { cells: [...placesOn('Trống', 'C3 A1 B3'), ...FORM_PLACES] },
  ),
  handMade(
    'empty-rows-and-spans',
    {
      sheets: [
        {
          name: 'Hàng trống',
          rows: '<row r="2" spans="1:3"/><row r="4" spans="2:4" s="1" customFormat="1"></row><row r="6" spans="2:2" hidden="1"><c r="B6"><v>4</v></c></row>',
          before:
            '<dimension ref="B6"/><cols><col min="1" max="3" width="20" style="2" customWidth="1"/><col min="4" max="16384" width="9" style="3"/></cols>',
        },
      ],
      styles: STYLES,
      texts: TEXTS,
    },
    { cells: placesOn('Hàng trống', 'A1 A2 D2 B4 A6 B6 C6 B5 E9') },
  ),
  handMade(
    'formulas-of-every-kind',
    {
      sheets: [{ name: 'Công thức', rows: FORMULAS }],
      links: [{ id: 'rId200', type: 'calcChain', target: 'calcChain.xml' }],
      after: '<calcPr calcId="191029" fullCalcOnLoad="1"/>',
      parts: [
        { path: 'xl/calcChain.xml', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml', content: CHAIN },
      ],
      styles: STYLES,
    },
    { cells: placesOn('Công thức', 'A1 A3 D1 D2 F2 G5 G6 H6 C2 E7') },
  ),
  handMade(
    'comments-cdata-and-spaces-in-the-xml',
    {
      sheets: [{ name: 'Lạ', xml: TRICKS }],
      styles: STYLES,
    },
    { cells: placesOn('Lạ', 'A1 B1 C1 A2 B2 A5 B9 D9') },
  ),
  handMade(
    'more-than-is-unpacked-at-once',
    { sheets: [{ name: 'Dài', rows: manyRows(WORDS) }], styles: STYLES },
    {
      cells: placesOn(
        'Dài',
        `A1 ${numbers(1800, 97)
          .map((row) => `B${row} C${row + 7}`)
          .join(' ')} D1801 A1802`,
      ),
    },
  ),
  handMade(
    'more-marks-than-a-block-has-shapes',
    { sheets: [{ name: 'Dài', rows: manyRows('Đơn vị') }], styles: STYLES },
    {
      cells: placesOn(
        'Dài',
        numbers(1030)
          .map((row) => `C${row}`)
          .join(' '),
      ),
    },
  ),
  handMade(
    'first-and-last-cells',
    { sheets: [{ name: 'Rộng', rows: WIDE }], styles: STYLES },
    {
      cells: placesOn('Rộng', 'A1 B1 XFC1 XFD1 A2 A1048576 B1048576 XFD1048576'),
      closedTo: ['hucre', 'soffice'],
    },
  ),
  handMade(
    'ordinary-attributes-of-excel',
    formBook(
      {
        root: ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"',
        rows: FORM_ROWS.replaceAll('<row ', '<row x14ac:dyDescent="0.25" '),
        before:
          '<sheetPr codeName="Sheet1"><tabColor rgb="FFFF0000"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:H12"/><sheetViews><sheetView tabSelected="1" topLeftCell="A2" workbookViewId="0"><pane xSplit="1" ySplit="3" topLeftCell="B4" activePane="bottomRight" state="frozen"/><selection pane="topRight" activeCell="B1" sqref="B1"/><selection pane="bottomLeft" activeCell="A4" sqref="A4"/><selection pane="bottomRight" activeCell="C4" sqref="C4:D5"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="1" max="1" width="40" customWidth="1"/><col min="2" max="2" width="0" hidden="1" customWidth="1"/></cols>',
        after: `<conditionalFormatting sqref="C4:C6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="B4:B6"><formula1>"cuộc,người,đồng"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A4" location="'09_KIEMTRA'!C8" display="xuống tổng"/></hyperlinks><printOptions horizontalCentered="1"/>${MARGINS}<pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddHeader>&amp;C&amp;"Times New Roman,Bold"BÁO CÁO</oddHeader></headerFooter><rowBreaks count="1" manualBreakCount="1"><brk id="6" max="16383" man="1"/></rowBreaks><ignoredErrors><ignoredError sqref="C4:C6" numberStoredAsText="1"/></ignoredErrors>`,
      },
      {
        root: ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x15 xr" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision"',
        before:
          '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/><workbookPr defaultThemeVersion="166925"/><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x15"><x15ac:absPath url="C:\\BAO CAO\\" xmlns:x15ac="http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"/></mc:Choice></mc:AlternateContent><xr:revisionPtr revIDLastSave="0" documentId="8_{00000000-0000-0000-0000-000000000000}" xr6:coauthVersionLast="47" xmlns:xr6="http://schemas.microsoft.com/office/spreadsheetml/2016/revision6"/><bookViews><workbookView xWindow="-120" yWindow="-120" windowWidth="29040" windowHeight="15720" xr2:uid="{00000000-000D-0000-FFFF-FFFF00000000}" xmlns:xr2="http://schemas.microsoft.com/office/spreadsheetml/2015/revision2"/></bookViews>',
        after:
          '<calcPr calcId="191029"/><extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main"><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst>',
      },
    ),
  ),
]
