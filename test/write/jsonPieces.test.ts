import fc from 'fast-check'
import { expect, it } from 'vitest'
import { jsonPieces } from '../../src/write/jsonPieces.ts'

it('comes to what JSON.stringify makes of it, whatever the document', () => {
  const document = fc.object({ maxDepth: 5, withDate: true, withSparseArray: true })
  fc.assert(
    fc.property(document, fc.constantFrom(0, 1, 2), (given, indent) => {
      expect([...jsonPieces(given, indent)].join('')).toBe(`${JSON.stringify(given, null, indent)}\n`)
    }),
  )
})

it.each([[null], [3], ['a\nb'], [[]], [{}], [[undefined, 1]], [{ a: undefined, b: [] }], [[{ a: { b: { c: ['\n'] } } }]]])(
  'comes to what JSON.stringify makes of %j',
  (given) => {
    expect([...jsonPieces(given)].join('')).toBe(`${JSON.stringify(given, null, 1)}\n`)
  },
)

it('is never whole where it is long', () => {
  const facts = Array.from({ length: 20_000 }, (_, index) => ({ indicator: 'a', value: index }))
  const pieces = [...jsonPieces([{ facts }])]
  expect(pieces.length).toBeGreaterThan(10)
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000)
  expect(pieces.join('')).toBe(`${JSON.stringify([{ facts }], null, 1)}\n`)
})
