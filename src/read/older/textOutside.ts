import type { Finding } from '../../pipeline/finding.ts'
import { unescapeHtml } from './walkHtml.ts'

/** What a page says outside the cells of its tables: headings, which name the table that follows, and text that no cell has. */
export class TextOutside {
  #heading = ''
  #text = ''
  /** The tags that the text stands in which tell what it is. */
  #within: string[] = []

  add(html: string): void {
    const text = unescapeHtml(html.slice(0, MOST_CHARS)).replace(/\s+/g, ' ')
    const isHeading = this.#within.some((name) => HEADINGS.includes(name))
    if (isHeading) this.#heading = (this.#heading + text).slice(0, MOST_CHARS)
    else if (this.#within.length === 0 && text.trim()) this.#text = `${this.#text} ${text.trim()}`.slice(0, MOST_CHARS)
  }

  take(name: string, kind: 'open' | 'close'): void {
    if (!HEADINGS.includes(name) && !PASSED_OVER.includes(name)) return
    if (kind === 'close') this.#within = this.#within.filter((each) => each !== name)
    else if (!this.#within.includes(name)) this.#within.push(name)
    if (kind === 'open' && HEADINGS.includes(name)) this.#heading = ''
  }

  /** The heading before a table, which is then used up. */
  takeHeading(): string {
    const heading = this.#heading.trim()
    this.#heading = ''
    return heading
  }

  /** Text that is in no table is not read, and said to be so. */
  get finding(): Finding | null {
    const text = this.#text.trim()
    if (!text) return null
    const message = `Trang web có chữ nằm ngoài các bảng nên không được đọc: "${text}". Đề nghị xem lại: nếu là số liệu, tên đơn vị hoặc kỳ báo cáo thì ghi vào trong bảng.`
    return { rule: 'T30', severity: 'notice', at: null, given: text, expected: null, message }
  }
}

const HEADINGS = ['h1', 'h2', 'h3', 'em', 'caption']
const PASSED_OVER = ['a', 'head']
const MOST_CHARS = 200
