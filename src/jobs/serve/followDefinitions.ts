import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import type { Home } from '../../store/openStore.ts'
import { saveDefinitions } from '../../store/saveDefinitions.ts'
import type { Store } from '../../store/store.ts'

/**
 * Gives the store with the definitions as they are at each call: what an office changes in its tables holds for the next file, without a restart.
 * Throws where the tables contradict themselves; files then wait.
 */
export function followDefinitions(home: Home, opened: Store): () => Promise<Store> {
  let current = opened
  return async () => {
    const definitions = await loadHomeDefinitions(home)
    if (definitions.hash === current.definitions.hash) return current
    const next = { ...current, definitions }
    await saveDefinitions(next)
    next.log.info('definitions changed', { hash: definitions.hash })
    current = next
    return next
  }
}
