import { lastConsolidations } from '../../store/selectHealth.ts'
import type { Store } from '../../store/store.ts'
import { consolidate } from '../consolidate.ts'
import type { JobCall } from './work.ts'

/** Rolls up every period of a pipeline in which something has changed since its last consolidation. Throws where a check of the result fails. */
export async function consolidateChanged(store: Store, { pipeline, signal }: JobCall): Promise<string> {
  const done: string[] = []
  const failed: string[] = []
  for (const each of await lastConsolidations(store)) {
    if (signal.aborted || each.pipeline !== pipeline || !(each.number === null || each.is_stale)) continue
    const { consolidation, checks } = await consolidate(store, { period: each.period, pipeline })
    done.push(`${each.period}: lần ${consolidation}`)
    const bad = checks.filter(({ severity, rows }) => severity === 'error' && rows.length > 0)
    if (bad.length > 0) failed.push(`${each.period}: ${bad.map(({ name }) => name).join(', ')}`)
  }
  if (failed.length > 0) throw new Error(`kiểm tra không đạt, không dùng tổng số của kỳ: ${failed.join('; ')}`)
  return done.length === 0 ? 'không có gì thay đổi' : `đã tổng hợp ${done.join(', ')}`
}
