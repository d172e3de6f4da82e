import { expect, test } from 'vitest'
import { orderOfArrival } from '../../src/store/orderOfArrival.ts'

/** Files as `path came written`, in seconds; the order in which they are taken. */
const CASES: readonly [why: string, files: string[], order: string[]][] = [
  ['nothing', [], []],
  ['what came first is first, however late it was written', ['b 0 900', 'a 100 500'], ['b', 'a']],
  ['a correction that was written before the return it corrects was sent again', ['old 200 100', 'new 50 150'], ['new', 'old']],
  ['in one delivery, what was written first', ['c 3 30', 'a 1 20', 'b 2 10'], ['b', 'a', 'c']],
  ['and of two written at one moment, the path', ['inbox/b 1 5', 'inbox/a 2 5', 'inbox/Á 0 5'], ['inbox/a', 'inbox/b', 'inbox/Á']],
  ['ten seconds apart is one delivery', ['a 0 9', 'b 10 8'], ['b', 'a']],
  ['more is two', ['a 0 9', 'b 10.001 8'], ['a', 'b']],
  ['a delivery is as long as its files follow each other', ['a 0 9', 'b 8 8', 'c 16 7', 'd 24 6'], ['d', 'c', 'b', 'a']],
  ['two deliveries', ['x2 100 2', 'a2 0 9', 'x1 101 1', 'a1 1 8'], ['a1', 'a2', 'x1', 'x2']],
]

test.each(CASES)('files are taken in the order they came: %s', (_why, files, order) => {
  const arrived = files.map((file) => {
    const [path = '', came, written] = file.split(' ')
    return { path, ctimeMs: Number(came) * 1000, mtimeMs: Number(written) * 1000 }
  })
  expect(orderOfArrival(arrived).map(({ path }) => path)).toEqual(order)
})
