import { ourBook, plainBook, SHEET, sheetOf } from './hostileBook.ts'
import { type HostileLine, hostileFiles } from './hostileFile.ts'
import { MIB, pieces, salt } from './texts.ts'

/** As much as a cell holds. */
const CELL = 32_767

/** What a pattern may go back over, or a comparison grow with, each repeated until it fills a cell. */
const PHRASES: [what: string, phrase: string][] = [
  ['digits', '7'],
  ['spaces', ' '],
  ['no-break spaces', '\u00a0'],
  ['dots', '.'],
  ['commas', ','],
  ['dashes', '-'],
  ['brackets', '('],
  ['a a a', 'a '],
  ['1 1 1', '1 '],
  ['1.1.1', '1.'],
  ['1,1,1', '1,'],
  ['thousands', '.000'],
  ['percents', '9%'],
  ['slashes', '1/'],
  ['days', '30/9/2023 '],
  ['months', 'tháng 9 '],
  ['quarters', 'quý III năm '],
  ['words', 'công đoàn '],
  ['nouns', '5 cuộc '],
  ['bounds', 'trên '],
  ['ranges', '1-'],
  ['abbreviations', 'CĐCS.'],
  ['loose tones', 'a\u0301'],
  ['tones only', '\u0301'],
  ['two tones', 'ê\u0323\u0302'],
  ['joined signs', '\u200d'],
  ['right to left', '\u202e'],
  ['ligatures that grow', '\ufdfa'],
  ['Hangul pieces', '\u1100\u1161'],
  ['pairs', '\u{1f600}'],
  ['full-width', '\uff11'],
  ['line ends', '\n'],
  ['tabs', '\t'],
  ['quotes', '"'],
  ['equal signs', '='],
  ['hashes', '#;'],
  ['old font', '\u00b8\u00ae'],
  ['older font', 'aù'],
  ['NFKC', '\u2460'],
  ['roman', 'III'],
  ['units', 'LĐLĐ huyện '],
  ['money', '1 triệu '],
  ['ticks', '☑ '],
]

const escapeXml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** The cells whose address fits say something else; `text` is given the cell's number. */
function retype(xml: string, fits: RegExp, text: (n: number) => string): string {
  let n = 0
  return xml.replace(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>.*?<\/c>)/g, (whole, address: string, attributes: string) => {
    if (!fits.test(address)) return whole
    const style = /s="\d+"/.exec(attributes)?.[0] ?? ''
    return `<c r="${address}" ${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text(n++))}</t></is></c>`
  })
}

const FIGURES = /sheet([3-5]|[7-9]|1[0-2])\.xml$/
const LIST = /sheet13\.xml$/
const EVENTS = /sheet6\.xml$/
const PLACES: [where: string, sheets: RegExp, cells: RegExp][] = [
  ['figures', FIGURES, /^[EFG]([5-9]|\d\d)$/],
  ['labels', FIGURES, /^C([5-9]|\d\d)$/],
  ['codes', FIGURES, /^A([5-9]|\d\d)$/],
  ['headings', /sheet([3-9]|1[0-3])\.xml$/, /^[A-Q]4$/],
  ['titles', /sheet([1-9]|1[0-3])\.xml$/, /^[A-Z][123]$/],
  ['days', FIGURES, /^H([5-9]|\d\d)$/],
  ['the cover', /sheet1\.xml$/, /^C\d+$/],
  ['the cover questions', /sheet1\.xml$/, /^B\d+$/],
  ['the list', LIST, /^[BCD]([5-9]|\d\d)$/],
  ['the list figures', LIST, /^[E-P]([5-9]|\d\d)$/],
  ['events', EVENTS, /^[A-Z]([5-9]|\d\d)$/],
  ['the template mark', /sheet14\.xml$/, /^[A-D]\d+$/],
]

/** The phrases at once, one a cell, so that each place is tried with all of them. */
const everyPhrase = (n: number) => fill(PHRASES[n % PHRASES.length]?.[1] ?? '', n)

function fill(phrase: string, n: number): string {
  return phrase.repeat(Math.ceil(CELL / phrase.length)).slice(0, CELL - 8) + (n % 3 ? salt(n) : '')
}

