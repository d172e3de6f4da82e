import { describe, expect, it } from 'vitest'
import { decimalOf } from '../../src/pipeline/decimal.ts'
import { roundRatio } from '../../src/total/roundRatio.ts'

describe('A ratio in whole numbers', () => {
  it.each<[number, number, down: bigint, nearest: bigint, up: bigint]>([
    [7, 2, 3n, 4n, 4n],
    [-7, 2, -4n, -4n, -3n],
    [6, 2, 3n, 3n, 3n],
    [1, 3, 0n, 0n, 1n],
    [-1, 3, -1n, 0n, 0n],
    [0.3, 0.1, 3n, 3n, 3n],
    [1.25, 0.5, 2n, 3n, 3n],
    [5, 0.2, 25n, 25n, 25n],
    [0, 9, 0n, 0n, 0n],
  ])('of %d to %d is %d below, %d nearest, %d above', (number, divisor, down, nearest, up) => {
    const rounded = (['down', 'nearest', 'up'] as const).map((way) => roundRatio(decimalOf(number), decimalOf(divisor), way))
    expect(rounded).toEqual([down, nearest, up])
  })
})
