/** What processes say to each other: what it is, and its bytes. */
export interface Frame {
  tag: FrameTag
  body: Uint8Array
}

/**
 * Asked: `read` a file (the length of its name, its name, its bytes), `mark` one (as `read`, with the list of what is to be marked as JSON in
 * the place of its name), `try` to get so many bytes of memory. Answered: `ready` to read; a `workbook`, encoded; `refused`, with its
 * sentence, and `damaged` where it is refused as that; the `marked` file; that it is `unmarkable`, with why; `memory` did not suffice; a `fault`,
 * with its message and its stack as JSON; `done`.
 */
const TAGS = ['read', 'mark', 'try', 'ready', 'workbook', 'refused', 'marked', 'unmarkable', 'memory', 'fault', 'done', 'damaged'] as const
export type FrameTag = (typeof TAGS)[number]

const HEAD_BYTES = 5

/** A frame in pieces to be written one after another: its tag in a byte, the length of its body in four, and the body's pieces as they are. */
export function encodeFrame(tag: FrameTag, pieces: readonly (Uint8Array | string)[] = []): Uint8Array[] {
  const body = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeUInt8(TAGS.indexOf(tag))
  head.writeUInt32LE(
    body.reduce((sum, { byteLength }) => sum + byteLength, 0),
    1,
  )
  return [head, ...body]
}

/** Puts frames together from the bytes that arrive. Throws where they are no frames, or one is longer than `maxBytes`. */
export class FrameCollector {
  #maxBytes: number
  #head = Buffer.alloc(HEAD_BYTES)
  #body: Buffer | null = null
  #filled = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** The frames that are whole now. */
  push(chunk: Uint8Array): Frame[] {
    const whole: Frame[] = []
    for (let rest = chunk; rest.length > 0 || this.#body?.length === 0; ) {
      const target = this.#body ?? this.#head
      const taken = rest.subarray(0, target.length - this.#filled)
      target.set(taken, this.#filled)
      this.#filled += taken.length
      rest = rest.subarray(taken.length)
      if (this.#filled < target.length) break
      if (this.#body) whole.push(this.#end(this.#body))
      else this.#begin()
    }
    return whole
  }

  #begin(): void {
    const length = this.#head.readUInt32LE(1)
    if (TAGS[this.#head[0] ?? 0] === undefined || length > this.#maxBytes) throw new Error('What was sent is no frame')
    this.#body = Buffer.allocUnsafe(length)
    this.#filled = 0
  }

  #end(body: Buffer): Frame {
    this.#body = null
    this.#filled = 0
    return { tag: TAGS[this.#head[0] ?? 0] ?? 'fault', body }
  }
}

/** A file to be read, as the pieces of a frame's body. */
export function encodeFile(name: string, bytes: Uint8Array): Uint8Array[] {
  const nameBytes = Buffer.from(name)
  const size = Buffer.alloc(4)
  size.writeUInt32LE(nameBytes.length)
  return [size, nameBytes, bytes]
}

/** The file that was encoded. */
export function decodeFile(body: Uint8Array): { name: string; bytes: Uint8Array } {
  const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const end = 4 + buffer.readUInt32LE(0)
  return { name: buffer.toString('utf8', 4, end), bytes: buffer.subarray(end) }
}
