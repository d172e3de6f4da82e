import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeWorkbook, encodeWorkbook } from '../../../src/read/packed/encodeWorkbook.ts'
import { unpackWorkbook } from '../../../src/read/packed/unpackWorkbook.ts'
import { type CellContent, WorkbookPacker } from '../../../src/read/packed/workbookPacker.ts'

const content: fc.Arbitrary<CellContent> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.double({ noNaN: true, noDefaultInfinity: true }) }),
  fc.record({
    kind: fc.constant('text' as const),
    value: fc.string({ unit: 'grapheme', minLength: 1 }),
    formula: fc.constantFrom('A1+B1', 'SUM(A1:A3)'),
  }),
  fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
  fc.record({ kind: fc.constant('date' as const), value: fc.constantFrom('2023-09-30', '2023-09-30T08:00:00'), style: fc.constant(1) }),
)

function pack(grid: readonly (readonly CellContent[])[]) {
  const packer = new WorkbookPacker(['dùng chung'])
  packer.startSheet('Biểu 1')
  packer.describeSheet({ merges: [{ top: 90, left: 1, bottom: 91, right: 2 }] })
  grid.forEach((row, index) => {
    packer.startRow(index * 2 + 1, index % 2 === 1)
    for (const [column, cell] of row.entries()) packer.add(column + 1, cell)
    packer.addShared(row.length + 1, 0, 0)
  })
  packer.startSheet('trống', { isHidden: true })
  return packer.finish('workbook', [{ format: '' }, { format: 'dd/mm/yyyy', font: '.VnTime' }])
}

test('what is sent to another process arrives, cell for cell', () => {
  fc.assert(
    fc.property(fc.array(fc.array(content, { maxLength: 5 }), { maxLength: 5 }), (grid) => {
      const packed = pack(grid)
      const sent = Buffer.concat(encodeWorkbook(packed))
      expect(decodeWorkbook(sent)).toEqual({ ...packed, textBytes: new Uint8Array(packed.textBytes) })
      const [sheet, empty] = unpackWorkbook(decodeWorkbook(sent)).sheets
      expect(empty).toMatchObject({ name: 'trống', isHidden: true, rows: [] })
      expect(sheet?.rows.map((row) => row.cells.map(({ kind, value, formula }) => ({ kind, value, formula })))).toEqual(
        grid.map((row) => [
          ...row.map(({ kind, value, formula }) => ({ kind, value, formula })),
          { kind: 'text', value: 'dùng chung', formula: undefined },
        ]),
      )
    }),
  )
})

test('a workbook that was cut short on its way is no workbook', () => {
  const sent = Buffer.concat(encodeWorkbook(pack([[{ kind: 'number', value: 1 }]])))
  expect(() => decodeWorkbook(sent.subarray(0, sent.length - 1))).toThrow('cut short')
})
