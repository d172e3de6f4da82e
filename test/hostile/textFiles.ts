import { sampleFile } from './hostileBook.ts'
import { type HostileLine, hostileFiles } from './hostileFile.ts'
import { flipBits, MIB, noise, pieces, salt, salted } from './texts.ts'

const MARK = '#tonghop;BCQ;2;LDLD_TINH;2023-Q3\n'
const HEADING = 'Biểu;Mã;Chỉ tiêu;ĐVT;Trong kỳ;Lũy kế;Hiện có;Tính đến ngày;Giải trình\n'
const SIZE = 19 * MIB

const bytes = (text: string) => Buffer.from(text)
const often = (text: string, size = SIZE) => bytes(text.repeat(Math.floor(size / Buffer.byteLength(text))))
const ours = (lines: string) => bytes(MARK + HEADING + lines)
const line = (figure: string) => `09_KIEMTRA;inspect_charter;Kiểm tra chấp hành Điều lệ;cuộc;${figure};5;;;\n`

const LONG: HostileLine[] = [
  ['one line of 19 MB', 'a line without end', () => often('abcdefgh ')],
  ['quotes', 'each opens or closes', () => often('"')],
  ['a quote that does not close', 'everything behind it is its own', () => bytes(`"${salted('a;b\n', SIZE)}`)],
  ['a quote that does not close in our form', 'everything behind it is its own', () => ours(`"${salted('a;b\n', SIZE)}`)],
  ['a quote in every field', 'each to be closed', () => often('"a;\n')],
  ['quotes that close wrongly', 'each to be repaired', () => often('"a"b;\n')],
  ['semicolons', '20 million fields in a line', () => often(';')],
  ['commas and semicolons', 'which is it?', () => often(',;\t|')],
  ['tabs', '20 million fields in a line', () => often('\t')],
  ['line ends', '20 million lines', () => often('\n')],
  ['carriage returns', '20 million lines', () => often('\r')],
  ['both line ends in turn', 'lines of two kinds', () => often('a\r\nb\nc\r')],
  ['NULs', 'zeros', () => new Uint8Array(SIZE)],
  ['NULs behind a line', 'zeros', () => Buffer.concat([bytes(MARK), new Uint8Array(SIZE)])],
  ['spaces', 'nothing, much of it', () => often(' ')],
  ['marks of order', 'each at a beginning', () => often('\ufeff')],
  ['our mark in every line', 'each begins a part', () => often('#tonghop\n')],
  ['our mark everywhere', 'each may begin a part', () => often('#tonghop')],
  ['our whole mark in every line', 'each begins a return', () => often(MARK)],
  ['our whole form in every second line', 'each begins a return', () => often(MARK + HEADING)],
  ['spaces before marks', 'what a pattern goes back over', () => often(`${' '.repeat(5000)}#tonghop`)],
  ['spaces and no mark', 'what a pattern goes back over', () => bytes(`${' '.repeat(SIZE)}x`)],
  ['marks of order before marks', 'what a pattern goes back over', () => often(`${'\ufeff'.repeat(5000)}#tonghop`)],
  ['separator lines', 'each may tell the separator', () => often('sep=;\n')],
  ['separator lines with our marks', 'what a pattern looks behind for', () => often(`sep=;\n${'\n'.repeat(3000)}`)],
  ['quotes and spaces before a line end', 'what a pattern goes back over', () => often(`#tonghop${'" '.repeat(3000)}`)],
  ['headings', 'each may begin the form anew', () => bytes(MARK + HEADING.repeat(150_000))],
  ['noise', 'bytes that are no text', () => noise(SIZE)],
  ['high bytes', 'letters of an older encoding', () => new Uint8Array(SIZE).fill(0xe1)],
  ['high bytes of every kind', 'which encoding is it?', () => noise(SIZE).map((byte) => (byte % 3 ? byte | 0x80 : 10))],
  ['old Vietnamese letters', 'which encoding is it?', () => Buffer.from(salted('§¬n vÞ b¸o c¸o; Tæng sè\n', SIZE), 'latin1')],
  ['half a sign at the end', 'a text cut short', () => Buffer.concat([bytes(MARK + HEADING), Buffer.from([0xe1, 0xba])])],
  ['UTF-16 of odd length', 'half a sign at the end', () => Buffer.from(`\ufeff${salted('a;b\n', SIZE / 2)}`, 'utf16le').subarray(0, -1)],
  ['UTF-16 without a mark', '10 million signs', () => Buffer.from(salted('a;b\n', SIZE / 2), 'utf16le')],
  ['UTF-16 of lone surrogates', 'halves of signs', () => Buffer.concat([Buffer.from([0xff, 0xfe]), new Uint8Array(MIB).fill(0xd8)])],
  [
    'UTF-32',
    'an encoding that nobody sends',
    () => Buffer.concat([Buffer.from([0xff, 0xfe, 0, 0]), Buffer.from('a\0\0\0;\0\0\0'.repeat(1000), 'latin1')]),
  ],
  ['UTF-7', 'an encoding that nobody sends', () => often('+AGE-;+AGI-\n', MIB)],
  ['ends of file', 'a sign of older systems', () => often('\x1a', MIB)],
  ['escape sequences', 'signs that command a screen', () => often('\x1b[2J\x1b]0;x\x07;', MIB)],
]

