import { type Book, changePart, partOf, sheetPaths } from './book.ts'
import { type CellXml, cellsOf, escapeXml, moveCell, replaceAt, rowsOf, saidBy, sharedOf, splitAddress, textCell } from './cells.ts'
import type { Mutation } from './mutation.ts'
import type { Random } from './random.ts'

const TEXTS = 'xl/sharedStrings.xml'
const WORKBOOK = 'xl/workbook.xml'
const LINKS = 'xl/_rels/workbook.xml.rels'

const inPart = (path: string, change: (xml: string, random: Random) => string | null) => (book: Book, random: Random) =>
  changePart(book, path, (xml) => change(xml, random))

const inSheet = (change: (sheet: string, random: Random, texts: string) => string | null) => (book: Book, random: Random) =>
  changePart(book, random.pick(sheetPaths(book)), (xml) => change(xml, random, partOf(book, TEXTS) ?? ''))

/** One cell that says something, written in another way. */
const oneCell = (change: (cell: CellXml, random: Random, texts: string) => string | null) =>
  inSheet((sheet, random, texts) => {
    const full = cellsOf(sheet).filter(({ xml }) => /<v>|<is>/.test(xml))
    if (full.length === 0) return null
    const cell = random.pick(full)
    const changed = change(cell, random, texts)
    return changed === null ? null : replaceAt(sheet, cell, changed)
  })

