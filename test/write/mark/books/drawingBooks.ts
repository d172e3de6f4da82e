import { type Book, placesOn } from './book.ts'
import { DRAWING_LINK, drawingParts, OPAQUE, PNG, pivotParts } from './drawings.ts'
import { FORM_CELLS, formBook, formSheet, MARGINS, STYLES, TEXTS } from './form.ts'
import { DECLARATION, MAIN } from './handBook.ts'
import { FORM_PLACES, handMade } from './handMade.ts'
import { NOTES_LINK, noteParts, vmlXml } from './notes.ts'

const X14 = 'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
const XM = 'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
const MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

const EXTENSIONS = `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" ${X14}><x14:conditionalFormattings><x14:conditionalFormatting ${XM}><x14:cfRule type="dataBar" id="{00000000-0000-4000-8000-000000000011}"><x14:dataBar minLength="0" maxLength="100"><x14:cfvo type="autoMin"/><x14:cfvo type="autoMax"/></x14:dataBar></x14:cfRule><xm:sqref>C4:C6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" ${X14}><x14:dataValidations count="1" ${XM}><x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>'Danh mục'!$A$4:$A$6</xm:f></x14:formula1><xm:sqref>B4:B6</xm:sqref></x14:dataValidation></x14:dataValidations></ext><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" ${X14}><x14:sparklineGroups ${XM}><x14:sparklineGroup displayEmptyCellsAs="gap"><x14:colorSeries rgb="FF376092"/><x14:sparklines><x14:sparkline><xm:f>'09_KIEMTRA'!C4:C6</xm:f><xm:sqref>F4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`

const HEADER_SHAPE = `<v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75" o:preferrelative="t" path="m@4@5l@4@11@9@11@9@5xe" filled="f" stroked="f"><v:stroke joinstyle="miter"/></v:shapetype><v:shape id="LH" o:spid="_x0000_s4097" type="#_x0000_t75" style='position:absolute;margin-left:0;margin-top:0;width:9pt;height:9pt;z-index:1'><v:imagedata o:relid="rId1" o:title="quoc huy"/></v:shape>`
const BUTTON_SHAPE = `<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/></v:shapetype><v:shape id="_x0000_s1025" type="#_x0000_t201" style='position:absolute;margin-left:300pt;margin-top:10pt;width:80pt;height:20pt;z-index:1' o:button="t" fillcolor="buttonFace [67]" o:insetmode="auto"><v:textbox style='mso-direction-alt:auto' o:singleclick="f"><div style='text-align:center'><font face="Calibri" size="220" color="#000000">Kiểm tra</font></div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>6, 0, 1, 0, 8, 0, 2, 10</x:Anchor><x:PrintObject>False</x:PrintObject><x:AutoFill>False</x:AutoFill><x:TextHAlign>Center</x:TextHAlign></x:ClientData></v:shape>`

