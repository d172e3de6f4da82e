import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { letGo } from '../../../src/store/reader/letGo.ts'

test('what a large file has left in memory is freed before the next', () => {
  const before = getHeapStatistics().used_heap_size
  let facts: unknown[] | null = Array.from({ length: 3_000_000 }, (_, index) => ({ index, cell: `A${index}` }))
  expect(getHeapStatistics().used_heap_size - before).toBeGreaterThan(150 * 2 ** 20)
  facts = facts.length > 0 ? null : facts
  letGo()
  expect(getHeapStatistics().used_heap_size - before).toBeLessThan(50 * 2 ** 20)
  expect(facts).toBeNull()
})
