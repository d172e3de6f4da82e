import { deflateRawSync } from 'node:zlib'
import type { Book } from './book.ts'
import type { Mutation } from './mutation.ts'
import type { Random } from './random.ts'

const swapped = <T>(all: readonly T[], random: Random): T[] => {
  const [one, other] = [random.below(all.length), random.below(all.length)]
  return all.map((each, n) => (n === one ? all[other] : n === other ? all[one] : each) as T)
}

const onePart = (change: (part: Book[number], random: Random) => Book[number] | null) => (book: Book, random: Random) => {
  const picked = random.below(book.length)
  return book.flatMap((part, n) => (n === picked ? (change(part, random) ?? []) : part))
}

/** The same part, packed in another way. */
function repack(part: Book[number], level: number): Book[number] {
  const content = Buffer.from(part.content ?? '')
  return level === 0 ? { ...part, method: 0 } : { ...part, packed: deflateRawSync(content, { level }) }
}

/** What a program does that packs a workbook anew, well or badly. */
export const ZIP_MUTATIONS: readonly Mutation<Book>[] = [
  ['store all', (book) => book.map((part) => repack(part, 0))],
  ['pack all anew', (book, random) => book.map((part) => ({ ...part, method: random.chance(0.5) ? 0 : 8 }))],
  ['turn the order around', (book) => [...book].reverse()],
  ['swap two entries', (book, random) => swapped(book, random)],
  ['sizes behind the data', (book) => book.map((part) => ({ ...part, hasDescriptor: true }))],
  ['drop a part', onePart(() => null)],
  ['double a part', (book, random) => [...book, random.pick(book)]],
  [
    'rename a part',
    onePart((part, random) => ({
      ...part,
      // Not in capitals and not with backslashes: both are read here, and the second readers do not know them.
      name: random.pick([`${part.name}x`, `/${part.name}`, `./${part.name}`]),
    })),
  ],
  [
    'swap the contents of two parts',
    (book, random) => {
      const sheets = book.filter(({ name }) => `${name}`.includes('worksheets/'))
      const [one, other] = [random.pick(sheets), random.pick(sheets)]
      return book.map((part) => ({ ...part, content: (part === one ? other : part === other ? one : part).content ?? '' }))
    },
  ],
  [
    'two names for one part',
    (book, random) => {
      const at = random.below(book.length)
      const [part, next] = [book[at], book[at + 1]]
      if (!part || !next) return null
      return book.map((each, n) => (n === at + 1 ? { ...part, name: next.name, isSameAsLast: true } : each))
    },
  ],
  ['lie about a size', onePart((part, random) => ({ ...part, claims: { size: random.below(100_000) } }))],
  ['lie about a checksum', onePart((part) => ({ ...part, claims: { crc: 1 } }))],
  ['lie about a place', onePart((part, random) => ({ ...part, claims: { offset: random.below(50_000) } }))],
  ['no flag for UTF-8', (book) => book.map((part) => ({ ...part, flags: 0 }))],
  ['a folder of its own for each', (book) => book.flatMap((part) => [{ name: `${part.name}`.replace(/[^/]*$/, '') || 'x/' }, part])],
]
