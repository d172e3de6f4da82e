import { foldText } from '../parse/foldText.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { lineMatcher } from './lineMatcher.ts'
import { matchLabel, PATH_SIGN } from './matchText.ts'

/** What of a row may name its line. */
export interface LineName {
  code: RawCell | null
  number: RawCell | null
  label: RawCell | null
}

/** A label that stands under another: "- …", "+ …", "Trong đó …"; the sign may also stand alone in the number column. */
const SUB_LABEL = /^(?:[-+•*]|trong đó(?!\p{L}))/u
const SUB_NUMBER = /^[-+•*]$/u
const AMONG_THEM = /^[-+•*\s]*trong đó\s*:?\s*/iu

/** The labels above a row that it may belong to: that of the last main line, and of the last "- …" under it. */
interface Above {
  main: readonly string[]
  dash: string | null
}

/**
 * The indicator codes of a form's rows, in their order; null for a row that is none. A sub-row is looked up under the last main
 * line ("Main › Sub"), then alone.
 */
export function matchLines(names: readonly LineName[], pipeline: Pipeline): (string | null)[] {
  const lines = lineMatcher(pipeline)
  const labels = new Map(pipeline.indicators.map(({ code, label }) => [code, label]))
  let above: Above = { main: [], dash: null }
  return names.map(({ code, number, label }) => {
    const written = label?.raw.normalize('NFC').trim() ?? ''
    const sign = signOf(written, number)
    const ways = sign ? waysUnder(written, sign, above) : [written]
    const found = [code?.raw ?? '', ...ways].reduce<string | null>((known, way) => known ?? matchLabel(lines, way), null)
    if (written !== '' && !sign) above = { main: [written, (found && labels.get(found)) || written], dash: null }
    if (sign === '-') above = { ...above, dash: written }
    return found
  })
}

function signOf(label: string, number: RawCell | null): string | null {
  const beside = number && foldText(number.raw)
  return (beside && SUB_NUMBER.exec(beside)?.[0]) || (SUB_LABEL.exec(foldText(label))?.[0] ?? null)
}

/** A sub-row under its parents, the nearest first, and alone. "Trong đó" is said or not. */
function waysUnder(label: string, sign: string, { main, dash }: Above): string[] {
  const nearer = dash !== null && sign !== '-' ? [...main.map((each) => `${each} ${PATH_SIGN} ${dash}`), dash] : []
  const names = [...new Set([label, label.replace(AMONG_THEM, '')])].filter((name) => name !== '')
  return [...[...nearer, ...main].flatMap((parent) => names.map((name) => `${parent} ${PATH_SIGN} ${name}`)), ...names]
}
