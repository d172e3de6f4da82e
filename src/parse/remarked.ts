import type { Parsed } from './parsed.ts'

/** A value with everything that should be confirmed about it, or the value alone where there is nothing. */
export function remarked<T>(value: T, remarks: readonly string[]): Parsed<T> {
  return remarks.length === 0 ? { value } : { value, remark: remarks.join(' ') }
}
