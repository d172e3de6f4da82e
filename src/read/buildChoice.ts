import type { Pipeline } from '../pipeline/pipeline.ts'
import { buildMatcher, type Matcher } from './matchText.ts'

/** A column whose answers are chosen from a few, and how offices write them. */
export interface Choice {
  label: string
  answers: readonly string[]
  matcher: Matcher
}

/** Makes ready to read a column of answers: ours, and the spellings of those. */
export function buildChoice(label: string, offered: readonly string[], { spellings }: Pick<Pipeline, 'spellings'>): Choice {
  const answers = [...new Set(offered)]
  const known = spellings.choices.filter(({ means }) => answers.includes(means))
  return {
    label,
    answers,
    matcher: buildMatcher(
      answers.map((answer) => [answer, answer] as const),
      known,
    ),
  }
}
