import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeTemplate } from '../../src/write/writeTemplate.ts'
import { loadOrders } from './filledTemplate.ts'

/** The XML of the templates of both roles, by path. */
let parts: [path: string, xml: string][]

beforeAll(async () => {
  const { orderFor } = await loadOrders()
  const templates = await Promise.all(['LDLD_TAM_DUONG', 'LDLD_TINH'].map((unit) => writeTemplate(orderFor(unit))))
  parts = templates.flatMap((bytes) => Object.entries(unzipSync(bytes)).map(([path, part]): [string, string] => [path, strFromU8(part)]))
})

const xmlOf = (path: RegExp) => parts.flatMap(([name, xml]) => (path.test(name) ? xml : [])).join('\n')
const attributes = (xml: string, pattern: RegExp) => [...xml.matchAll(pattern)].map(([, value = '']) => value)
const sheets = () => xmlOf(/worksheets\/sheet\d+\.xml$/)

describe('a template holds only what exceljs writes soundly', () => {
  it('conditional formats that are expressions, over bounded ranges', () => {
    expect(new Set(attributes(sheets(), /<cfRule type="(\w+)"/g))).toEqual(new Set(['expression']))
    const ranges = attributes(sheets(), /<conditionalFormatting sqref="([^"]+)"/g)
    expect(ranges).toContain('K5:K14')
    for (const range of ranges) expect(range).toMatch(/^[A-Z]+5:[A-Z]+\d{1,4}$/)
  })

  it('limits over bounded ranges that warn and never forbid, in words that Excel takes', () => {
    const limits = attributes(sheets(), /<dataValidation ([^>]*)>/g)
    expect(limits.length).toBeGreaterThan(40)
    for (const limit of limits) {
      const said = Object.fromEntries([...limit.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
      expect(said.sqref).toMatch(/^[A-Z]+\d{1,4}(:[A-Z]+\d{1,4})?$/)
      if (said.showErrorMessage) expect(said.errorStyle).toBe('warning')
      expect([said.promptTitle?.length ?? 0, said.errorTitle?.length ?? 0].every((length) => length <= 32)).toBe(true)
      expect([said.prompt?.length ?? 0, said.error?.length ?? 0].every((length) => length <= 255)).toBe(true)
    }
    expect(new Set(limits.map((limit) => /type="(\w+)"/.exec(limit)?.[1]))).toEqual(new Set(['list', 'whole', 'date']))
  })

  it('drop-downs that choose from fixed ranges', () => {
    const lists = attributes(sheets(), /<dataValidation type="list"[^>]*><formula1>([^<]*)<\/formula1>/g)
    expect(lists.length).toBeGreaterThan(5)
    for (const list of lists) expect(list).toMatch(/^&apos;_tonghop&apos;!\$([A-Z]+)\$1:\$\1\$\d+$/)
  })

  it('names of fixed ranges alone, and no formula that moves or depends on the day', () => {
    const names = attributes(xmlOf(/workbook\.xml$/), /<definedName name="([^"]+)"/g)
    expect(new Set(names)).toEqual(new Set(['_xlnm.Print_Titles']))
    expect(sheets()).not.toMatch(/OFFSET|INDIRECT|TODAY|NOW\(|RAND|\$[A-Z]+:\$[A-Z]+/)
  })

  it('marks with what they say of a blank form, and sums without a result: all worked out when the file is opened', () => {
    const cells = [...sheets().matchAll(/<c r="(\w+)"[^>]*?( t="str")?><f>([^<]*)<\/f>(<v>([^<]*)<\/v>)?/g)]
    expect(cells.length).toBeGreaterThan(40)
    for (const [, cell = '', , formula = '', , result] of cells) {
      expect(formula.length, cell).toBeLessThan(8192)
      expect(result, cell).toBe(cell.startsWith('K') ? '' : undefined)
    }
    expect(xmlOf(/workbook\.xml$/)).toContain('fullCalcOnLoad="1"')
  })
})
