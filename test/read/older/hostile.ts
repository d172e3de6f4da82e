import { strToU8 } from 'fflate'
import { biffRecord, buildBiff } from './buildBiff.ts'
import { buildCompoundFile } from './buildCompoundFile.ts'
import { buildOds, odsContent } from './buildOds.ts'

/** Files that are made to cost a reader its time or its memory, each small enough to be sent. */
export const HOSTILE: [what: string, build: () => Uint8Array][] = [
  [
    '.ods: a million rows with something in them',
    () =>
      odsOf(
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>',
      ),
  ],
  [
    '.ods: a row of 16,384 cells, a thousand times',
    () =>
      odsOf(
        '<table:table-row table:number-rows-repeated="1000"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>',
      ),
  ],
  [
    '.ods: a merged range of a billion rows',
    () =>
      odsOf(
        '<table:table-row><table:table-cell table:number-rows-spanned="999999999" office:value-type="float" office:value="1"/></table:table-row>',
      ),
  ],
  [
    '.ods: a long text in every cell',
    () =>
      odsOf(
        `<table:table-row table:number-rows-repeated="50000"><table:table-cell office:value-type="string"><text:p>${'x'.repeat(1_000_000)}</text:p></table:table-cell></table:table-row>`,
      ),
  ],
  [
    '.ods: two million blanks in one cell',
    () =>
      odsOf(
        `<table:table-row><table:table-cell office:value-type="string"><text:p>${'<text:s text:c="999999999"/>'.repeat(1_900_000)}</text:p></table:table-cell></table:table-row>`,
      ),
  ],
  ['.ods: three million tags', () => odsOf('<table:table-row/>'.repeat(3_000_000))],
  [
    '.ods: two million blanks that are not packed too well',
    () =>
      odsOf(
        `${noise()}<table:table-row><table:table-cell office:value-type="string"><text:p>${'<text:s text:c="999999999"/>'.repeat(1_900_000)}</text:p></table:table-cell></table:table-row>`,
      ),
  ],
  ['.ods: three million rows that are not packed too well', () => odsOf(`${noise()}${'<table:table-row/>'.repeat(3_000_000)}`)],
  [
    '.ods: 300,000 cells with styles that have parents',
    () =>
      odsOf(
        `${noise()}<table:table-row>${'<table:table-cell table:style-name="a" office:value-type="float" office:value="1"/>'.repeat(300_000)}</table:table-row>`,
      ),
  ],
  ['.ods: entities that unfold', () => buildOds(`<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${odsContent('')}`)],
  ['.ods: 300 MB of blanks', () => buildOds(odsContent(' '.repeat(300_000_000)))],
  ['.ods: tables in tables', () => odsOf('<table:table-row><table:table-cell><table:table table:name="x">'.repeat(100_000))],
  ['HTML: a cell of 100,000 columns', () => page(`<table>${'<tr><td colspan=100000>1</td></tr>'.repeat(20_000)}</table>`)],
  ['HTML: cells that reach down without end', () => page(`<table>${'<tr><td rowspan=0 colspan=1000>1</td></tr>'.repeat(20_000)}</table>`)],
  ['HTML: a million rows', () => page(`<table>${'<tr><td>1'.repeat(1_900_000)}</table>`)],
  ['HTML: two million cells in a row', () => page(`<table><tr>${'<td>1'.repeat(2_400_000)}</table>`)],
  ['HTML: 20 MB of "<"', () => page(`<table>${'<'.repeat(19_000_000)}`)],
  ['HTML: 5 million unfinished tags', () => page(`<table>${'<a "'.repeat(4_500_000)}`)],
  ['HTML: a quotation mark that never closes', () => page(`<table><tr><td title="${'x'.repeat(19_000_000)}`)],
  ['HTML: tables in tables', () => page('<table><tr><td>'.repeat(1_000_000))],
  ['HTML: unfinished comments and scripts', () => page(`<table>${'<script></scrip>'.repeat(1_000_000)}`)],
  ['HTML: a tag with a million attributes', () => page(`<table><tr><td ${'a=1 '.repeat(15_000)}>1</table>`.repeat(250))],
  ['HTML: 6 million references', () => page(`<table><tr><td>${'&a'.repeat(9_000_000)}</table>`)],
  ['XML 2003: a row far below', () => xml('<Row ss:Index="4000000000"><Cell><Data ss:Type="Number">1</Data></Cell></Row>')],
  [
    'XML 2003: a merged range of 16,384 by a million',
    () => xml('<Row><Cell ss:MergeAcross="16383" ss:MergeDown="1048575"><Data ss:Type="Number">1</Data></Cell></Row>'),
  ],
  ['XML 2003: columns that overlap', () => xml('<Column ss:Span="16000"/>'.repeat(700_000))],
  ['XML 2003: a million cells', () => xml(`<Row>${'<Cell/>'.repeat(1_000_000)}</Row>`)],
  ['XML 2003: 400,000 numbers', () => xml('<Row><Cell><Data ss:Type="Number">1</Data></Cell></Row>'.repeat(300_000))],
  ['XML 2003: 20 MB of unfinished comments', () => xml('<!--'.repeat(4_500_000))],
  [
    'XML 2003: styles that are their own parents',
    () =>
      xml(
        `${'<Row><Cell ss:StyleID="a"/></Row>'.repeat(10_000)}</Table></Worksheet><Styles>${'<Style ss:ID="a" ss:Parent="a"/>'.repeat(10_000)}</Styles><Worksheet><Table>`,
      ),
  ],
  [
    '.xls: 3 million numbers',
    () => xls(biffRecord(0xbd, Buffer.concat([Buffer.alloc(4), Buffer.alloc(6 * 255), Buffer.from([254, 0])])), 12_000),
  ],
  ['.xls: merged ranges without end', () => xls(biffRecord(0xe5, Buffer.from([1, 0, 0, 0, 255, 255, 0, 0, 255, 0])), 100)],
  ['.xls: a long text that many cells share', () => sharedText()],
  ['.xls: a table of texts in a million pieces', () => piecemealTexts()],
  [
    '.xls: a million sheets',
    () =>
      new Uint8Array(
        buildCompoundFile({
          Workbook: Buffer.concat([
            biffRecord(0x809, Buffer.from([0, 6, 5, 0])),
            ...Array.from({ length: 500_000 }, () => biffRecord(0x85, Buffer.alloc(10))),
            biffRecord(0x0a, Buffer.alloc(0)),
          ]),
        }),
      ),
  ],
  ['.xls: a chain of sectors that bites its tail', () => loopingContainer()],
]

