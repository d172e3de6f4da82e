/** Changes to a part of a workbook, collected and made all at once. Positions are those of its bytes as they were. */
export class PartEdits {
  #edits: Edit[] = []

  /** Puts letters in the place of what stands from `from` up to `to`. What goes to one place goes there in the order of the calls. */
  replace(from: number, to: number, letters: string): void {
    this.#edits.push({ from, to, instead: asBytes(letters) })
  }

  insert(at: number, letters: string): void {
    this.replace(at, at, letters)
  }

  get isEmpty(): boolean {
    return this.#edits.length === 0
  }

  /** The text as changed; both a character a byte. */
  applyTo(text: string): string {
    return Buffer.concat([...this.#change([Buffer.from(text, 'latin1')])]).toString('latin1')
  }

  /** The bytes as changed, as they come. */
  async *through(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const change = new Change(this.#inOrder())
    for await (const chunk of source) yield* change.take(chunk)
    yield* change.end()
  }

  *#change(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
    const change = new Change(this.#inOrder())
    for (const chunk of chunks) yield* change.take(chunk)
    yield* change.end()
  }

  #inOrder(): Edit[] {
    return [...this.#edits].sort((a, b) => a.from - b.from)
  }
}

interface Edit {
  from: number
  to: number
  instead: string
}

/** Makes changes, in the order of their places, to bytes that come piece by piece. */
class Change {
  #edits: readonly Edit[]
  #next = 0
  /** Where the piece begins that comes next, and from where on its bytes are kept. */
  #at = 0
  #keptFrom = 0

  constructor(edits: readonly Edit[]) {
    this.#edits = edits
  }

  *take(chunk: Uint8Array): Generator<Uint8Array> {
    const end = this.#at + chunk.length
    for (let edit = this.#edits[this.#next]; edit && edit.from < end; edit = this.#edits[++this.#next]) {
      yield this.#keep(chunk, edit.from)
      yield Buffer.from(edit.instead, 'latin1')
      this.#keptFrom = Math.max(this.#keptFrom, edit.to)
    }
    yield this.#keep(chunk, end)
    this.#at = end
  }

  *end(): Generator<Uint8Array> {
    for (const { instead } of this.#edits.slice(this.#next)) yield Buffer.from(instead, 'latin1')
  }

  /** What is kept of a piece up to a place in the whole. */
  #keep(chunk: Uint8Array, to: number): Uint8Array {
    const from = Math.min(Math.max(this.#keptFrom, this.#at), to)
    this.#keptFrom = Math.max(this.#keptFrom, to)
    return chunk.subarray(from - this.#at, to - this.#at)
  }
}

/** Letters as the bytes of their UTF-8, a character a byte. */
export function asBytes(letters: string): string {
  return Buffer.from(letters).toString('latin1')
}
