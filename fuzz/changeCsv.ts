import type { Mutation } from './mutation.ts'
import { OFFICE_TEXTS } from './officeTexts.ts'
import type { Random } from './random.ts'

type Change = (lines: string[], random: Random) => string[] | null

const onText = (change: (text: string, random: Random) => string) => (bytes: Uint8Array, random: Random) =>
  Buffer.from(change(Buffer.from(bytes).toString(), random))

const onLines = (change: Change) => (bytes: Uint8Array, random: Random) => {
  const changed = change(Buffer.from(bytes).toString().split(/\r?\n/), random)
  return changed && Buffer.from(changed.join('\n'))
}

const oneLine = (change: (fields: string[], random: Random) => string[]) =>
  onLines((lines, random) => {
    const picked = random.below(lines.length)
    return lines.map((line, n) => (n === picked ? change(line.split(';'), random).join(';') : line))
  })

const oneField = (write: (field: string, random: Random) => string) =>
  oneLine((fields, random) => {
    const picked = random.below(fields.length)
    return fields.map((field, n) => (n === picked ? write(field, random) : field))
  })

function swapLines(lines: string[], random: Random): string[] {
  const [one, other] = [random.below(lines.length), random.below(lines.length)]
  return lines.map((line, n) => (n === one ? lines[other] : n === other ? lines[one] : line) ?? '')
}

function swapFields(one: number, other: number) {
  return (line: string) => {
    const fields = line.split(';')
    return fields.map((field, n) => (n === one ? fields[other] : n === other ? fields[one] : field) ?? '').join(';')
  }
}

/** What an office or a program does to a CSV. */
export const CSV_MUTATIONS: readonly Mutation<Uint8Array>[] = [
  ['commas', onText((text) => text.replaceAll(';', ','))],
  ['tabs', onText((text) => text.replaceAll(';', '\t'))],
  ['bars', onText((text) => text.replaceAll(';', '|'))],
  ['commas in some lines', onLines((lines, random) => lines.map((line) => (random.chance(0.3) ? line.replaceAll(';', ',') : line)))],
  ['no mark of order', onText((text) => text.replace(/^\ufeff/, ''))],
  ['two marks of order', onText((text) => `\ufeff${text}`)],
  [
    'UTF-16',
    (bytes) =>
      Buffer.from(
        `\ufeff${Buffer.from(bytes)
          .toString()
          .replace(/^\ufeff/, '')}`,
        'utf16le',
      ),
  ],
  [
    'UTF-16 without a mark',
    (bytes) =>
      Buffer.from(
        Buffer.from(bytes)
          .toString()
          .replace(/^\ufeff/, ''),
        'utf16le',
      ),
  ],
  ['carriage returns and line ends', onText((text) => text.replace(/\r?\n/g, '\r\n'))],
  ['carriage returns', onText((text) => text.replace(/\r?\n/g, '\r'))],
  ['some carriage returns', onLines((lines, random) => lines.map((line) => (random.chance(0.3) ? `${line}\r` : line)))],
  [
    'quotes around each',
    onText((text) =>
      text
        .split(/\r?\n/)
        .map((line) =>
          line
            .split(';')
            .map((field) => `"${field}"`)
            .join(';'),
        )
        .join('\n'),
    ),
  ],
  ['quotes around one', oneField((field) => `"${field}"`)],
  ['a quote in one', oneField((field) => `${field}"`)],
  ['a quote before one', oneField((field) => `"${field}`)],
  ['a semicolon in one', oneField((field) => `"${field};"`)],
  ['a line end in one', oneField((field) => `"${field}\n"`)],
  ['a sign that nobody sees', oneField((field, random) => field + random.pick(['\u200b', '\u00a0', '\ufeff', '\t', '\0', '\x1a', ' ']))],
  ['something else', oneField((_, random) => random.pick(OFFICE_TEXTS))],
  ['something else', oneField((_, random) => random.pick(OFFICE_TEXTS))],
  ['blank', oneField(() => '')],
  ['loose tones', onText((text) => text.normalize('NFD'))],
  [
    'a field more',
    oneLine((fields, random) => {
      const at = random.below(fields.length)
      return [...fields.slice(0, at), '', ...fields.slice(at)]
    }),
  ],
  [
    'a field less',
    oneLine((fields, random) => {
      const at = random.below(fields.length)
      return fields.filter((_, n) => n !== at)
    }),
  ],
  [
    'two fields swapped',
    oneLine((fields, random) => swapFields(random.below(fields.length), random.below(fields.length))(fields.join(';')).split(';')),
  ],
  [
    'two columns swapped',
    onLines((lines, random) => {
      const [one, other] = [random.below(9), random.below(9)]
      return lines.map((line, n) => (n === 0 ? line : swapFields(one, other)(line)))
    }),
  ],
  ['two lines swapped', onLines(swapLines)],
  [
    'a line less',
    onLines((lines, random) => {
      const at = random.below(lines.length)
      return lines.filter((_, n) => n !== at)
    }),
  ],
  [
    'a line twice',
    onLines((lines, random) => {
      const at = random.below(lines.length)
      return lines.flatMap((line, n) => (n === at ? [line, line] : line))
    }),
  ],
  [
    'a blank line',
    onLines((lines, random) => {
      const at = random.below(lines.length)
      return lines.flatMap((line, n) => (n === at ? ['', line] : line))
    }),
  ],
  ['a separator line', onText((text, random) => `sep=${random.pick([';', ',', '\t'])}\n${text.replace(/^\ufeff/, '')}`)],
  ['two files in one', (bytes) => Buffer.concat([bytes, bytes])],
  ['capitals', oneField((field) => field.toUpperCase())],
  ['a digit less', oneField((field) => field.slice(0, -1))],
]
