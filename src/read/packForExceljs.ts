import type { SafeWorkbook } from './guardWorkbook.ts'

/**
 * Builds a small workbook with nothing in it but the rows and texts of `safe`, for exceljs to read: no names,
 * merges, validations, pictures or comments, which make exceljs 4.4.0 hang or throw. Sheet n is called "n", and
 * style n shows numbers as the text "n": so no number is ever taken for a date, and each cell tells its style.
 */
export async function packForExceljs(safe: SafeWorkbook): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate')
  const numbers = safe.sheets.map((_, index) => index + 1)
  const texts: Record<string, string> = {
    'xl/workbook.xml': `<workbook><sheets>${numbers.map((n) => `<sheet name="${n}" sheetId="${n}" r:id="r${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${numbers.map((n) => `<Relationship Id="r${n}" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    'xl/styles.xml': buildStyles(Math.max(1, safe.formats.length)),
    ...(safe.sharedTexts && { 'xl/sharedStrings.xml': safe.sharedTexts }),
  }
  for (const [index, sheet] of safe.sheets.entries()) {
    texts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet>${sheet.sheetData}</worksheet>`
  }
  return zipSync(Object.fromEntries(Object.entries(texts).map(([path, text]) => [path, strToU8(text)])), { level: 0 })
}

function buildStyles(count: number): string {
  const ids = Array.from({ length: count }, (_, style) => [style, FIRST_FREE_FORMAT + style] as const)
  const formats = ids.map(([style, id]) => `<numFmt numFmtId="${id}" formatCode="&quot;${style}&quot;"/>`)
  const styles = ids.map(([, id]) => `<xf numFmtId="${id}"/>`)
  return `<styleSheet><numFmts>${formats.join('')}</numFmts><cellXfs>${styles.join('')}</cellXfs></styleSheet>`
}

/** Numbers below this one are Excel's own formats. */
const FIRST_FREE_FORMAT = 200
