import type { Store } from '../store/store.ts'
import type { Call } from './call.ts'
import { untilInterrupted } from './untilInterrupted.ts'

/** Opens the store, works with it, and closes it whatever comes, an interruption too: the last command out stops the home's server. */
export async function withStore<T>({ home, terminal }: Call, work: (store: Store, signal: AbortSignal) => Promise<T>): Promise<T> {
  return untilInterrupted(async (signal) => {
    terminal.passing('Đang mở cơ sở dữ liệu…')
    const { openStore } = await import('../store/openStore.ts')
    const store = await openStore(home)
    try {
      signal.throwIfAborted()
      return await work(store, signal)
    } finally {
      await store.close()
    }
  })
}
