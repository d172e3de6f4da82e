import { Unreadable } from './cellBudget.ts'

/**
 * A record of an .xls together with the records that continue it. Where a text runs over the end of one, the next begins with a byte that
 * tells how the rest of the text is stored.
 */
export class BiffChunks {
  #stream: Buffer
  #at: number
  #end: number

  /** `at` is where the record starts. */
  constructor(stream: Buffer, at: number) {
    this.#stream = stream
    this.#at = at + 4
    this.#end = at + 4 + stream.readUInt16LE(at + 2)
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#end && this.#nextLength() === null
  }

  /** The next number of so many bytes. */
  number(bytes: 1 | 2 | 4): number {
    if (this.#at >= this.#end) this.#enterNext()
    if (this.#at + bytes > this.#end) throw new Unreadable('contradictory')
    this.#at += bytes
    return this.#stream.readUIntLE(this.#at - bytes, bytes)
  }

  skip(bytes: number): void {
    let left = bytes
    while (left > this.#end - this.#at) {
      left -= this.#end - this.#at
      this.#enterNext()
    }
    this.#at += left
  }

  text(length: number, wide: boolean): string {
    let [isWide, left, text] = [wide, length, '']
    for (;;) {
      const width = isWide ? 2 : 1
      const count = Math.min(left, Math.floor((this.#end - this.#at) / width))
      text += this.#stream.toString(isWide ? 'utf16le' : 'latin1', this.#at, this.#at + count * width)
      this.#at += count * width
      left -= count
      if (left === 0) return text
      this.#enterNext()
      isWide = (this.number(1) & 1) === 1
    }
  }

  #enterNext(): void {
    const length = this.#nextLength()
    if (length === null || length === 0) throw new Unreadable('contradictory')
    this.#at = this.#end + 4
    this.#end = this.#at + length
  }

  #nextLength(): number | null {
    const at = this.#end
    if (at + 4 > this.#stream.length || this.#stream.readUInt16LE(at) !== CONTINUE) return null
    const length = this.#stream.readUInt16LE(at + 2)
    return at + 4 + length <= this.#stream.length ? length : null
  }
}

const CONTINUE = 0x3c
