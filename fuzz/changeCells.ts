import { type Book, changePart, partOf, pathOf } from './book.ts'
import {
  type CellXml,
  cellsOf,
  lettersOf,
  moveAll,
  moveCell,
  numberOf,
  replaceAt,
  rowsOf,
  saidBy,
  sharedOf,
  splitAddress,
  textCell,
} from './cells.ts'
import type { Mutation } from './mutation.ts'
import { OFFICE_TEXTS } from './officeTexts.ts'
import type { Random } from './random.ts'

/** A workbook, and the cells of it that say something of its return. */
export interface Filled {
  book: Book
  facts: readonly { sheet: string; cell: string }[]
}

type Place = CellXml & { sheet: string; texts: string }

/** Changes the sheet of one fact; null where the fact has none. */
const atFact =
  (change: (place: Place, random: Random) => string | null) =>
  ({ book, facts }: Filled, random: Random) => {
    const { sheet: name, cell } = random.pick(facts)
    const path = pathOf(book, name)
    if (!path) return null
    const texts = partOf(book, 'xl/sharedStrings.xml') ?? ''
    const changed = changePart(book, path, (sheet) => {
      const found = cellsOf(sheet).find(({ address }) => address === cell)
      return found ? change({ ...found, sheet, texts }, random) : null
    })
    return changed && { book: changed, facts }
  }

const retype = (write: (text: string, random: Random) => string) =>
  atFact((place, random) => replaceAt(place.sheet, place, textCell(place, write(saidBy(place.xml, place.texts), random))))

/** Writes a text of the row of a fact anew: its label, its code, its unit of measure. */
const retypeRow = (write: (text: string, random: Random) => string) =>
  atFact((place, random) => {
    const { row } = splitAddress(place.address)
    const near = textsOf(place.sheet).filter(({ address }) => splitAddress(address).row === row)
    return near.length === 0 ? null : retypeCell(place, random.pick(near), (text) => write(text, random))
  })

/** Writes a text above a fact anew: a heading, a title, another label. */
const retypeAbove = (write: (text: string, random: Random) => string) =>
  atFact((place, random) => {
    const { row } = splitAddress(place.address)
    const above = textsOf(place.sheet).filter(({ address }) => splitAddress(address).row < row)
    return above.length === 0 ? null : retypeCell(place, random.pick(above), (text) => write(text, random))
  })

const textsOf = (sheet: string) => cellsOf(sheet).filter(({ xml }) => /t="(s|inlineStr)"/.test(xml))

function retypeCell({ sheet, texts }: Place, cell: CellXml, write: (text: string) => string): string {
  return replaceAt(sheet, cell, textCell(cell, write(saidBy(cell.xml, texts))))
}

/** What stands in two cells, each in the other's place. */
function swap(sheet: string, one: CellXml, other: CellXml): string {
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  const moved = replaceAt(sheet, second, moveCell(first.xml, second.address))
  return replaceAt(moved, first, moveCell(second.xml, first.address))
}

const swapWith = (isPartner: (other: string, place: Place) => boolean) =>
  atFact((place, random) => {
    const others = cellsOf(place.sheet).filter(({ address }) => address !== place.address && isPartner(address, place))
    return others.length === 0 ? null : swap(place.sheet, place, random.pick(others))
  })

const inColumn = (letters: string) => (other: string) => splitAddress(other).letters === letters

const swapTexts = (letters: readonly string[]) =>
  atFact((place, random) => {
    const cells = cellsOf(place.sheet).filter(({ address }) => inColumn(random.pick(letters))(address) && splitAddress(address).row > 4)
    return cells.length < 2 ? null : swap(place.sheet, random.pick(cells), random.pick(cells))
  })

const withoutMarks = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')
const LOOKALIKES: [string, string][] = [
  ['a', 'а'],
  ['o', 'о'],
  [' ', '\u00a0'],
  ['-', '–'],
  ['c', 'с'],
  ['i', 'ı'],
]

