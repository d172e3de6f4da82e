import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { CellStyleEntry } from './cellStyleEntry.ts'
import { ElementPlace } from './elementPlace.ts'
import { isPlainFill } from './isPlainFill.ts'
import { MAIN, nameIn } from './namespaceNames.ts'
import { PartEdits } from './partEdits.ts'
import { type AttributePlace, attributePlace, PartWalker, written } from './partWalker.ts'

/** Lists of a styles part, in the order in which they stand. */
const LISTS = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
] as const
type ListName = 'fonts' | 'fills' | 'borders' | 'cellXfs'

interface StyleList {
  place: ElementPlace | null
  count: AttributePlace | null
  /** Each as it is written. */
  entries: string[]
  added: string[]
}

/** A workbook's table of styles, to which others are added; one that is there already is taken again. */
export class StylesPart extends PartWalker {
  #text: string
  #lists = new Map<string, StyleList>()
  #root: ElementPlace | null = null
  #open: ElementPlace | null = null
  #styles: CellStyleEntry[] = []
  #byKey = new Map<string, number>()

  /** `text` is null where the workbook has no styles. */
  constructor(text: string | null, isStrict: boolean) {
    super(MAIN)
    this.#text = text ?? EMPTY.replace('%', nameIn(MAIN, isStrict))
    this.walk(this.#text)
    if (!this.#root) throw new CannotMark(ODD_XML)
    if (this.#styles.length === 0) this.#addStyle(new CellStyleEntry(`<${this.#prefix}xf/>`, new Map()))
    for (const [index, style] of this.#styles.entries()) if (!this.#byKey.has(style.key)) this.#byKey.set(style.key, index)
  }

  /** The inside of a style's fill, without prefixes; '' where there is none, or none that we would write again. */
  fillOf(style: number): string {
    const fill = this.#list('fills').entries[this.#styles[style]?.fill ?? 0] ?? ''
    const inside = this.#prefix === '' ? fill : fill.replaceAll(`<${this.#prefix}`, '<').replaceAll(`</${this.#prefix}`, '</')
    const [, found = ''] = /^<fill[^>]*>\s*(.*?)\s*<\/fill>$/s.exec(inside) ?? []
    const kept = found.replaceAll(/='([^'"<>]*)'/g, '="$1"')
    return isPlainFill(kept) && !kept.includes('patternType="none"') ? kept : ''
  }

  /** The styles whose fill is one of these. */
  stylesWithFill(isOne: (fill: string) => boolean): ReadonlySet<number> {
    return new Set(this.#styles.flatMap((_, style) => (isOne(this.fillOf(style)) ? [style] : [])))
  }

  /** The same style with another fill; `fill` as `fillOf` gives it. */
  withFill(style: number, fill: string): number {
    const known = this.#styles[style] ?? this.#styles[0]
    if (!known) throw new CannotMark(ODD_XML)
    const changed = known.withFill(fill === '' ? 0 : this.#fillNumber(fill))
    return this.#byKey.get(changed.key) ?? this.#addStyle(changed)
  }

  /** The number of a style made of our own parts; each is markup without prefixes. */
  ownStyle({ font, fill, border, rest = '' }: { font: string; fill: string; border: string; rest?: string }): number {
    const [fontId, borderId] = [this.#numberOf('fonts', font), this.#numberOf('borders', border)]
    const fillId = fill === '' ? 0 : this.#fillNumber(fill)
    const markup = this.#prefixed(
      `<xf numFmtId="0" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${rest}</xf>`,
    )
    const entry = CellStyleEntry.parse(markup)
    return this.#byKey.get(entry.key) ?? this.#addStyle(entry)
  }

  get isChanged(): boolean {
    return [...this.#lists.values()].some(({ added }) => added.length > 0)
  }

  /** The part with what was added. */
  build(): string {
    const edits = new PartEdits()
    for (const name of ['fonts', 'fills', 'borders', 'cellXfs'] as const) this.#save(edits, name)
    return edits.applyTo(this.#text)
  }

  protected enter(tag: XmlTag, name: string): void {
    const depth = this.path.length
    if (depth === 1) this.#root = new ElementPlace(tag)
    else if (depth === 2) {
      this.#lists.set(name, { place: new ElementPlace(tag), count: attributePlace(tag, 'count'), entries: [], added: [] })
    } else if (depth === 3 && name !== '') this.#open = new ElementPlace(tag)
  }

  protected override leave(name: string, from: number, to: number): void {
    const depth = this.path.length
    if (depth === 1) this.#root?.close(from, to)
    else if (depth === 2) this.#lists.get(name)?.place?.close(from, to)
    else if (depth === 3 && this.#open) this.#keep(this.#open, to)
  }

  get #prefix(): string {
    return written(this.#root?.tag.prefix ?? '')
  }

  #keep({ tag }: ElementPlace, to: number): void {
    const markup = this.#text.slice(tag.from, to)
    this.#open = null
    this.#lists.get(this.path[1] ?? '')?.entries.push(markup)
    if (this.path[1] === 'cellXfs') this.#styles.push(CellStyleEntry.parse(markup))
  }

  #list(name: ListName): StyleList {
    const list = this.#lists.get(name) ?? { place: null, count: null, entries: [], added: [] }
    this.#lists.set(name, list)
    if (list.entries.length + list.added.length === 0) list.added.push(...(FIRST[name] ?? []).map((one) => this.#prefixed(one)))
    return list
  }

  #fillNumber(fill: string): number {
    return this.#numberOf('fills', `<fill>${fill}</fill>`)
  }

  #numberOf(list: ListName, markup: string): number {
    const { entries, added } = this.#list(list)
    const prefixed = this.#prefixed(markup)
    const known = [...entries, ...added].indexOf(prefixed)
    return known >= 0 ? known : entries.length + added.push(prefixed) - 1
  }

  #addStyle(entry: CellStyleEntry): number {
    const { entries, added } = this.#list('cellXfs')
    const number = entries.length + added.push(entry.markup) - 1
    if (number > MOST_STYLES) throw new CannotMark(ODD_XML)
    this.#styles[number] = entry
    this.#byKey.set(entry.key, number)
    return number
  }

  #prefixed(markup: string): string {
    return this.#prefix === '' ? markup : markup.replace(/<(\/?)(?=\w)/g, `<$1${this.#prefix}`)
  }

  #save(edits: PartEdits, name: ListName): void {
    const list = this.#lists.get(name)
    if (!list || list.added.length === 0) return
    const [count, markup] = [list.entries.length + list.added.length, list.added.join('')]
    if (!list.place) this.#insertList(edits, name, `<${this.#prefix}${name} count="${count}">${markup}</${this.#prefix}${name}>`)
    else {
      if (list.count) edits.replace(list.count.from, list.count.to, String(count))
      list.place.append(edits, markup)
    }
  }

  #insertList(edits: PartEdits, name: ListName, markup: string): void {
    const later = LISTS.slice(LISTS.indexOf(name) + 1).flatMap((other) => this.#lists.get(other)?.place ?? [])
    const [next] = later.sort((a, b) => a.tag.from - b.tag.from)
    if (next) edits.insert(next.tag.from, markup)
    else this.#root?.append(edits, markup)
  }
}

/** What a list must begin with where it is made: Excel takes the first two fills for its own. */
const FIRST: Partial<Record<ListName, readonly string[]>> = {
  fonts: ['<font><sz val="11"/><name val="Calibri"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
}

/** Excel keeps 65,490. */
const MOST_STYLES = 65_400

const EMPTY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="%"></styleSheet>'