const headerImage = {
  parts: [
    {
      path: 'xl/drawings/vmlDrawing1.vml',
      content: vmlXml(HEADER_SHAPE, '4'),
      links: [{ id: 'rId1', type: 'image', target: '../media/image1.png' }],
    },
    { path: 'xl/media/image1.png', content: PNG },
  ],
  links: [{ id: 'rIdH', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' }],
}
const headed = `${MARGINS}<headerFooter><oddHeader>&amp;L&amp;G</oddHeader></headerFooter>`
const CONTROLS = `<mc:AlternateContent ${MC}><mc:Choice Requires="x14"><controls><mc:AlternateContent ${MC}><mc:Choice Requires="x14"><control shapeId="1025" r:id="rIdC" name="Nút 1"><controlPr defaultSize="0" print="0" autoFill="0" autoPict="0"><anchor moveWithCells="1" sizeWithCells="1"><from><xdr:col>6</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>0</xdr:rowOff></from><to><xdr:col>8</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>10</xdr:rowOff></to></anchor></controlPr></control></mc:Choice></mc:AlternateContent></controls></mc:Choice></mc:AlternateContent>`
const buttonParts = [
  { path: 'xl/drawings/vmlDrawing1.vml', content: vmlXml(BUTTON_SHAPE, '1') },
  {
    path: 'xl/ctrlProps/ctrlProp1.xml',
    type: 'application/vnd.ms-excel.controlproperties+xml',
    content: `${DECLARATION}<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" objectType="Button" lockText="1"/>`,
  },
]
const buttonLinks = [
  { id: 'rIdV', type: 'vmlDrawing', target: '../drawings/vmlDrawing1.vml' },
  { id: 'rIdC', type: 'ctrlProp', target: '../ctrlProps/ctrlProp1.xml' },
]
const CONTROL_ROOT = ` ${X14} ${MC} mc:Ignorable="x14" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"`

const TABLE = `${DECLARATION}<table xmlns="${MAIN}" id="1" name="Bảng1" displayName="Bảng1" ref="A3:C6" totalsRowShown="0"><autoFilter ref="A3:C6"/><tableColumns count="3"><tableColumn id="1" name="Chỉ tiêu"/><tableColumn id="2" name="ĐVT"/><tableColumn id="3" name="Trong kỳ"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`
const tablePart = {
  path: 'xl/tables/table1.xml',
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml',
  content: TABLE,
}
const notes = noteParts(3, [{ cell: 'C4', text: 'Đã có' }], { blocks: '3', first: 3073 })

/** Sheets with pictures, charts, buttons, pivot tables and extensions. */
export const DRAWING_BOOKS: readonly Book[] = [
  handMade(
    'chart-and-picture',
    formBook({ after: `${MARGINS}<drawing r:id="rIdD"/>`, links: [DRAWING_LINK] }, { parts: drawingParts('09_KIEMTRA') }),
  ),
  handMade(
    'picture-in-the-header',
    formBook({ after: `${headed}<legacyDrawingHF r:id="rIdH"/>`, links: headerImage.links }, { parts: headerImage.parts }),
  ),
  handMade(
    'everything-after-the-drawing',
    formBook(
      {
        after: `${headed}<drawing r:id="rIdD"/>${NOTES_LINK}<legacyDrawingHF r:id="rIdH"/><picture r:id="rIdP"/><tableParts count="1"><tablePart r:id="rIdB"/></tableParts>${EXTENSIONS}`,
        links: [
          DRAWING_LINK,
          ...headerImage.links,
          ...notes.links,
          { id: 'rIdP', type: 'image', target: '../media/image1.png' },
          { id: 'rIdB', type: 'table', target: '../tables/table1.xml' },
        ],
      },
      { parts: [...drawingParts('09_KIEMTRA'), ...headerImage.parts.slice(0, 1), ...notes.parts, tablePart] },
    ),
  ),
  handMade(
    'table-and-background-without-comments',
    formBook(
      {
        after: `${MARGINS}<picture r:id="rIdP"/><tableParts count="1"><tablePart r:id="rIdB"/></tableParts>`,
        links: [
          { id: 'rIdP', type: 'image', target: '../media/image1.png' },
          { id: 'rIdB', type: 'table', target: '../tables/table1.xml' },
        ],
      },
      { parts: [tablePart, { path: 'xl/media/image1.png', content: PNG }] },
    ),
  ),
  handMade(
    'pivot-table',
    {
      sheets: [
        formSheet('09_KIEMTRA'),
        {
          name: 'Tổng hợp',
          rows: '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>3</v></c></row><row r="5"><c r="A5" t="s"><v>5</v></c><c r="B5"><v>57</v></c></row>',
          links: [{ id: 'rId1', type: 'pivotTable', target: '../pivotTables/pivotTable1.xml' }],
        },
      ],
      styles: STYLES,
      texts: TEXTS,
      after: '<pivotCaches><pivotCache cacheId="7" r:id="rId300"/></pivotCaches>',
      links: [{ id: 'rId300', type: 'pivotCacheDefinition', target: 'pivotCache/pivotCacheDefinition1.xml' }],
      parts: pivotParts('09_KIEMTRA'),
    },
    { cells: [...FORM_PLACES, ...placesOn('Tổng hợp', 'A3 B4 B5')] },
  ),
  handMade('sparklines-and-rules-in-extensions', {
    sheets: [formSheet('09_KIEMTRA', { after: MARGINS + EXTENSIONS }), formSheet('Danh mục')],
    styles: STYLES,
    texts: TEXTS,
  }),
  handMade(
    'button-and-no-comment',
    formBook({ root: CONTROL_ROOT, after: `${MARGINS}${NOTES_LINK}${CONTROLS}`, links: buttonLinks }, { parts: buttonParts }),
  ),
  handMade(
    'embedded-object',
    formBook(
      {
        after: `${MARGINS}<oleObjects><oleObject progId="Word.Document.12" shapeId="1025" r:id="rIdO"/></oleObjects>`,
        links: [{ id: 'rIdO', type: 'oleObject', target: '../embeddings/oleObject1.bin' }],
      },
      {
        parts: [{ path: 'xl/embeddings/oleObject1.bin', type: 'application/vnd.openxmlformats-officedocument.oleObject', content: OPAQUE }],
      },
    ),
    { cells: placesOn('09_KIEMTRA', FORM_CELLS) },
  ),
]
