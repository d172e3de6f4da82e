import { LONGEST_CELL_TEXT } from '../limits.ts'
import { Unreadable } from './cellBudget.ts'
import { textBetween, textUpTo } from './markupText.ts'
import { readAttributes, type Tag } from './walkTags.ts'

/**
 * The text of a cell of an OpenDocument sheet: its paragraphs one below another. White space in the XML counts as one blank, and as none at
 * the start of a paragraph; blanks that count are tags.
 */
export class OdsText {
  #xml: string
  #from: number
  #paragraphs: string[] = []
  #depth = 0
  #chars = 0

  constructor(xml: string, from: number) {
    this.#xml = xml
    this.#from = from
  }

  get value(): string {
    return this.#paragraphs.join('\n')
  }

  take(tag: Tag): void {
    if (this.#depth > 0) this.#add(tag)
    this.#from = tag.end
    if (tag.name === 'p' || tag.name === 'h') this.#enterOrLeave(tag)
    else if (this.#depth > 0 && tag.kind !== 'close') this.#append(BLANKS.get(tag.name)?.(readAttributes(tag.attributes)) ?? '')
  }

  /** Goes on behind something that is none of the text. */
  resume(from: number): void {
    this.#from = from
  }

  #enterOrLeave({ kind }: Tag): void {
    if (kind !== 'close' && this.#depth === 0) this.#paragraphs.push('')
    if (kind !== 'empty') this.#depth += kind === 'open' ? 1 : -1
  }

  #add(tag: Tag): void {
    const hasReferences = tag.kind === 'cdata' || textBetween(this.#xml, this.#from, tag.start).includes('&')
    const written = hasReferences ? textUpTo(this.#xml, this.#from, tag) : textBetween(this.#xml, this.#from, tag.start)
    const text = written.replace(/[ \t\r\n]+/g, ' ')
    const isStart = this.#paragraphs.at(-1) === ''
    this.#append(isStart ? text.replace(/^ /, '') : text)
  }

  #append(text: string): void {
    this.#chars += text.length
    if (this.#chars > LONGEST_CELL_TEXT) throw new Unreadable('tooMuch')
    if (text) this.#paragraphs.push((this.#paragraphs.pop() ?? '') + text)
  }
}

/** Of one tag. */
const MOST_BLANKS = 50

const BLANKS = new Map<string, (attributes: Map<string, string>) => string>([
  ['s', (attributes) => ' '.repeat(Math.min(MOST_BLANKS, Number(attributes.get('text:c') ?? 1) || 1))],
  ['tab', () => '\t'],
  ['line-break', () => '\n'],
])
