import { textUpTo } from './markupText.ts'
import { readAttributes, type Tag } from './walkTags.ts'

/** One number format of an OpenDocument file, put together as Excel writes it: "#,##0", "0.0%", "dd/mm/yyyy". */
export class OdsFormat {
  code = ''
  #xml: string
  #textFrom = -1

  constructor(kind: string, xml: string) {
    this.#xml = xml
    if (kind === 'text-style') this.code = '@'
  }

  static isFormat(name: string): boolean {
    return FORMATS.has(name)
  }

  /** Takes the tags within the format, in order. */
  take(tag: Tag): void {
    if (tag.name === 'text') this.#takeText(tag)
    else if (tag.kind !== 'close') this.code += (PARTS.get(tag.name) ?? nothing)(readAttributes(tag.attributes))
  }

  #takeText(tag: Tag): void {
    if (tag.kind === 'open') this.#textFrom = tag.end
    else if (tag.kind === 'close' && this.#textFrom !== -1) this.code += quote(textUpTo(this.#xml, this.#textFrom, tag))
  }
}

const FORMATS = new Set(['number-style', 'percentage-style', 'currency-style', 'date-style', 'time-style', 'boolean-style', 'text-style'])

/** Signs that every program shows without quotation marks stay as they are; a percent sign must, for it is what makes a share of a number. */
function quote(text: string): string {
  return text.replace(/[^\s%/:.,()+-]+/g, (word) => `"${word.replaceAll('"', '')}"`)
}

type Part = (attributes: Map<string, string>) => string

const nothing: Part = () => ''
const long = (two: string, one: string): Part => {
  return (attributes) => (attributes.get('number:style') === 'long' ? two : one)
}

const PARTS = new Map<string, Part>([
  ['number', numberPart],
  ['scientific-number', () => '0.00E+00'],
  ['fraction', () => '# ?/?'],
  ['day', long('dd', 'd')],
  ['day-of-week', long('dddd', 'ddd')],
  ['month', (attributes) => (attributes.get('number:textual') === 'true' ? 'mmm' : long('mm', 'm')(attributes))],
  ['year', long('yyyy', 'yy')],
  ['hours', long('hh', 'h')],
  ['minutes', long('mm', 'm')],
  ['seconds', long('ss', 's')],
  ['am-pm', () => 'AM/PM'],
])

const MOST_DECIMALS = 30

function numberPart(attributes: Map<string, string>): string {
  const decimals = Math.min(MOST_DECIMALS, Number(attributes.get('number:decimal-places') ?? 0) || 0)
  const whole = attributes.get('number:grouping') === 'true' ? '#,##0' : '0'
  return decimals > 0 ? `${whole}.${'0'.repeat(decimals)}` : attributes.has('number:decimal-places') || whole !== '0' ? whole : ''
}
