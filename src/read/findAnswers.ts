import type { RawCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { CoverField } from '../pipeline/form.ts'
import type { Spelling } from '../pipeline/pipeline.ts'
import { buildMatcher, foldLabel, matchLabel } from './matchText.ts'
import type { Row } from './sheet.ts'

/** What stands beside (or after the colon of) a cover's labels. */
export type Answers = ReadonlyMap<string, readonly RawCell[]>

/**
 * Finds the answers to a cover's fields among the rows of a cover or of a title block: the next cell to the right of a label,
 * or the rest of the cell after "label:". Answers of one field are in the order of the rows.
 */
export function findAnswers(rows: readonly Row[], fields: readonly CoverField[], spellings: readonly Spelling[]): Answers {
  const byLabel = new Map(fields.map(({ code, label }) => [label, code]))
  const labels = buildMatcher(
    byLabel,
    spellings.flatMap(({ written, means }) => {
      const code = byLabel.get(means)
      return code === undefined ? [] : [{ written, means: code }]
    }),
  )
  const answers = new Map<string, RawCell[]>()
  const add = (code: string, cell: RawCell) => {
    const known = answers.get(code) ?? []
    if (known.length === 0) answers.set(code, known)
    if (known.length < MOST_ANSWERS) known.push(cell)
  }
  for (const { cells } of rows) {
    cells.forEach((cell, index) => {
      if (cell.kind !== 'text') return
      const code = matchLabel(labels, wordsOf(cell))
      const next = cells[index + 1]
      if (code && next) add(code, next)
      const inside = code ? null : splitLabel(wordsOf(cell))
      const insideCode = inside && matchLabel(labels, inside.label)
      if (insideCode) add(insideCode, { ...cell, value: inside.answer, raw: inside.answer })
    })
  }
  return answers
}

/** Of one field; a cover that asks it more often is none. */
const MOST_ANSWERS = 100

function splitLabel(text: string): { label: string; answer: string } | null {
  const colon = text.indexOf(':')
  if (colon < 0) return null
  const [label, answer] = [text.slice(0, colon), text.slice(colon + 1).trim()]
  return answer && foldLabel(label) ? { label, answer } : null
}
