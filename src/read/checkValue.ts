import { unescapeXml } from './walkTags.ts'

/** What a cell says where exceljs loses or alters it: a text, or a day written as text ("2023-09-30"). */
export interface Misread {
  kind: 'text' | 'date'
  text: string
}

/**
 * Compares a cell's type (`t`) with the text of its `<v>`, null where there is none. Answers what exceljs 4.4.0
 * would misread, or a problem: a value that its type does not allow, or a combination that exceljs takes for
 * another one. exceljs takes what it can of a number ("1,5" is 1), an ISO date for the number of its year, a
 * formula's "" for one never calculated, and decodes `&amp;lt;` twice.
 */
export function checkValue(type: string, hasFormula: boolean, value: string | null): Misread | 'contradictory' | 'unusual' | undefined {
  if (type === 'str') return misreadText(hasFormula, value)
  if (value === null || value.trim() === '') return undefined
  if (type === 'd') return { kind: 'date', text: unescapeXml(value) }
  if (hasFormula && (type === 's' || type === 'inlineStr')) return 'unusual'
  const isAllowed = ALLOWED.get(type)?.test(value.trim())
  return isAllowed ? undefined : 'contradictory'
}

const ALLOWED = new Map([
  ['n', /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i],
  ['s', /^\d+$/],
  ['b', /^[01]$/],
  ['e', /^/],
  ['inlineStr', /^/],
])

function misreadText(hasFormula: boolean, value: string | null): Misread | undefined {
  const isLost = hasFormula && value === ''
  const isAltered = value !== null && /&amp;(lt|gt|amp|apos|quot);/.test(value)
  return isLost || isAltered ? { kind: 'text', text: unescapeXml(value ?? '') } : undefined
}
