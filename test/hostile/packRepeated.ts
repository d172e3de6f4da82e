import { constants, crc32, deflateRawSync } from 'node:zlib'
import type { ZipFile } from './writeZip.ts'

/**
 * A file of a zip that holds `head`, then one block over and over until it is at least so large, then `tail`: packed in little memory, for
 * the block is packed once.
 */
export function packRepeated(
  { head = '', block, tail = '' }: { head?: string; block: string; tail?: string },
  bytes: number,
): Omit<ZipFile, 'name'> {
  const large = Buffer.from(block.repeat(Math.ceil(MIB / block.length)))
  const times = Math.ceil(bytes / large.length)
  const packed = [deflatePart(head), ...Array<Uint8Array>(times).fill(deflatePart(large)), deflateRawSync(tail)]
  let crc = crc32(head)
  for (let n = 0; n < times; n++) crc = crc32(large, crc)
  return {
    packed: Buffer.concat(packed),
    size: Buffer.byteLength(head) + times * large.length + Buffer.byteLength(tail),
    crc: crc32(tail, crc),
  }
}

const MIB = 1024 * 1024

/** Ends on a whole byte and refers to nothing before itself, so that it may follow anything. */
function deflatePart(part: string | Uint8Array): Uint8Array {
  return deflateRawSync(part, { finishFlush: constants.Z_FULL_FLUSH, level: 9 })
}
