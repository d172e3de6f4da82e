/** Collects changes to a text and makes all of them at once. Positions are those of the text as it was. */
export class TextEdits {
  readonly text: string
  #edits: { from: number; to: number; instead: string }[] = []

  /** `text`: an XML part, a character a byte of its UTF-8. */
  constructor(text: string) {
    this.text = text
  }

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

  /** The text as changed. */
  apply(): string {
    const pieces: string[] = []
    let at = 0
    for (const { from, to, instead } of this.#edits.sort((a, b) => a.from - b.from)) {
      pieces.push(this.text.slice(at, from), instead)
      at = Math.max(at, to)
    }
    pieces.push(this.text.slice(at))
    return pieces.join('')
  }
}

/** Letters as the bytes of their UTF-8, a character a byte. */
export function asBytes(letters: string): string {
  return Buffer.from(letters).toString('latin1')
}