const SPELLINGS: readonly (readonly [name: string, write: (text: string, random: Random) => string])[] = [
  ['loose tones', (text) => text.normalize('NFD')],
  ['no diacritics', withoutMarks],
  ['capitals', (text) => text.toUpperCase()],
  ['small letters', (text) => text.toLowerCase()],
  ['spaces around', (text) => `  ${text} \n`],
  ['a letter less', (text, random) => text.replace(text[random.below(text.length)] ?? '', '')],
  ['a letter more', (text, random) => text + random.pick(['x', '.', ':', ' (1)', '*', ' năm'])],
  [
    'another letter that looks the same',
    (text, random) => {
      const [from, to] = random.pick(LOOKALIKES)
      return text.replaceAll(from, to)
    },
  ],
  ['nothing', () => ''],
  ['two words the other way round', (text) => text.replace(/(\S+) (\S+)/, '$2 $1')],
  ['half of it', (text) => text.slice(0, text.length / 2)],
]

const OTHERS: readonly string[] = [
  'Trong kỳ',
  'Lũy kế từ đầu năm',
  'Số hiện có',
  'Kiểm tra chấp hành Điều lệ',
  'cuộc',
  'đồng',
  'triệu đồng',
  'lượt người',
  'Liên đoàn Lao động huyện Mường Tè',
  'Quý II/2023',
  'Quý III/2022',
  '30/6/2023',
  'Tổng cộng',
  'inspect_charter',
  'supervise',
  '#tonghop;BCQ;2;CDN_Y_TE;2023-Q3',
]

const VALUES: readonly Mutation<Filled>[] = [
  ['what an office writes', retype((_, random) => random.pick(OFFICE_TEXTS))],
  ['what an office writes', retype((_, random) => random.pick(OFFICE_TEXTS))],
  ['blank', retype(() => '')],
  ['the same as text', retype((text) => text)],
  [
    'with its noun',
    retype((text, random) => `${text} ${random.pick(['cuộc', 'người', 'đồng', 'triệu', 'tr', 'lượt người', '%', 'nghìn'])}`),
  ],
  ['with a word before', retype((text, random) => `${random.pick(['trên', 'khoảng', 'dưới', 'gần', 'hơn', '>', '≥', '~', '-'])} ${text}`)],
  ['with points', retype((text) => text.replace(/\B(?=(\d{3})+$)/g, '.'))],
  ['with commas', retype((text) => text.replace(/\B(?=(\d{3})+$)/g, ','))],
  ['with spaces', retype((text) => text.replace(/\B(?=(\d{3})+$)/g, ' '))],
  ['a digit more', retype((text, random) => text + random.below(10))],
  ['a digit less', retype((text) => text.slice(0, -1))],
  ['as a date', retype((text) => `${text}/9`)],
  [
    'as a number one larger',
    atFact((place) =>
      replaceAt(
        place.sheet,
        place,
        place.xml.replace(/<v>(\d+)</, (_, number) => `<v>${Number(number) + 1}<`),
      ),
    ),
  ],
  ['with a sign that nobody sees', retype((text, random) => text + random.pick(['\u200b', '\u00a0', '\u202c', '\ufeff', '\u00ad', '\t']))],
]

const MOVES: readonly Mutation<Filled>[] = [
  [
    'swapped with its neighbour',
    swapWith(
      (other, { address }) =>
        splitAddress(other).row === splitAddress(address).row &&
        Math.abs(numberOf(splitAddress(other).letters) - numberOf(splitAddress(address).letters)) === 1,
    ),
  ],
  [
    'swapped with the one below',
    swapWith((other, { address }) => other === `${splitAddress(address).letters}${splitAddress(address).row + 1}`),
  ],
  ['swapped within its column', swapWith((other, { address }) => splitAddress(other).letters === splitAddress(address).letters)],
  ['swapped with anything', swapWith(() => true)],
  [
    'a column inserted',
    atFact(({ sheet, address }, random) => {
      const at = random.below(12) + 1
      return address ? moveAll(sheet, (column, row) => [column >= at ? column + 1 : column, row]) : null
    }),
  ],
  [
    'a row inserted',
    atFact(({ sheet }, random) => {
      const at = random.below(20) + 1
      return moveAll(sheet, (column, row) => [column, row >= at ? row + 1 : row])
    }),
  ],
  [
    'rows moved down',
    atFact(({ sheet }, random) => {
      const by = random.below(9)
      return moveAll(sheet, (column, row) => [column, row + by])
    }),
  ],
  [
    'a column less',
    atFact(({ sheet }, random) => {
      const letters = lettersOf(random.below(9) + 1)
      return dropColumn(sheet, letters)
    }),
  ],
  [
    'a row less',
    atFact(({ sheet, address }) => {
      const found = rowsOf(sheet).find(({ xml }) => xml.includes(`r="${address}"`))
      return found ? replaceAt(sheet, found, '') : null
    }),
  ],
  ['two rows swapped', atFact(({ sheet, address }, random) => swapRows(sheet, splitAddress(address).row, random))],
  ['the same row again below', atFact(({ sheet, address }) => repeatRow(sheet, splitAddress(address).row))],
]

