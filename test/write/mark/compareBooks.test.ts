import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { handBook } from './books/handBooks.ts'
import { compareBooks } from './compareBooks.ts'
import { compareUnmarked } from './compareUnmarked.ts'
import { type MarkedBook, markAll } from './markAll.ts'

const DRAWN = 'everything-after-the-drawing'
const NAMED = 'names-of-sheets-and-print-titles'
const WINDOW = 'first-sheet-hidden'

type Damage = [what: string, book: string, path: RegExp, old: RegExp | string, by: string, said: RegExp]

const SHEET = /^xl\/worksheets\/sheet1\.xml$/
const DAMAGES: Damage[] = [
  ['a shared text that has changed', DRAWN, /sharedStrings/, 'Trong kỳ', 'Ngoài kỳ', /sharedStrings\.xml has changed/],
  ['a picture that has changed', DRAWN, /drawing1\.xml$/, 'Ảnh', 'Anh', /drawing1\.xml has changed/],
  ['a value that has changed', DRAWN, SHEET, '<v>57</v>', '<v>58</v>', /09_KIEMTRA: …/],
  ['a formula that is gone', DRAWN, SHEET, '<f>SUM(C4:C6)</f>', '', /has lost .*SUM/],
  ['a cell that is not filled', DRAWN, SHEET, /(<c r="C4" s=")\d+/, '$12', /09_KIEMTRA!C4 is filled with/],
  ['a style of another cell that has changed', DRAWN, SHEET, /(<c r="E4" s=")\d+/, '$12', /09_KIEMTRA: …/],
  [
    'a format that is lost',
    DRAWN,
    /styles/,
    /<xf fillId="(\d+)" applyFill="1" numFmtId="164"/g,
    '<xf fillId="$1" applyFill="1" numFmtId="0"',
    /format was .* and is 0/,
  ],
  [
    'a cell that is no longer open',
    DRAWN,
    /styles/,
    /<protection locked="0" hidden="1"\/><\/xf>(?=<xf fillId)/,
    '</xf>',
    /inside was .*protection/,
  ],
  ['a count that is wrong', DRAWN, /styles/, /<cellXfs count="\d+"/, '<cellXfs count="3"', /cellXfs says 3/],
  ['a style of theirs that has changed', DRAWN, /styles/, 'double', 'thick', /borders 1 of the styles has changed/],
  ['a comment that says nothing', DRAWN, /comments3/, /Ô C6: [^<]*/, '', /the comment at C6 does not say/],
  ['a comment of theirs that is lost', DRAWN, /comments3/, 'Đã có', 'Không có', /the comment at C4 was/],
  [
    'a box at another cell',
    DRAWN,
    /vmlDrawing3/,
    '<x:Row>11</x:Row><x:Column>7</x:Column>',
    '<x:Row>40</x:Row><x:Column>7</x:Column>',
    /H12 has no box/,
  ],
  ['a shape id that is there twice', DRAWN, /vmlDrawing3/, /_x0000_s5\d+/g, '_x0000_s4097', /the shape id 4097 is more than one's/],
  ['a shape id outside its blocks', DRAWN, /vmlDrawing3/, /_x0000_s5/, '_x0000_s8', /is in no block/],
  ['a drawing of comments out of order', DRAWN, SHEET, /(<legacyDrawing [^>]*>)(.*)(<\/worksheet>)/s, '$2$1$3', /out of order/],
  ['a rule that is gone', DRAWN, SHEET, /<x14:cfRule.*<\/x14:cfRule>/s, '', /09_KIEMTRA: …/],
  ['XML that is none', DRAWN, SHEET, '</worksheet>', '</worksheet', /not well-formed|unclosed|end/],
  ['a content type that is gone', DRAWN, /Content_Types/, /<Override PartName="\/xl\/tables[^>]*>/, '', /the content type .* is gone/],
  ['a link that is gone', DRAWN, /sheet1\.xml\.rels/, /<Relationship Id="rIdB"[^>]*>/, '', /has lost its link rIdB/],
  ['a name of the wrong sheet', NAMED, /workbook\.xml$/, 'localSheetId="3"', 'localSheetId="2"', /the name should be/],
  ['a workbook that opens elsewhere', NAMED, /workbook\.xml$/, 'activeTab="0"', 'activeTab="1"', /the active tabs are 1/],
  [
    'tabs that are scrolled',
    WINDOW,
    /workbook\.xml$/,
    /activeTab="0"/,
    'activeTab="0" firstSheet="1"',
    /attribute|the first tab seen is 1/,
  ],
  ['our sheet hidden', WINDOW, /workbook\.xml$/, '<sheet name="Cần sửa"', '<sheet state="hidden" name="Cần sửa"', /the first sheet is/],
  ['a sheet that is seen now', WINDOW, /workbook\.xml$/, /(name="Ẩn"[^>]*) state="hidden"/, '$1', /the sheets were/],
  [
    'a link of ours that leads nowhere',
    NAMED,
    /sheet4\.xml$/,
    /location="&apos;09_KIEMTRA/,
    'location="&apos;09_KIEMTR',
    /links to "09_KIEMTR"/,
  ],
  ['another sheet selected', NAMED, SHEET, 'tabSelected="0"', 'tabSelected="1"', /09_KIEMTRA is still selected/],
]

const marked = new Map<string, MarkedBook>()

beforeAll(async () => {
  for (const each of await markAll([DRAWN, NAMED, WINDOW].map(handBook))) marked.set(each.book.name, each)
})

describe('the comparison', () => {
  it.each(DAMAGES)('notices %s', async (_, name, path, old, by, said) => {
    const { book, bytes, findings } = marked.get(name) ?? expect.fail(name)
    const problems = await compareBooks([book.bytes, damage(bytes, path, old, by)], findings).catch((error) => [String(error)])
    expect(problems.join('\n')).toMatch(said)
  })

  it('notices a part that nothing links to, and one that is packed otherwise', async () => {
    const { book, bytes, findings } = marked.get(DRAWN) ?? expect.fail(DRAWN)
    const packed = zipSync({ ...unzipSync(bytes), 'xl/mo-coi.xml': strToU8('<a/>') }, { level: 0 })
    const problems = await compareBooks([book.bytes, packed], findings)
    expect(problems).toContain('xl/mo-coi.xml is linked from nowhere')
    expect(problems).toContain('xl/media/image1.png is packed otherwise')
  })

  it('notices marks that are still there when they should be away', async () => {
    const { book, bytes } = marked.get(DRAWN) ?? expect.fail(DRAWN)
    const problems = (await compareUnmarked([book.bytes, bytes], book.cells)).join('\n')
    for (const said of [/the sheets were/, /fill was/, /the comments of/]) expect(problems).toMatch(said)
  })
})

function damage(bytes: Uint8Array, path: RegExp, old: RegExp | string, by: string): Uint8Array {
  const files = unzipSync(bytes)
  const name = Object.keys(files).find((each) => path.test(each)) ?? expect.fail(`no ${path}`)
  const [xml, changed] = [strFromU8(files[name] as Uint8Array), strFromU8(files[name] as Uint8Array).replace(old, by)]
  expect(changed, `${old} is not in ${name}`).not.toBe(xml)
  return zipSync({ ...files, [name]: strToU8(changed) })
}