const FIGURES: [what: string, figure: string][] = [
  ['a million digits', '7'.repeat(MIB)],
  ['a million thousands', `1${'.000'.repeat(MIB / 4)}`],
  ['a million spaces', `1${' '.repeat(MIB)}1`],
  ['a million brackets', '('.repeat(MIB)],
  ['a million dashes', '-'.repeat(MIB)],
  ['a million dots', '.'.repeat(MIB)],
  ['a million slashes', '1/'.repeat(MIB / 2)],
  ['a million words', 'trên '.repeat(MIB / 5)],
  ['a million nouns', '5 cuộc '.repeat(MIB / 8)],
  ['a million tones', `a${'\u0301\u0323'.repeat(MIB / 2)}`],
  ['a million ligatures', '\ufdfa'.repeat(MIB / 4)],
  ['a million percents', '9%'.repeat(MIB / 2)],
  ['an exponent', '1e999999999'],
  ['a command', "=cmd|'/c calc'!A0"],
]

const OURS: HostileLine[] = [
  ...FIGURES.map(([what, figure]): HostileLine => [`figure of ${what}`, 'one cell of our form', () => ours(line(figure))]),
  ...FIGURES.slice(0, -2).map(
    ([what, figure]): HostileLine => [
      `label of ${what}`,
      'one cell of our form',
      () => ours(`09_KIEMTRA;;${figure};${figure};5;6;;${figure};${figure}\n`),
    ],
  ),
  ...FIGURES.slice(0, -2).map(
    ([what, figure]): HostileLine => [
      `unit of ${what}`,
      'the first line of our form',
      () => bytes(`#tonghop;BCQ;2;${figure};${figure}\n${HEADING}${line('5')}`),
    ],
  ),
  ['100000 lines of one indicator', 'each is a second answer', () => ours(line('5').repeat(100_000))],
  [
    '100000 lines that nobody knows',
    'each is compared with every known one',
    () => ours(pieces(100_000, (n) => `09_KIEMTRA;x${salt(n)};Kiểm tra ${salt(n)};cuộc;5;6;;;\n`)),
  ],
  [
    '100000 forms that nobody knows',
    'each is compared with every known one',
    () => ours(pieces(100_000, (n) => `${salt(n)};inspect_charter;a;cuộc;5;6;;;\n`)),
  ],
  [
    '120000 unions that fold to one',
    'each is compared with the others',
    () =>
      bytes(
        `${MARK.replace('TINH', 'TAM_DUONG')}TT;Mã CĐCS;Tên CĐCS;Loại hình;Tổng số đoàn viên\n${pieces(120_000, (n) => `${n};;${n % 2 ? 'Công đoàn' : 'CÔNG ĐOÀN'};;5\n`)}`,
      ),
  ],
  ['uneven lines', 'a finding each', () => ours(pieces(100_000, (n) => `09_KIEMTRA${';'.repeat(n % 40)}\n`))],
  ['a line of a million fields', 'a finding each', () => ours(`09_KIEMTRA${';5'.repeat(MIB)}\n`)],
  ...Array.from(
    { length: 12 },
    (_, n): HostileLine => [
      `sample with bits turned over ${n + 1}`,
      'a disk or a line that fails',
      () => flipBits(sampleFile('LDLD_TINH.csv'), 2 ** n, `csv ${n}`),
    ],
  ),
  ...Array.from(
    { length: 8 },
    (_, n): HostileLine => [
      `sample cut short at ${n + 1} of 9`,
      'a copy that did not end',
      () => sampleFile('LDLD_TINH.csv').subarray(0, Math.floor((4450 * (n + 1)) / 9)),
    ],
  ),
]

/** What a text can do to those who look for its encoding, its separator, its lines and its marks. */
export const TEXT_FILES = hostileFiles('csv', [...LONG, ...OURS])
