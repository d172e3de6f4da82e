import { strToU8 } from 'fflate'
import { DECLARATION, type Link, MAIN, OFFICE, type Part } from './handBook.ts'

const DRAWING_NS = 'http://schemas.openxmlformats.org/drawingml/2006'
const OPENXML = 'application/vnd.openxmlformats-officedocument'

/** One transparent dot. */
export const PNG = new Uint8Array(
  Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=', 'base64'),
)

const anchor = (row: number, inside: string) =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>14</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 10}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`

const chartFrame = `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Biểu đồ 1"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${DRAWING_NS}/chart"><c:chart xmlns:c="${DRAWING_NS}/chart" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame>`
const picture = `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Ảnh"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`

const drawingXml = (inside: string) =>
  `${DECLARATION}<xdr:wsDr xmlns:xdr="${DRAWING_NS}/spreadsheetDrawing" xmlns:a="${DRAWING_NS}/main" xmlns:r="${OFFICE}">${inside}</xdr:wsDr>`

/** A bar chart of C4:C6 of a sheet. */
const chartXml = (sheet: string) =>
  `${DECLARATION}<c:chartSpace xmlns:c="${DRAWING_NS}/chart" xmlns:a="${DRAWING_NS}/main" xmlns:r="${OFFICE}"><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/><c:val><c:numRef><c:f>'${sheet}'!$C$4:$C$6</c:f></c:numRef></c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`

/** The drawing of a sheet, with a chart and a picture. */
export function drawingParts(sheet: string): Part[] {
  return [
    {
      path: 'xl/drawings/drawing1.xml',
      type: `${OPENXML}.drawing+xml`,
      content: drawingXml(anchor(0, chartFrame) + anchor(12, picture)),
      links: [
        { id: 'rId1', type: 'chart', target: '../charts/chart1.xml' },
        { id: 'rId2', type: 'image', target: '../media/image1.png' },
      ],
    },
    { path: 'xl/charts/chart1.xml', type: `${OPENXML}.drawingml.chart+xml`, content: chartXml(sheet) },
    { path: 'xl/media/image1.png', content: PNG },
  ]
}

/** The drawing of a chart sheet, which is one chart. */
export function chartSheetParts(sheet: string): Part[] {
  const whole = `<xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9300000" cy="6070000"/>${chartFrame}<xdr:clientData/></xdr:absoluteAnchor>`
  return [
    {
      path: 'xl/drawings/drawing9.xml',
      type: `${OPENXML}.drawing+xml`,
      content: drawingXml(whole),
      links: [{ id: 'rId1', type: 'chart', target: '../charts/chart9.xml' }],
    },
    { path: 'xl/charts/chart9.xml', type: `${OPENXML}.drawingml.chart+xml`, content: chartXml(sheet) },
  ]
}

export const CHART_SHEET = `${DECLARATION}<chartsheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr/><sheetViews><sheetView tabSelected="1" workbookViewId="0" zoomToFit="1"/></sheetViews><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><drawing r:id="rId1"/></chartsheet>`

export const DRAWING_LINK: Link = { id: 'rIdD', type: 'drawing', target: '../drawings/drawing1.xml' }

/** A pivot table of A3:C6 of the form, and its cache. */
export function pivotParts(source: string): Part[] {
  const fields = ['Chỉ tiêu', 'ĐVT', 'Trong kỳ']
  const cacheFields = fields.map((name) => `<cacheField name="${name}" numFmtId="0"><sharedItems/></cacheField>`)
  const cache = `${DECLARATION}<pivotCacheDefinition xmlns="${MAIN}" xmlns:r="${OFFICE}" r:id="rId1" refreshOnLoad="1" recordCount="0"><cacheSource type="worksheet"><worksheetSource ref="A3:C6" sheet="${source}"/></cacheSource><cacheFields count="3">${cacheFields.join('')}</cacheFields></pivotCacheDefinition>`
  const table = `${DECLARATION}<pivotTableDefinition xmlns="${MAIN}" name="Tổng hợp" cacheId="7" dataCaption="Giá trị"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="3"><pivotField axis="axisRow" showAll="0"><items count="1"><item t="default"/></items></pivotField><pivotField showAll="0"/><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/></rowFields><dataFields count="1"><dataField name="Tổng" fld="2"/></dataFields></pivotTableDefinition>`
  return [
    {
      path: 'xl/pivotCache/pivotCacheDefinition1.xml',
      type: `${OPENXML}.spreadsheetml.pivotCacheDefinition+xml`,
      content: cache,
      links: [{ id: 'rId1', type: 'pivotCacheRecords', target: 'pivotCacheRecords1.xml' }],
    },
    {
      path: 'xl/pivotCache/pivotCacheRecords1.xml',
      type: `${OPENXML}.spreadsheetml.pivotCacheRecords+xml`,
      content: `${DECLARATION}<pivotCacheRecords xmlns="${MAIN}" count="0"/>`,
    },
    {
      path: 'xl/pivotTables/pivotTable1.xml',
      type: `${OPENXML}.spreadsheetml.pivotTable+xml`,
      content: table,
      links: [{ id: 'rId1', type: 'pivotCacheDefinition', target: '../pivotCache/pivotCacheDefinition1.xml' }],
    },
  ]
}

/** Bytes that no program reads as XML. */
export const OPAQUE = strToU8(String.fromCharCode(...Array.from({ length: 600 }, (_, index) => (index * 7) % 128)))
