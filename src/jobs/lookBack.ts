import { definitionsAt } from '../store/definitionsAt.ts'
import type { Store } from '../store/store.ts'
import { wholeDay } from '../store/wholeDay.ts'
import { WrongUsage } from './pipelineOf.ts'

/** A store as it is looked at from an instant: with the definitions of then. */
export interface LookingBack extends Store {
  /** The instant; null is now. */
  until: string | null
}

/**
 * The store as of an instant (a day means its end in Viet Nam): indicators, rules, units and targets are those that were known then.
 * Before there were any, they are the first. Without an instant it is the store as it is. Throws WrongUsage where the text is no instant.
 */
export async function lookBack(store: Store, asOf: string | undefined): Promise<LookingBack> {
  if (asOf === undefined) return { ...store, until: null }
  const until = wholeDay(asOf)
  if (until === null) throw new WrongUsage(`Không hiểu thời điểm "${asOf}". Đề nghị ghi như 2023-09-30 hoặc 2023-09-30T08:00+07:00.`)
  return { ...store, until, definitions: (await definitionsAt(store.database, store.top, until)) ?? store.definitions }
}
