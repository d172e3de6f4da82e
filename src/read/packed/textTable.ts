import { NumberColumn } from './numberColumn.ts'
import type { PackedWorkbook } from './packedWorkbook.ts'

type Texts = Pick<PackedWorkbook, 'textBytes' | 'textStarts'>

/** Texts by their place, as UTF-8 one behind another; one that is often met stands there once. */
export class TextTable {
  #bytes: Buffer = Buffer.allocUnsafe(FIRST_BYTES)
  #length = 0
  #starts = new NumberColumn((length) => new Uint32Array(length))
  #places = new Map<string, number>()

  /** The texts of a workbook keep their places; others come behind them. */
  static from({ textBytes, textStarts }: Texts): TextTable {
    const table = new TextTable()
    table.#bytes = Buffer.from(textBytes)
    table.#length = textBytes.length
    for (const start of textStarts.subarray(0, -1)) table.#starts.push(start)
    return table
  }

  /** Gives a text a place of its own. */
  add(text: string): number {
    if (this.#length + text.length * MOST_BYTES > this.#bytes.length) this.#grow(text.length * MOST_BYTES)
    this.#starts.push(this.#length)
    this.#length += this.#bytes.write(text, this.#length)
    return this.#starts.length - 1
  }

  placeOf(text: string): number {
    const known = this.#places.get(text)
    if (known !== undefined) return known
    const place = this.add(text)
    if (text.length <= REMEMBERED_CHARS && this.#places.size < REMEMBERED_TEXTS) this.#places.set(text, place)
    return place
  }

  end(): Texts {
    this.#starts.push(this.#length)
    return { textBytes: this.#bytes.subarray(0, this.#length), textStarts: this.#starts.end() }
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + needed))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}

/** The text at a place. */
export function readText({ textBytes, textStarts }: Texts, place: number): string {
  const bytes = Buffer.from(textBytes.buffer, textBytes.byteOffset, textBytes.byteLength)
  return bytes.toString('utf8', textStarts[place], textStarts[place + 1])
}

const FIRST_BYTES = 4096
/** UTF-8 has three bytes at most for what JavaScript counts as one. */
const MOST_BYTES = 3
const REMEMBERED_CHARS = 64
const REMEMBERED_TEXTS = 50_000
