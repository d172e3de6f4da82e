import { sampleFile } from './hostileBook.ts'
import { type HostileLine, hostileFiles } from './hostileFile.ts'

const NAMES: [what: string, fileName: string][] = [
  ['255 bytes', `${'a'.repeat(251)}.csv`],
  ['250 bytes of tones', `${'\u0301'.repeat(125)}.csv`],
  ['no ending', 'BC quy 3'],
  ['only an ending', '.csv'],
  ['only dots', '...'],
  ['line breaks', 'BC\r\nquy 3\n.csv'],
  ['right to left', 'BC \u202evsc.exe'],
  ['escape sequences', '\x1b[2J\x1b]0;x\x07.csv'],
  ['proto', '__proto__'],
  ['a dash first', '--json'],
  ['climbs out', '..\\..\\..\\x.csv'],
  ['a device', 'CON.csv'],
  ['the year alone', '2023.csv'],
  ['quarters without end', `${'quý 3 '.repeat(30)}.csv`],
  ['digits without end', `${'3'.repeat(250)}.csv`],
  ['units without end', `${'LDLD_TINH '.repeat(24)}.csv`],
  ['loose tones', `${'Báo cáo quý III Liên đoàn Lao động tỉnh'.normalize('NFD')}.csv`],
  ['markup', '<script>alert(1)</script>&amp;.csv'],
  ['quotes and formulas', "=cmd|'/c calc'!A0\",;.csv"],
  ['half a sign', 'BC \ud83d.csv'],
  ['another kind', 'BC quy 3.xlsx'],
]

const withoutMark = () => Buffer.from(sampleFile('LDLD_TINH.csv')).subarray(Buffer.from(sampleFile('LDLD_TINH.csv')).indexOf('\n') + 1)

/** What a name can do: to sentences, to screens, and to those who look in it for a unit and a period. */
export const NAME_FILES = hostileFiles(
  'csv',
  NAMES.flatMap(([what, fileName]): HostileLine[] => [
    [`named ${what}`, 'a name that is no name', () => sampleFile('LDLD_TINH.csv'), { fileName }],
    [`named ${what} and without a mark`, 'a name that has to tell whose it is', withoutMark, { fileName }],
  ]),
)
