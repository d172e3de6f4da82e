import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeFile, encodeFile, encodeFrame, FrameCollector, type FrameTag } from '../../../src/store/reader/frame.ts'

const frame = fc.record({ tag: fc.constantFrom<FrameTag>('read', 'workbook', 'fault'), body: fc.uint8Array({ maxLength: 40 }) })

test('frames arrive as they were sent, wherever the pipe cuts them', () => {
  fc.assert(
    fc.property(fc.array(frame), fc.array(fc.nat(60)), (sent, cuts) => {
      const bytes = Buffer.concat(sent.flatMap(({ tag, body }) => encodeFrame(tag, [body.subarray(0, 3), body.subarray(3)])))
      const places = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
      const collector = new FrameCollector(40)
      const received = places.flatMap((place, index) => collector.push(bytes.subarray(place, places[index + 1])))
      expect(received.map(({ tag, body }) => ({ tag, body: new Uint8Array(body) }))).toEqual(sent)
    }),
  )
})

test.each([
  ['is longer than it may be', encodeFrame('workbook', [new Uint8Array(41)])],
  ['is of no kind', [Buffer.from([99, 0, 0, 0, 0])]],
])('what %s is no frame', (_, pieces) => {
  expect(() => new FrameCollector(40).push(Buffer.concat(pieces))).toThrow('no frame')
})

test('a file arrives with its name, whatever it is', () => {
  const file = { name: 'Báo cáo quý 3 (bản cuối).xlsx', bytes: Buffer.from([0, 1, 255]) }
  expect(decodeFile(Buffer.concat(encodeFile(file.name, file.bytes)))).toEqual(file)
})
