import type { CellContent } from '../packed/workbookPacker.ts'
import { Unreadable } from './cellBudget.ts'
import { numberContent, writtenDate } from './numberContent.ts'

/** What a Data element says; null where it is an empty text. A day is written out, whatever the file counts days from. */
export function readXml2003Value({ type, text }: { type: string; text: string }, format: string, is1904: boolean): CellContent | null {
  if (type === 'Number') return numberContent(numberIn(text), format, is1904)
  if (type === 'DateTime') return writtenDate(text)
  if (type === 'Boolean') return { kind: 'boolean', value: text.trim() === '1' }
  if (type === 'Error') return { kind: 'error', value: text }
  return text === '' ? null : { kind: 'text', value: text }
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i

function numberIn(text: string): number {
  if (!NUMBER.test(text.trim())) throw new Unreadable('contradictory')
  return Number(text)
}