function odsOf(rows: string): Uint8Array {
  return buildOds(odsContent(`<table:table table:name="T">${rows}</table:table>`))
}

/** Some text that does not pack. */
function noise(): string {
  let number = 1
  const next = () => {
    number = (Math.imul(number, 1_103_515_245) + 12_345) >>> 0
    return number.toString(36)
  }
  return `<!--${Array.from({ length: 150_000 }, next).join('')}-->`
}

function page(body: string): Uint8Array {
  return strToU8(`<html><body>${body}`)
}

function xml(rows: string): Uint8Array {
  return strToU8(
    `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="T"><Table>${rows}</Table></Worksheet></Workbook>`,
  )
}

function xls(record: Buffer, times: number): Uint8Array {
  return buildBiff({ sheets: [{ name: 'T', records: Array.from({ length: times }, () => record) }] })
}

function sharedText(): Uint8Array {
  const text = Buffer.alloc(8000, 'x')
  const table = Buffer.concat([Buffer.from([1, 0, 0, 0, 1, 0, 0, 0, 0x40, 0x1f, 0]), text])
  const records = Array.from({ length: 250_000 }, (_, index) =>
    biffRecord(0xfd, Buffer.from([(index / 250) & 255, (index / 250) >> 8, index % 250, 0, 0, 0, 0, 0, 0, 0])),
  )
  return buildBiff({ globals: [biffRecord(0xfc, table)], sheets: [{ name: 'T', records }] })
}

/** One text of 65,535 letters after another, each letter in a record of its own. */
function piecemealTexts(): Uint8Array {
  const head = Buffer.from([255, 255, 0, 0, 255, 255, 0, 0])
  const pieces = Array.from({ length: 2_000_000 }, () => biffRecord(0x3c, Buffer.from([0, 120])))
  return buildBiff({
    globals: [biffRecord(0xfc, Buffer.concat([head, Buffer.from([255, 255, 0])])), ...pieces],
    sheets: [{ name: 'T', records: [] }],
  })
}

function loopingContainer(): Uint8Array {
  const bytes = Buffer.from(xls(biffRecord(0x203, Buffer.alloc(14)), 200_000))
  const table = (bytes.readUInt32LE(76) + 1) * 512
  for (let at = table; at < table + 512; at += 4) bytes.writeUInt32LE(1, at)
  return new Uint8Array(bytes)
}
