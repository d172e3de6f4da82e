/**
 * One thing that a version of a template has otherwise than the version before. Lines are named by their indicator's code, columns by
 * their label; `was` is how the older version called it.
 */
export type TemplateChange =
  | { kind: 'formAdded'; form: string }
  | { kind: 'formRenamed'; form: string; was: string }
  | { kind: 'lineAdded'; form: string; line: string }
  | { kind: 'lineRenamed'; line: string; was: string }
  | { kind: 'lineDropped'; form: string; was: string }
  | { kind: 'columnAdded'; form: string; column: string }
  | { kind: 'columnRenamed'; column: string; was: string }

/** A pipeline's template: what its files are known by, the version that is handed out, and what was changed in which version. */
export interface Template {
  id: string
  version: number
  /** What each version brought, by its number; offices go on sending older ones. */
  changes?: Readonly<Record<number, readonly TemplateChange[]>>
}

/** What has changed since a version; null where that version was never handed out, or nobody noted what it was like. */
export function changesSince({ version, changes = {} }: Template, older: number): TemplateChange[] | null {
  const later = Array.from({ length: Math.max(0, version - older) }, (_, index) => changes[older + 1 + index])
  if (older < 1 || later.length === 0) return null
  return later.every((each) => each !== undefined) ? later.flat() : null
}

/** Whether changes brought a form that was not there before. */
export function bringForm(changes: readonly TemplateChange[], code: string): boolean {
  return changes.some((change) => change.kind === 'formAdded' && change.form === code)
}
