import type { Figure } from './federation.ts'

/** What a cell says, in a few words: `exactly(57)`, `over(3000)` for "trên 3.000", `about(50)` for "khoảng 50". */
export function exactly(number: number): Figure {
  return { state: number === 0 ? 'zero' : 'value', stated: `${number}`, low: `${number}`, high: `${number}`, qualifier: 'exact' }
}

export function over(number: number): Figure {
  return { state: 'value', stated: `${number}`, low: `${number + 1}`, high: null, qualifier: 'gt' }
}

export function under(number: number): Figure {
  return { state: 'value', stated: `${number}`, low: '0', high: `${number - 1}`, qualifier: 'lt' }
}

export function about(number: number): Figure {
  return { state: 'value', stated: `${number}`, low: null, high: null, qualifier: 'approx' }
}

export function between(low: number, high: number): Figure {
  return { state: 'value', stated: null, low: `${low}`, high: `${high}`, qualifier: 'range' }
}

/** "Không phát sinh", "chưa có số liệu" and "không áp dụng". */
export const NONE: Figure = { ...exactly(0), state: 'none' }
export const NOT_AVAILABLE: Figure = { state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' }
export const NOT_APPLICABLE: Figure = { ...NOT_AVAILABLE, state: 'not_applicable' }
