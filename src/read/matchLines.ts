import { foldText } from '../parse/foldText.ts'
import { type RawCell, textCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { isTotalRow } from './isTotalRow.ts'
import { lineMatcher } from './lineMatcher.ts'
import { foldLabel, type Matcher, matchLabel, PATH_SIGN } from './matchText.ts'

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

/** Which line a row is. */
export interface LineMatch {
  /** An indicator's code; null where the row is no line. */
  code: string | null
  /** The indicator that the label names where the code names another. */
  labelled: string | null
}

/** What stands above a row that it may belong to: the last main line with its labels, and the last "- …" under it. */
interface Above {
  code: string | null
  main: readonly string[]
  dash: string | null
}

/**
 * Which lines a form's rows are, in their order. A sub-row is looked up under the last main line ("Main › Sub"), then alone, then as
 * the end of the label of one part of the main line ("cùng cấp").
 */
export function matchLines(names: readonly LineName[], pipeline: Pipeline): LineMatch[] {
  const lines = lineMatcher(pipeline)
  const labels = new Map(pipeline.indicators.map(({ code, label }) => [code, label]))
  let above: Above = { code: null, main: [], dash: null }
  return names.map(({ code, number, label }) => {
    const written = label ? wordsOf(label).normalize('NFC').trim() : ''
    const sign = signOf(written, number)
    const ways = sign ? waysUnder(written, sign, above) : [written]
    const plain = ways.reduce<string | null>((known, way) => known ?? matchLabel(lines, way), null)
    const named = plain ?? underMerged(written, { lines, labels, pipeline })
    const part = named === null ? partNamed(written, above.code, pipeline) : null
    const coded = matchLabel(lines, code?.raw ?? '')
    const found = coded ?? named ?? part
    if (written !== '' && !sign && !part) above = { code: found, main: [written, (found && labels.get(found)) || written], dash: null }
    if (sign === '-') above = { ...above, dash: written }
    return { code: found, labelled: coded !== null && named !== coded ? named : null }
  })
}

interface Known {
  lines: Matcher
  labels: ReadonlyMap<string, string>
  pipeline: Pipeline
}

/** A label under one that is merged over several rows ("Kiểm tra Điều lệ › Cùng cấp"); "Tổng số" under it is the line itself. */
function underMerged(written: string, { lines, labels, pipeline }: Known): string | null {
  const at = written.lastIndexOf(` ${PATH_SIGN} `)
  if (at < 0) return null
  const [parent, sub] = [written.slice(0, at), written.slice(at + PATH_SIGN.length + 2)]
  const code = matchLabel(lines, parent)
  if (code === null) return matchLabel(lines, sub)
  if (isTotalRow([textCell(sub)])) return code
  return matchLabel(lines, `${labels.get(code)} ${PATH_SIGN} ${sub}`) ?? partNamed(sub, code, pipeline) ?? matchLabel(lines, sub)
}

function signOf(label: string, number: RawCell | null): string | null {
  const beside = number && foldText(number.raw)
  return (beside && SUB_NUMBER.exec(beside)?.[0]) || (SUB_LABEL.exec(foldText(label))?.[0] ?? null)
}

/** A sub-row under its parents, the nearest first, and alone. What is under a "- …" with a "+" is not the main line's. */
function waysUnder(label: string, sign: string, { main, dash }: Above): string[] {
  const nearer = dash !== null && sign !== '-' ? [...main.map((each) => `${each} ${PATH_SIGN} ${dash}`), dash] : []
  const parents = nearer.length > 0 && sign === '+' ? nearer : [...nearer, ...main]
  const names = waysToSay(label)
  return [...parents.flatMap((parent) => names.map((name) => `${parent} ${PATH_SIGN} ${name}`)), ...names]
}

/** A label with "Trong đó" and without. */
function waysToSay(label: string): string[] {
  return [...new Set([label, label.replace(AMONG_THEM, '')])].filter((name) => name !== '')
}

/** The one part of a line whose label ends in these words. */
function partNamed(label: string, of: string | null, { indicators }: Pipeline): string | null {
  const parts = indicators.find(({ code }) => code === of)?.parts ?? []
  const ends = waysToSay(label).map((name) => ` ${foldLabel(name)}`)
  const [found, other] = indicators.filter((each) => parts.includes(each.code) && ends.some((end) => foldLabel(each.label).endsWith(end)))
  return found && !other ? found.code : null
}
