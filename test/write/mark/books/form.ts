import type { HandBook, HandSheet } from './handBook.ts'

/** The texts that FORM_ROWS refers to. */
export const TEXTS = [
  '<si><t>BIỂU SỐ 9: KIỂM TRA &amp; GIÁM SÁT</t></si>',
  '<si><t>Chỉ tiêu</t></si>',
  '<si><t>ĐVT</t></si>',
  '<si><t>Trong kỳ</t></si>',
  '<si><r><rPr><b/><sz val="11"/></rPr><t xml:space="preserve">Kiểm tra </t></r><r><t>chấp hành Điều lệ</t></r></si>',
  '<si><t>cuộc</t></si>',
  '<si><t xml:space="preserve"> Giám sát </t></si>',
].join('')

const text = (cell: string, index: number, style = 0) => `<c r="${cell}" s="${style}" t="s"><v>${index}</v></c>`
const number = (cell: string, value: number, style = 2) => `<c r="${cell}" s="${style}"><v>${value}</v></c>`

/**
 * A small form: a merged title in row 1, row 2 not there, headings in row 3, figures in rows 4 to 6 (D6 is blank), row 7 with a height and
 * no cell, sums in row 8 with a style of the row, a lone number in H12.
 */
export const FORM_ROWS = [
  `<row r="1" ht="30" customHeight="1">${text('A1', 0, 1)}<c r="B1" s="1"/><c r="C1" s="1"/></row>`,
  `<row r="3">${text('A3', 1, 1)}${text('B3', 2, 1)}${text('C3', 3, 1)}</row>`,
  `<row r="4">${text('A4', 4)}${text('B4', 5)}${number('C4', 57)}<c r="D4" s="3"><v>45000</v></c><c r="E4" s="4"><v>0.125</v></c></row>`,
  `<row r="5">${text('A5', 6)}${text('B5', 5)}${number('C5', 1234567)}</row>`,
  `<row r="6"><c r="B6" t="inlineStr"><is><t>cuộc</t></is></c><c r="C6" s="5"><v>12.5</v></c><c r="D6" s="3"/><c r="G6" t="b"><v>1</v></c></row>`,
  '<row r="7" ht="6" customHeight="1"/>',
  `<row r="8" s="6" customFormat="1"><c r="A8" s="6" t="str"><f>UPPER("cộng")</f><v>CỘNG</v></c><c r="C8" s="2"><f>SUM(C4:C6)</f><v>1234636.5</v></c><c r="D8" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`,
  '<row r="12"><c r="H12"><v>0</v></c></row>',
].join('')

/** Where FORM_ROWS is marked: a title and a merged cell, a missing row, texts, figures, blank, missing and last cells. */
export const FORM_CELLS = 'A1 C1 B2 A5 C4 C6 D6 A6 E6 H6 B7 C8 B8 D8 H12 J20'

/** What stands inside `<styleSheet>` for FORM_ROWS: bold, grouped, dates, percentages, unlocked with a border and a fill, a style of a row. */
export const STYLES = `<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0&quot; cuộc&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="13"/><color rgb="FF1F4E79"/><name val="Times New Roman"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="0.6"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="double"><color rgb="FFC00000"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1"/><xf numFmtId="10" fontId="0" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1"/><xf numFmtId="4" fontId="0" fillId="2" borderId="1" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1"><protection locked="0" hidden="1"/></xf><xf numFmtId="3" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
<dxfs count="1"><dxf><font><color rgb="FF9C0006"/></font><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs>
<tableStyles count="0" defaultTableStyle="TableStyleMedium2" defaultPivotStyle="PivotStyleLight16"/>`

export const FORM_MERGES = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
export const MARGINS = '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'

/** The form as a sheet; `between` stands between its rows and its merged ranges, `after` behind those. */
export function formSheet(name: string, { between = '', ...more }: Partial<HandSheet> & { between?: string } = {}): HandSheet {
  return {
    rows: FORM_ROWS,
    ...more,
    name,
    before: more.before ?? '<dimension ref="A1:H12"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>',
    after: `${between}${FORM_MERGES}${more.after ?? MARGINS}`,
  }
}

/** A workbook of one form. */
export function formBook(sheet: Parameters<typeof formSheet>[1] = {}, more: Partial<HandBook> = {}): HandBook {
  return { styles: STYLES, texts: TEXTS, sheets: [formSheet('09_KIEMTRA', sheet)], ...more }
}
