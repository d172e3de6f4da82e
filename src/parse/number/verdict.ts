import type { Refused } from '../refused.ts'

/** What checking a part of a cell came to: nothing, something to confirm, or a refusal. */
export type Verdict = { remarks: readonly string[] } | Refused

export const FINE: Verdict = { remarks: [] }