function dropColumn(sheet: string, letters: string): string {
  const without = cellsOf(sheet)
    .reverse()
    .reduce((left, cell) => (splitAddress(cell.address).letters === letters ? replaceAt(left, cell, '') : left), sheet)
  return moveAll(without, (column, row) => [column > numberOf(letters) ? column - 1 : column, row])
}

const rowNumber = (xml: string) => Number(/ r="(\d+)"/.exec(xml)?.[1])
const renumber = (xml: string, from: number, to: number) =>
  xml.replace(/ r="\d+"/, ` r="${to}"`).replaceAll(new RegExp(`r="([A-Z]+)${from}"`, 'g'), `r="$1${to}"`)

function swapRows(sheet: string, row: number, random: Random): string | null {
  const rows = rowsOf(sheet).filter(({ xml }) => rowNumber(xml) > 4)
  const [one, other] = [rows.find(({ xml }) => rowNumber(xml) === row), rows.length > 0 ? random.pick(rows) : undefined]
  if (!one || !other || one.start === other.start) return null
  const [first, second] = one.start < other.start ? [one, other] : [other, one]
  const [to, from] = [rowNumber(first.xml), rowNumber(second.xml)]
  return replaceAt(replaceAt(sheet, second, renumber(first.xml, to, from)), first, renumber(second.xml, from, to))
}

function repeatRow(sheet: string, row: number): string | null {
  const rows = rowsOf(sheet)
  const [found, last] = [rows.find(({ xml }) => rowNumber(xml) === row), rowNumber(rows.at(-1)?.xml ?? '')]
  return found && last ? sheet.replace('</sheetData>', `${renumber(found.xml, row, last + 1)}</sheetData>`) : null
}

const CODES: readonly Mutation<Filled>[] = [
  ['two codes swapped', swapTexts(['A'])],
  ['two labels swapped', swapTexts(['B', 'C'])],
  [
    'no codes',
    atFact(({ sheet }) =>
      cellsOf(sheet)
        .reverse()
        .reduce((left, cell) => (splitAddress(cell.address).letters === 'A' ? replaceAt(left, cell, '') : left), sheet),
    ),
  ],
  [
    'two headings swapped',
    atFact(({ sheet }, random) => {
      const heads = cellsOf(sheet).filter(({ address }) => splitAddress(address).row === 4)
      return heads.length < 2 ? null : swap(sheet, random.pick(heads), random.pick(heads))
    }),
  ],
  [
    'two shared texts swapped',
    ({ book, facts }, random) => {
      const changed = changePart(book, 'xl/sharedStrings.xml', (xml) => {
        const all = sharedOf(xml)
        const [one, other] = [random.pick(all), random.pick(all)]
        const [first, second] = one.start < other.start ? [one, other] : [other, one]
        return first === second ? null : replaceAt(replaceAt(xml, second, first.xml), first, second.xml)
      })
      return changed && { book: changed, facts }
    },
  ],
]

/** What an office does to a form: to its figures, its rows and columns, its labels and codes. */
export const CELL_MUTATIONS: readonly Mutation<Filled>[] = [
  ...VALUES,
  ...VALUES,
  ...MOVES,
  ...CODES,
  ...SPELLINGS.map(([name, write]): Mutation<Filled> => [`beside it ${name}`, retypeRow(write)]),
  ...SPELLINGS.map(([name, write]): Mutation<Filled> => [`above it ${name}`, retypeAbove(write)]),
  ['beside it something else', retypeRow((_, random) => random.pick(OTHERS))],
  ['above it something else', retypeAbove((_, random) => random.pick(OTHERS))],
]
