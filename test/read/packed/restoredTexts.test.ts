import { expect, test } from 'vitest'
import { encodeLegacy } from '../../../fixtures/rule-cases/encodeLegacy.ts'
import { restoreTexts } from '../../../src/read/packed/restoreTexts.ts'
import { unpackWorkbook } from '../../../src/read/packed/unpackWorkbook.ts'
import { WorkbookPacker } from '../../../src/read/packed/workbookPacker.ts'

type Typed = readonly [text: string, font?: string]

/** What cells are read as, one under another, and what is told of them. */
function read(typed: readonly Typed[]) {
  const fonts = ['', ...new Set(typed.flatMap(([, font]) => font ?? []))]
  const packer = new WorkbookPacker()
  packer.startSheet('Biểu')
  for (const [index, [value, font = '']] of typed.entries()) {
    packer.startRow(index + 1)
    packer.add(1, { kind: 'text', value, style: fonts.indexOf(font) })
  }
  const packed = packer.finish(
    'workbook',
    fonts.map((font) => ({ format: '', ...(font && { font }) })),
  )
  const { sheets, findings } = unpackWorkbook(restoreTexts(packed))
  const cells = sheets[0]?.rows.flatMap((row) => row.cells) ?? []
  return { says: cells.map(({ value }) => value), raws: cells.map(({ raw }) => raw), findings }
}

const tcvn3 = (text: string) => encodeLegacy(text, 'tcvn3')

test('the font tells, cell by cell, and what was typed stays', () => {
  const typed: Typed[] = [
    ['Đơn vị', 'Times New Roman'],
    [tcvn3('Mường Tè'), '.VnTime'],
    [tcvn3('tỉnh'), '.VnTimeH'],
    [encodeLegacy('hôm', 'vni'), 'VNI-Times'],
    ['xã', 'Times New Roman'],
    ['Hà Nội', '.VnTime'],
    ['57', '.VnTime'],
    [tcvn3('3.000.000đ'), '.VnArial'],
  ]
  const { says, raws, findings } = read(typed)
  expect(says).toEqual(['Đơn vị', 'Mường Tè', 'TỈNH', 'hôm', 'xã', 'Hà Nội', '57', '3.000.000đ'])
  expect(raws).toEqual(typed.map(([text]) => text))
  expect(findings.map(({ rule, severity, at, message }) => [rule, severity, at?.cell, message.slice(0, 60)])).toEqual([
    ['T35', 'warning', 'A2', 'Chữ gõ bằng phông cũ TCVN3 (.VnTime) ở 3 ô, đầu tiên là ô A2'],
    ['T35', 'warning', 'A4', expect.stringContaining('phông cũ VNI ở 1 ô, đầu tiên là ô A4')],
  ])
})

test('one text in two fonts is two texts', () => {
  const [tcvn3Only, both] = [tcvn3('nộp'), 'coù']
  expect(
    read([
      [tcvn3Only, '.VnTime'],
      [tcvn3Only, 'Arial'],
      [both, 'VNI-Times'],
      [both, 'Arial'],
    ]).says,
  ).toEqual(['nộp', tcvn3Only, 'có', both])
})

test('without fonts the words tell, and a short word is read as the rest of the file is', () => {
  const words = ['Kiểm tra tài chính', 'Huyện Mường Tè', 'Không phát sinh', 'Tè']
  expect(read(words.map((text) => [tcvn3(text)])).says).toEqual(words)
  expect(read([[tcvn3('Tè')]]).says).toEqual([tcvn3('Tè')])
})

test('in a file of Unicode a short word is what it seems', () => {
  const unicode = Array.from({ length: 30 }, (_, index): Typed => [`Đơn vị số ${index}`])
  const typed: Typed[] = [
    ...unicode,
    ...['Kiểm tra tài chính', 'Huyện Mường Tè', 'Không phát sinh'].map((text): Typed => [tcvn3(text)]),
    ['xã'],
    ['TÌ'],
  ]
  expect(read(typed).says.slice(-2)).toEqual(['xã', 'TÌ'])
})

test('nothing is told of proper text', () => {
  const proper = ['Hà', 'cà phê', 'Hoà Bình', 'xã', 'LÐLÐ', 'café', '130m²', '☑ 30/11', 'Đơn vị', 'Đơn vị'.normalize('NFD')]
  const { says, findings } = read(proper.map((text) => [text]))
  expect(says).toEqual(proper)
  expect(findings).toEqual([])
})

test('text that was broken on its way is told too', () => {
  const { says, findings } = read([[encodeLegacy('Liên đoàn Lao động', 'mojibake')]])
  expect(says).toEqual(['Liên đoàn Lao động'])
  expect(findings[0]?.message).toContain('Chữ bị vỡ')
})
