import type { SheetMatch } from '../matchSheets.ts'
import { buildMatcher, matchLabel } from '../matchText.ts'

/** The sheets of a file that hold a form, as offices name them. */
export interface SheetNames {
  /** The sheet's own name; null for a name that is none of theirs. */
  find(written: string): string | null
  all: readonly string[]
}

/** A sheet is known by its own name, by its form's code and title, and by how offices write those. */
export function sheetNames({ pipeline, forms }: Pick<SheetMatch, 'pipeline' | 'forms'>): SheetNames {
  const nameOf = new Map(forms.map(({ form, sheet }) => [form.code, sheet.name]))
  const matcher = buildMatcher(
    forms.flatMap(({ form, sheet }) => [form.title, form.code, sheet.name].map((name) => [name, sheet.name] as const)),
    pipeline.spellings.sheets.flatMap(({ written, means }) => {
      const name = nameOf.get(means)
      return name === undefined ? [] : [{ written, means: name }]
    }),
  )
  return { find: (written) => matchLabel(matcher, written), all: forms.map(({ sheet }) => sheet.name) }
}
