import { strToU8, zipSync } from 'fflate'

/** An .ods with this content.xml, and nothing but what a reader needs beside it. */
export function buildOds(content: string, styles = '', others: Record<string, string> = {}): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(content),
    ...(styles && { 'styles.xml': strToU8(styles) }),
    ...Object.fromEntries(Object.entries(others).map(([path, text]) => [path, strToU8(text)])),
  })
}

const NAMES = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)

/** A content.xml with these tables, and these automatic styles. */
export function odsContent(tables: string, styles = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${NAMES.join(' ')} xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
}
