import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** In bytes: an ordinary file leaves a few megabytes, a register of 120,000 rows some 250. */
const MUCH = 128 * 2 ** 20

let collect: (() => void) | null = null

/**
 * Frees what the files before have left in memory, where that is much: V8 by itself waits until the heap has grown to several times what is
 * in use, and the next large file would come on top.
 */
export function letGo(): void {
  if (getHeapStatistics().used_heap_size < MUCH) return
  if (!collect) {
    setFlagsFromString('--expose-gc')
    collect = runInNewContext('gc') as () => void
  }
  collect()
}
