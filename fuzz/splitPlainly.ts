import { win32 } from 'node:path'
import { lettersOf } from './cells.ts'
import type { Seen } from './secondReaders.ts'

/**
 * A CSV as one sees it who knows little: its text by its mark of order, its lines by their ends, each line's fields by whichever separator
 * it has most of. A quote at the start of a field holds what stands between it and the next; elsewhere it is a sign like any other.
 */
export async function splitPlainly({ file, bytes }: { file: string; bytes: Uint8Array }): Promise<Seen> {
  const sheet = win32.parse(file).name
  const seen = new Map<string, string>([[`${sheet}!`, 'a sheet']])
  for (const [row, line] of linesOf(decode(bytes)).entries()) {
    for (const [column, field] of fieldsOf(line).entries()) {
      if (field !== '') seen.set(`${sheet}!${lettersOf(column + 1)}${row + 1}`, field)
    }
  }
  return seen
}

function decode(bytes: Uint8Array): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || bytes[1] === 0
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8')
    .decode(bytes)
    .replace(/^\ufeff+/, '')
    .replace(/^sep=.(\r\n?|\n)/, '')
}

/** Line ends within quotes do not end a line. */
function linesOf(text: string): string[] {
  return (text.match(/(?<=^|[;,\t|\r\n])[ ]*"(?:[^"]|"")*"|[^\r\n]|\r\n?|\n/g) ?? []).reduce<string[]>(
    (lines, piece) => {
      if (/^[\r\n]/.test(piece)) lines.push('')
      else lines.push(`${lines.pop() ?? ''}${piece}`)
      return lines
    },
    [''],
  )
}

function fieldsOf(line: string): string[] {
  const separator = SEPARATORS.reduce((best, each) => (count(line, each) > count(line, best) ? each : best))
  const fields = ['']
  for (const piece of line.match(new RegExp(`(?<=^|\\${separator})[ ]*"(?:[^"]|"")*"|[^\\${separator}]|\\${separator}`, 'gs')) ?? []) {
    fields.push(piece === separator ? '' : `${fields.pop() ?? ''}${piece}`)
  }
  return fields.map((field) => field.replace(/^\s*"(.*)"\s*$/s, '$1').replaceAll('""', '"'))
}

const SEPARATORS = [';', ',', '\t', '|']

function count(line: string, sign: string): number {
  return line.split(sign).length
}
