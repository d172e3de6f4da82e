import type { Pipeline, Spelling } from '../pipeline/pipeline.ts'

/** A pipeline that also knows what its sheets, lines and columns were called in older versions of its template. */
export function withOldNames(pipeline: Pipeline): Pipeline {
  const sheets: Spelling[] = []
  const labels: Spelling[] = []
  const headings: Spelling[] = []
  for (const change of Object.values(pipeline.template.changes ?? {}).flat()) {
    if (change.kind === 'formRenamed') sheets.push({ written: change.was, means: change.form })
    if (change.kind === 'lineRenamed') labels.push({ written: change.was, means: change.line })
    if (change.kind === 'columnRenamed') headings.push({ written: change.was, means: change.column })
  }
  const { spellings } = pipeline
  return {
    ...pipeline,
    spellings: {
      ...spellings,
      sheets: [...sheets, ...spellings.sheets],
      labels: [...labels, ...spellings.labels],
      headings: [...headings, ...spellings.headings],
    },
  }
}