/** One number, written in another way. */
const oneNumber = (write: (number: string, random: Random) => string) =>
  inSheet((sheet, random) => {
    const numbers = cellsOf(sheet).filter(({ xml }) => !/ t="/.test(xml) && /<v>\d+<\/v>/.test(xml))
    if (numbers.length === 0) return null
    const cell = random.pick(numbers)
    return replaceAt(
      sheet,
      cell,
      cell.xml.replace(/<v>(\d+)<\/v>/, (_, number) => `<v>${write(number, random)}</v>`),
    )
  })

const oneRow = (change: (row: string, random: Random) => string) =>
  inSheet((sheet, random) => {
    const rows = rowsOf(sheet)
    if (rows.length === 0) return null
    const row = random.pick(rows)
    return replaceAt(sheet, row, change(row.xml, random))
  })

const inData = (change: (rows: string, random: Random) => string) =>
  inSheet((sheet, random) =>
    sheet.replace(/(<sheetData>)(.*)(<\/sheetData>)/s, (_, open, rows, close) => open + change(rows, random) + close),
  )

const oneText = (change: (text: string, random: Random) => string) =>
  inPart(TEXTS, (xml, random) => {
    const texts = sharedOf(xml).filter((each) => /<t\b[^>]*>[^<]/.test(each.xml))
    if (texts.length === 0) return null
    const picked = random.pick(texts)
    return replaceAt(
      xml,
      picked,
      picked.xml.replace(/(<t\b[^>]*>)([^<]*)(<\/t>)/, (_, open, text, close) => change(open + text + close, random)),
    )
  })

const insideText = (write: (text: string, random: Random) => string) =>
  oneText((whole, random) => whole.replace(/>([^<]*)</, (_, text) => `>${write(text, random)}<`))

const cut = (text: string, random: Random) => {
  const at = random.below(text.length + 1)
  return [text.slice(0, at), text.slice(at)] as const
}
const BETWEEN = ['<!--x-->', '<?x y?>', '<![CDATA[]]>', '\n', ' ', '<x/>']
const between = (text: string, random: Random) => cut(text, random).join(random.pick(BETWEEN))
const inside = (text: string) => /&/.test(text)

/** The same, or not quite the same, in the markup of another program. */
const WRITTEN: readonly Mutation<Book>[] = [
  ['single quotes', inSheet((sheet) => sheet.replace(/="([^"']*)"/g, "='$1'"))],
  ['attributes in another order', inData((rows) => rows.replace(/<c (r="\w+")((?: \w+="\w*")+)/g, '<c$2 $1'))],
  ['spaces in tags', inData((rows) => rows.replace(/<(\/?)(c|row|v|f)\b([^>]*?)(\/?)>/g, '<$1$2$3 $4>').replace(/ r="/g, '\n r = "'))],
  ['lines between tags', inData((rows) => rows.replaceAll('><', '>\r\n\t<'))],
  ['a prefix for each tag', inSheet((sheet) => sheet.replace(/<(\/?)([a-zA-Z]\w*)(?=[\s/>])/g, '<$1x:$2').replace('xmlns="', 'xmlns:x="'))],
  [
    'a prefix for some tags',
    inData((rows, random) =>
      rows.replaceAll(new RegExp(`<(/?)${random.pick(['c', 'v', 'row', 'is', 't'])}(?=[\\s/>])`, 'g'), (tag) =>
        tag.replace(/<(\/?)/, '<$1x:'),
      ),
    ),
  ],
  [
    'the strict name space',
    inSheet((sheet) =>
      sheet.replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main'),
    ),
  ],
  ['another name space', inData((rows) => rows.replace('<row ', '<row xmlns="urn:x" '))],
  [
    'capitals',
    inSheet((sheet, random) => sheet.replaceAll(random.pick(['<c ', '<v>', '<row ', '<sheetData>']), (tag) => tag.toUpperCase())),
  ],
  ['UTF-16', inAnySheetBytes((xml) => Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'))],
  ['a mark of order', inSheet((sheet) => `\ufeff${sheet}`)],
  [
    'another declaration',
    inSheet((sheet, random) =>
      sheet.replace(
        /<\?xml[^>]*\?>\s*/,
        random.pick([
          '',
          '<?xml version="1.1"?>',
          '<?xml version="1.0" encoding="windows-1252"?>',
          '<?xml version="1.0" encoding="utf-16"?>',
        ]),
      ),
    ),
  ],
  ['CDATA in a text', oneText((whole) => whole.replace(/>([^<]*)</, (all, text) => (inside(text) ? all : `><![CDATA[${text}]]><`)))],
  ['signs as numbers', insideText((text) => (inside(text) ? text : [...text].map((sign) => `&#${sign.codePointAt(0)};`).join('')))],
  [
    'signs as hex numbers',
    insideText((text) => (inside(text) ? text : [...text].map((sign) => `&#x${sign.codePointAt(0)?.toString(16)};`).join(''))),
  ],
  ['something in a text', insideText((text, random) => (inside(text) ? text : between(text, random)))],
  [
    'a text in pieces',
    oneText((whole, random) =>
      whole.replace(/^<t\b[^>]*>([^<]*)<\/t>$/, (all, text) =>
        inside(text)
          ? all
          : cut(text, random)
              .map((piece) => `<r><rPr><b/></rPr><t xml:space="preserve">${piece}</t></r>`)
              .join(''),
      ),
    ),
  ],
  ['a reading beside a text', oneText((whole) => `${whole}<rPh sb="0" eb="1"><t>99</t></rPh><phoneticPr fontId="1"/>`)],
  [
    'an escape in a text',
    insideText((text, random) =>
      cut(text, random).join(
        random.pick(['_x000D_', '_x0000_', '_x005F_x0041_', '_x0041_', '&#13;', '&#9;', '&#160;', '&#8203;', '&#65279;']),
      ),
    ),
  ],
]

const asBytes = (book: Book, path: string, write: (xml: string) => Uint8Array) =>
  book.map((part) => (part.name === path ? { ...part, content: write(`${part.content}`) } : part))

function inAnySheetBytes(write: (xml: string) => Uint8Array) {
  return (book: Book, random: Random): Book => asBytes(book, random.pick(sheetPaths(book)), write)
}

const NUMBERS: readonly Mutation<Book>[] = [
  ['57.0', oneNumber((number) => `${number}.0`)],
  ['5.7E1', oneNumber((number) => Number(number).toExponential().replace('e+', 'E'))],
  ['57.00000000000001', oneNumber((number) => `${number}.00000000000001`)],
  ['5,7', oneNumber((number, random) => cut(number, random).join(','))],
  ['5.7', oneNumber((number, random) => cut(number, random).join('.'))],
  ['spaces around', oneNumber((number) => ` ${number}\n`)],
  ['signs before', oneNumber((number, random) => random.pick(['+', '-', '0', '00', "'", '$', '(', '0x', '~']) + number)],
  [
    'signs behind',
    oneNumber(
      (number, random) => number + random.pick(['%', 'e', 'e1', 'E+0', 'đ', '.', ',', ' cuộc', 'f', '-', '000000000000000', 'e400']),
    ),
  ],
  ['a number as signs', oneNumber((number) => [...number].map((digit) => `&#${digit.charCodeAt(0)};`).join(''))],
  ['something in a number', oneNumber(between)],
  ['CDATA in a number', oneNumber((number) => `<![CDATA[${number}]]>`)],
  ['another digit', oneNumber((number, random) => number.replace(/\d$/, `${random.below(10)}`))],
  ['digits of another script', oneNumber((number) => number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))))],
]

const CELLS: readonly Mutation<Book>[] = [
  ['no address', oneCell(({ xml }) => xml.replace(/ r="\w+"/, ''))],
  ['no addresses', inData((rows) => rows.replace(/(<c) r="\w+"/g, '$1'))],
  ['no row numbers', inData((rows) => rows.replace(/(<row\b[^>]*?) r="\d+"/g, '$1'))],
  [
    'an address one further',
    oneCell(({ address, xml }) =>
      moveCell(
        xml,
        address.replace(/^[A-Z]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 1)),
      ),
    ),
  ],
  [
    'an address one row down',
    oneCell(({ address, xml }) =>
      moveCell(
        xml,
        address.replace(/\d+$/, (row) => `${Number(row) + 1}`),
      ),
    ),
  ],
  ['an address in small letters', oneCell(({ address, xml }) => moveCell(xml, address.toLowerCase()))],
  ['a row number one further', oneRow((row) => row.replace(/ r="(\d+)"/, (_, number) => ` r="${Number(number) + 1}"`))],
  [
    'another type',
    oneCell(({ xml }, random) => xml.replace(/ t="\w+"|(?=\/?>)/, ` t="${random.pick(['n', 's', 'str', 'b', 'e', 'd', 'inlineStr'])}"`)),
  ],
  ['no type', oneCell(({ xml }) => xml.replace(/ t="\w+"/, ''))],
  ['another style', oneCell(({ xml }, random) => xml.replace(/ s="\d+"/, ` s="${random.below(40)}"`))],
  ['another shared text', oneCell(({ xml }, random) => (/t="s"/.test(xml) ? xml.replace(/<v>\d+/, `<v>${random.below(400)}`) : null))],
  ['a shared text in its cell', oneCell((cell, _, texts) => (/t="s"/.test(cell.xml) ? textCell(cell, saidBy(cell.xml, texts)) : null))],
  [
    'a text as the result of a formula',
    oneCell((cell, _, texts) =>
      /t="s"/.test(cell.xml) ? `<c r="${cell.address}" t="str"><f>"x"</f><v>${escapeXml(saidBy(cell.xml, texts))}</v></c>` : null,
    ),
  ],
  ['two values', oneCell(({ xml }, random) => xml.replace(/<v>.*?<\/v>/, (value) => value + random.pick(['<v>9</v>', '<v/>', value])))],
  ['a value and a text', oneCell(({ xml }) => xml.replace('</c>', '<is><t>9</t></is></c>'))],
  ['more behind the value', oneCell(({ xml }) => xml.replace('</c>', '<extLst><ext uri="x"><v>9</v></ext></extLst></c>'))],
  ['no value', oneCell(({ xml }) => xml.replace(/<v>.*?<\/v>/, ''))],
  ['an empty value', oneCell(({ xml }) => xml.replace(/<v>.*?<\/v>/, '<v></v>'))],
  [
    'a formula with its value',
    oneCell(({ xml }, random) => xml.replace('<v>', `<f>${random.pick(['E6+E7', 'SUM(E5:E9)', '1+1', '[1]X!A1'])}</f><v>`)),
  ],
  ['a formula without its value', oneCell(({ xml }) => xml.replace(/<v>.*?<\/v>/, '<f>SUM(E6:E7)</f>'))],
  ['a shared formula', oneCell(({ xml }) => xml.replace('<v>', '<f t="shared" si="0"/><v>'))],
  ['a cell less', oneCell(() => '')],
  ['a cell twice', oneCell(({ xml }) => xml + xml)],
  ['a cell twice, otherwise', oneCell(({ xml }) => xml + xml.replace(/<v>\d+/, '<v>1'))],
  [
    'a cell in something else',
    oneCell(({ xml }, random) =>
      random.pick([
        `<x>${xml}</x>`,
        `<mc:AlternateContent><mc:Choice>${xml}</mc:Choice><mc:Fallback>${xml.replace(/<v>\d+/, '<v>1')}</mc:Fallback></mc:AlternateContent>`,
        `<!--${xml}-->`,
        `<![CDATA[${xml}]]>`,
      ]),
    ),
  ],
]

const swapRows = inSheet((sheet, random) => {
  const rows = rowsOf(sheet)
  if (rows.length < 2) return null
  const at = random.below(rows.length - 1)
  const [one, other] = [rows[at], rows[at + 1]]
  return one && other ? sheet.slice(0, one.start) + other.xml + one.xml + sheet.slice(other.start + other.xml.length) : null
})

const swapCells = oneRowCells((cells, random) => {
  const at = random.below(cells.length - 1)
  return cells.map((cell, n) => (n === at ? cells[n + 1] : n === at + 1 ? cells[at] : cell) ?? cell)
})

/** The cells of one row in another order, or others. */
function oneRowCells(change: (cells: string[], random: Random) => string[]) {
  return oneRow((row, random) => {
    const cells = cellsOf(row).map(({ xml }) => xml)
    return cells.length < 2
      ? row
      : row.replace(/^(<row\b[^>]*>).*(<\/row>)$/s, (_, open, close) => open + change(cells, random).join('') + close)
  })
}

const SHEETS: readonly Mutation<Book>[] = [
  ['a row less', oneRow(() => '')],
  ['a row twice', oneRow((row) => row + row)],
  ['a row twice, otherwise', oneRow((row) => row + row.replace(/<v>\d+/g, '<v>1'))],
  ['an empty row of the same number', oneRow((row) => `${/<row\b[^>]*?(?=\/?>)/.exec(row)?.[0]}/>${row}`)],
  ['two rows in the wrong order', swapRows],
  ['two cells in the wrong order', swapCells],
  ['a hidden row', oneRow((row) => row.replace('<row ', '<row hidden="1" '))],
  ['merges', inSheet((sheet, random) => mergeSome(sheet, random))],
  [
    'hidden columns',
    inSheet((sheet, random) =>
      sheet
        .replace(/<cols>.*?<\/cols>/s, '')
        .replace('<sheetData>', `<cols><col min="${1 + random.below(8)}" max="${1 + random.below(12)}" hidden="1"/></cols><sheetData>`),
    ),
  ],
  [
    'two tables of cells',
    inSheet((sheet) => sheet.replace('</sheetData>', '</sheetData><sheetData><row r="7"><c r="E7"><v>1</v></c></row></sheetData>')),
  ],
  ['cells behind the table', inSheet((sheet) => sheet.replace('</sheetData>', '</sheetData><row r="7"><c r="E7"><v>1</v></c></row>'))],
  [
    'a hidden sheet',
    inPart(WORKBOOK, (xml, random) =>
      oneTag(xml, /<sheet\b[^>]*>/g, random, (tag) => tag.replace(/ state="\w+"/, '').replace('<sheet', '<sheet state="hidden"')),
    ),
  ],
  ['a sheet less', inPart(WORKBOOK, (xml, random) => oneTag(xml, /<sheet\b[^>]*>/g, random, () => ''))],
  [
    'a sheet twice',
    inPart(WORKBOOK, (xml, random) => oneTag(xml, /<sheet\b[^>]*>/g, random, (tag) => tag + tag.replace(/name="/, 'name="_'))),
  ],
  [
    'another name for a sheet',
    inPart(WORKBOOK, (xml, random) =>
      oneTag(xml, /<sheet\b[^>]*>/g, random, (tag) =>
        tag.replace(/name="[^"]*"/, `name="${random.pick(['Sheet1', '09_KIEMTRA', '01_TINHHINH', 'BIA', '_tonghop', ''])}"`),
      ),
    ),
  ],
  ['the system of 1904', inPart(WORKBOOK, (xml) => xml.replace(/<workbookPr\b/, '<workbookPr date1904="1"'))],
  [
    'another link',
    inPart(LINKS, (xml, random) =>
      oneTag(xml, /<Relationship\b[^>]*>/g, random, (tag) => tag.replace(/sheet\d+/, `sheet${1 + random.below(14)}`)),
    ),
  ],
  ['links from the root', inPart(LINKS, (xml) => xml.replace(/Target="(?!\/)/g, 'Target="/xl/'))],
  ['a shared text less', inPart(TEXTS, (xml, random) => replaceAt(xml, random.pick(sharedOf(xml)), ''))],
  [
    'a shared text more',
    inPart(TEXTS, (xml, random) => {
      const picked = random.pick(sharedOf(xml))
      return replaceAt(xml, picked, picked.xml + picked.xml)
    }),
  ],
  ['an empty shared text', inPart(TEXTS, (xml, random) => replaceAt(xml, random.pick(sharedOf(xml)), '<si/>'))],
  [
    'other number formats',
    inPart('xl/styles.xml', (xml, random) =>
      xml.replace(/formatCode="[^"]*"/g, (code) =>
        random.chance(0.3)
          ? `formatCode="${random.pick(['0%', 'dd/mm/yyyy', '#,##0,', '0.0', '@', 'General;;', '"x"0', '[h]:mm'])}"`
          : code,
      ),
    ),
  ],
  [
    'other styles',
    inPart('xl/styles.xml', (xml, random) =>
      xml.replace(/numFmtId="\d+"/g, (id) => (random.chance(0.1) ? `numFmtId="${random.pick([0, 9, 10, 14, 22, 49, 164])}"` : id)),
    ),
  ],
]

function mergeSome(sheet: string, random: Random): string | null {
  const cells = cellsOf(sheet)
  if (cells.length === 0) return null
  const { letters, row } = splitAddress(random.pick(cells).address)
  const to = `${String.fromCharCode((letters.charCodeAt(0) || 65) + random.below(3))}${row + random.below(3)}`
  const merges = `<mergeCells count="1"><mergeCell ref="${letters}${row}:${to}"/></mergeCells>`
  return sheet.replace(/<mergeCells.*?<\/mergeCells>/s, '').replace('</sheetData>', `</sheetData>${merges}`)
}

function oneTag(xml: string, tags: RegExp, random: Random, change: (tag: string) => string): string | null {
  const all = [...xml.matchAll(tags)]
  if (all.length === 0) return null
  const picked = random.pick(all)
  return replaceAt(xml, { xml: picked[0], start: picked.index }, change(picked[0]))
}

/** What another program writes in its own way, or wrongly: text, numbers, cells, sheets. */
export const XML_MUTATIONS: readonly Mutation<Book>[] = [...WRITTEN, ...NUMBERS, ...CELLS, ...SHEETS]
