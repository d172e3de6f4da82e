import { describe, expect, it } from 'vitest'
import { printLowerBound } from '../../src/parse/printLowerBound.ts'

describe('A total of which only the least is known is printed', () => {
  it.each([
    [30_413, 10_000, 'trên 30.000'],
    [30_000, 10_000, 'từ 30.000 trở lên'],
    [30_001, 10_000, 'trên 30.000'],
    [9999, 10_000, 'từ 9.999 trở lên'],
    [3412, 1000, 'trên 3.000'],
    [0, 10, 'từ 0 trở lên'],
    [30_413, null, 'từ 30.413 trở lên'],
  ])('%d in steps of %s: %s', (low, step, printed) => {
    expect(printLowerBound(low, step)).toBe(printed)
  })
})