const PHRASE_LINES = PHRASES.flatMap(([what, phrase]) =>
  PLACES.map(
    ([where, sheets, cells]): HostileLine => [
      `cells full of ${what} in ${where}`,
      'what a pattern goes back over',
      () => ourBook((xml, path) => (sheets.test(path) ? retype(xml, cells, (n) => fill(phrase, n)) : xml)),
      { isLeftOut: true },
    ],
  ),
)

const PLACE_LINES = PLACES.map(
  ([where, sheets, cells]): HostileLine => [
    `cells full of everything in ${where}`,
    'what a pattern goes back over, one kind a cell',
    () => ourBook((xml, path) => (sheets.test(path) ? retype(xml, cells, everyPhrase) : xml)),
  ],
)

/** Rows put behind the last of a form; `make` writes the cells of each. */
function lengthen(sheet: RegExp, count: number, make: (n: number, row: number) => string): Uint8Array {
  return ourBook((xml, path) => {
    if (!sheet.test(path)) return xml
    const last = Math.max(...[...xml.matchAll(/<row r="(\d+)"/g)].map(([, r]) => Number(r)))
    return xml.replace('</sheetData>', `${pieces(count, (n) => `<row r="${last + n + 1}">${make(n, last + n + 1)}</row>`)}</sheetData>`)
  })
}

const text = (address: string, said: string) => `<c r="${address}" t="inlineStr"><is><t>${escapeXml(said)}</t></is></c>`
const number = (address: string, value: number) => `<c r="${address}"><v>${value}</v></c>`
const DIACRITICS = ['công đoàn', 'Công Đoàn', 'CÔNG ĐOÀN', 'cong doan', 'công  đoàn', 'công đoàn'.normalize('NFD')]

const MANY: HostileLine[] = [
  [
    '25000 unions whose names fold to one',
    'each is compared with the others',
    () => lengthen(LIST, 25_000, (n, r) => text(`C${r}`, DIACRITICS[n % 6] ?? '') + number(`E${r}`, n)),
  ],
  [
    '50000 unions with names alike',
    'each is compared with the others',
    () => lengthen(LIST, 50_000, (n, r) => text(`C${r}`, `Công đoàn cơ sở ${salt(n)}`)),
  ],
  [
    '50000 unions with the same code',
    'each is compared with the others',
    () => lengthen(LIST, 50_000, (n, r) => text(`B${r}`, 'CS001') + text(`C${r}`, salt(n))),
  ],
  [
    '50000 events',
    'a row each, four facts each',
    () => lengthen(EVENTS, 50_000, (n, r) => number(`A${r}`, n + 1) + text(`C${r}`, 'Thăm hỏi') + number(`E${r}`, n)),
  ],
  [
    '20000 labels that nobody knows',
    'each is compared with every known one',
    () => lengthen(FIGURES, 5000, (n, r) => text(`C${r}`, `Tổng số cuộc kiểm tra ${salt(n)}`) + number(`E${r}`, n)),
  ],
  [
    '50000 known labels again',
    'each is a second answer',
    () => lengthen(/sheet11\.xml$/, 50_000, (n, r) => text(`C${r}`, 'Kiểm tra chấp hành Điều lệ') + number(`E${r}`, n)),
  ],
  [
    '5000 heading rows',
    'each may begin the form anew',
    () =>
      lengthen(/sheet11\.xml$/, 5000, (_, r) =>
        ['STT', 'Chỉ tiêu', 'ĐVT', 'Trong kỳ', 'Lũy kế từ đầu năm'].map((said, at) => text(`${'BCDEF'[at]}${r}`, said)).join(''),
      ),
  ],
  [
    'heading row of 16000 columns',
    'each column is asked for its heading',
    () =>
      ourBook((xml, path) =>
        /sheet11\.xml$/.test(path)
          ? xml.replace(/(<row r="4".*?)<\/row>/, `$1${pieces(16_000, (n) => text(`${column(n + 12)}4`, `Trong kỳ ${salt(n)}`))}</row>`)
          : xml,
      ),
  ],
  [
    'a wide form',
    '250 rows of 1000 cells beside the form',
    () => lengthen(/sheet11\.xml$/, 250, (n, r) => pieces(1000, (m) => number(`${column(m + 1)}${r}`, n * m))),
  ],
  [
    '20000 template marks',
    'each may say whose it is',
    () => lengthen(/sheet14\.xml$/, 20_000, (n, r) => text(`A${r}`, `#tonghop;BCQ;2;LDLD_${salt(n)};2023-Q3`)),
  ],
  [
    '50000 lines of cover',
    'each is asked for an answer',
    () => lengthen(/sheet1\.xml$/, 50_000, (n, r) => text(`B${r}`, 'Đơn vị') + text(`C${r}`, `LĐLĐ huyện ${salt(n)}`)),
  ],
  [
    'every cell full',
    '32767 signs in each cell of every form',
    () =>
      ourBook((xml, path) =>
        /sheet([3-9]|1[0-3])\.xml$/.test(path) ? retype(xml, /^[E-J]([5-9]|1\d)$/, (n) => fill('Giải trình ', n)) : xml,
      ),
  ],
  [
    'every form twice',
    'each sheet under a second name',
    () =>
      ourBook((xml, path) =>
        path === 'xl/workbook.xml'
          ? xml
              .replace(/<sheet sheetId="(\d+)" name="(\w+)"/g, (whole) => `${whole}`)
              .replace(
                '</sheets>',
                `${(xml.match(/<sheet [^>]*\/>/g) ?? []).map((sheet) => sheet.replace(/sheetId="(\d+)"/, 'sheetId="9$1"').replace(/name="(.*?)"/, 'name="$1 (2)"')).join('')}</sheets>`,
              )
          : xml,
      ),
  ],
  [
    '190 sheets of one form',
    'each is a form',
    () =>
      ourBook((xml, path) =>
        path === 'xl/workbook.xml'
          ? xml.replace('</sheets>', `${pieces(180, (n) => `<sheet sheetId="${100 + n}" name="09_KIEMTRA ${n}" r:id="rId14"/>`)}</sheets>`)
          : xml,
      ),
  ],
  [
    'merges over every form',
    'each cell under another',
    () =>
      ourBook((xml) =>
        xml.replace('</sheetData>', `</sheetData><mergeCells>${pieces(900, (n) => `<mergeCell ref="A${n + 5}:K${n + 5}"/>`)}</mergeCells>`),
      ),
  ],
]

