import { LONGEST_CELL_TEXT } from '../limits.ts'
import { Unreadable } from './cellBudget.ts'
import { unescapeHtml } from './walkHtml.ts'

/**
 * The text of a cell as a browser shows it: white space counts as one blank and as none at the ends of a line, `<br>` and paragraphs begin a
 * new line.
 */
export class HtmlText {
  #lines: string[] = ['']
  #chars = 0
  /** Something was written that no pair of blank lines may follow. */
  #isBlockOpen = false

  add(html: string): void {
    this.#count(html.length)
    const text = unescapeHtml(html.replace(/[ \t\r\n\f]+/g, ' '))
    const line = this.#lines.at(-1) ?? ''
    const piece = line === '' || line.endsWith(' ') ? text.replace(/^ +/, '') : text
    if (piece === '') return
    this.#lines[this.#lines.length - 1] = line + piece
    this.#isBlockOpen = true
  }

  take(name: string, kind: 'open' | 'close'): void {
    this.#count(1)
    if (name === 'br' && kind === 'open') this.#lines.push('')
    if (BLOCKS.has(name) && this.#isBlockOpen && this.#lines.at(-1) !== '') this.#lines.push('')
  }

  #count(chars: number): void {
    this.#chars += chars
    if (this.#chars > LONGEST_CELL_TEXT) throw new Unreadable('tooMuch')
  }

  get value(): string {
    const text = this.#lines.map((line) => line.replace(/ $/, '')).join('\n')
    return text.replace(/^\n+|\n+$/g, '')
  }
}

const BLOCKS = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'center',
  'pre',
  'hr',
  'blockquote',
])