function column(n: number): string {
  const rest = Math.floor((n - 1) / 26)
  return `${rest ? column(rest) : ''}${String.fromCharCode(65 + ((n - 1) % 26))}`
}

const VALUES = [
  '1e400',
  '-1e400',
  '1e-400',
  'Infinity',
  'NaN',
  '0x10',
  '1_000',
  '１２',
  '-0',
  '--5',
  '9007199254740993',
  '1.7976931348623157e308',
  '2958466',
  '-1',
  '60',
  '',
  ' ',
  '1 2',
  '#REF!',
  'TRUE',
  '9'.repeat(MIB),
  `0.${'3'.repeat(MIB)}`,
  `1e${'9'.repeat(MIB)}`,
]
const TYPES = ['n', 'b', 'd', 'e', 's', 'str', 'inlineStr', 'x', '']

const VALUE_LINES: HostileLine[] = [
  ...VALUES.map(
    (value, n): HostileLine => [
      `number ${value.slice(0, 24).replace(/\W/g, '_')} ${n}`,
      'a number that is none',
      () => ourBook((xml, path) => (FIGURES.test(path) ? xml.replace(/<v>\d+<\/v><\/c><c r="F/g, `<v>${value}</v></c><c r="F`) : xml)),
    ],
  ),
  ...TYPES.map(
    (type): HostileLine => [
      `cells of type ${type || 'blank'}`,
      'a kind that its value is not of',
      () =>
        plainBook({
          [SHEET]: sheetOf(
            VALUES.map(
              (value, n) =>
                `<row r="${n + 1}"><c r="A${n + 1}" t="${type}"><v>${value.slice(0, 1000)}</v></c><c r="B${n + 1}" t="${type}"/><c r="C${n + 1}" t="${type}"><f>A1</f></c></row>`,
            ).join(''),
          ),
        }),
    ],
  ),
]

/** What cells can say to those who read them: in a return that is known as ours, and so read to the end. */
export const CELL_FILES = hostileFiles('xlsx', [...PLACE_LINES, ...MANY, ...VALUE_LINES, ...PHRASE_LINES])
