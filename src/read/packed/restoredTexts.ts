import { type Decoded, decodeLegacy, type LegacyEncoding } from '../../parse/legacy/decodeLegacy.ts'
import { fixSheetCells } from './fixSheetCells.ts'
import { LOOK, lookAtTexts } from './lookAtTexts.ts'
import { CELL_KINDS, type PackedWorkbook } from './packedWorkbook.ts'
import { readText } from './textTable.ts'

/** The cells of a file whose text was typed in one older font, or broken in one way. */
export interface RestoredCells {
  encoding: LegacyEncoding
  count: number
  /** The first of them, by its place among all cells, and what it means. */
  first: number
  reads: string
}

/**
 * What those texts of a workbook mean that were typed in fonts older than Unicode, or broken when they were saved. The cell's font tells;
 * without one, the words do; and where they leave it open, the rest of the file, if nearly all of that is in one such font. A text of ASCII or
 * of Unicode's own Vietnamese letters is known by its bytes, and costs no more than a look at them.
 */
export class RestoredTexts {
  readonly found: readonly RestoredCells[]
  #packed: PackedWorkbook
  #looks: Uint8Array
  #fonts: readonly number[]
  /** Stretches of cells that tell nothing, from and up to. */
  #ours: readonly [from: number, to: number][]
  #restored = new Map<number, Decoded | null>()
  /** The font of the cells that name none. */
  #usual: number = FONT.unnamed

  constructor(packed: PackedWorkbook) {
    this.#packed = packed
    this.#looks = lookAtTexts(packed)
    this.#fonts = packed.head.styles.map(({ font }) => fontOf(font))
    this.#ours = fixSheetCells(packed)
    const found = this.#findAll()
    this.#usual = usualFont(found, this.#countUnicode())
    if (this.#usual !== FONT.unnamed) this.#restored.clear()
    this.found = this.#usual === FONT.unnamed ? found : this.#findAll()
  }

  /** The text at a place as it was meant, in a cell of a style; null where it is what it seems. */
  of(place: number, style: number): string | null {
    return this.#looks[place] === LOOK.suspect ? (this.#restore(place, style)?.text ?? null) : null
  }

  #findAll(): RestoredCells[] {
    const { kinds, styles, values } = this.#packed
    const found = new Map<LegacyEncoding, RestoredCells>()
    if (!this.#looks.includes(LOOK.suspect)) return []
    for (let at = 0; at < kinds.length; at++) {
      const place = values[at] ?? 0
      const isSuspect = kinds[at] === TEXT && this.#looks[place] === LOOK.suspect && !this.#isOurs(at)
      const restored = isSuspect ? this.#restore(place, styles[at] ?? 0) : null
      if (restored === null) continue
      const known = found.get(restored.encoding)
      if (known) known.count++
      else found.set(restored.encoding, { encoding: restored.encoding, count: 1, first: at, reads: restored.text })
    }
    return [...found.values()]
  }

  /** The cells whose text has letters that only Unicode has; what a formula says is nobody's typing. */
  #countUnicode(): number {
    const { kinds, values, formulaCells } = this.#packed
    const worked = new Set(formulaCells)
    return kinds.reduce(
      (count, kind, at) =>
        kind === TEXT && this.#looks[values[at] ?? 0] === LOOK.unicode && !worked.has(at) && !this.#isOurs(at) ? count + 1 : count,
      0,
    )
  }

  #isOurs(at: number): boolean {
    return this.#ours.some(([from, to]) => at >= from && at < to)
  }

  #restore(place: number, style: number): Decoded | null {
    const font = this.#fonts[style] ?? FONT.unnamed
    const key = place * NAMES.length + font
    const known = this.#restored.get(key)
    if (known !== undefined) return known
    const text = readText(this.#packed, place)
    const byUsual = font === FONT.unnamed && this.#usual !== FONT.unnamed
    const restored = decodeLegacy(text, NAMES[font]) ?? (byUsual ? decodeLegacy(text, NAMES[this.#usual]) : null)
    this.#restored.set(key, restored)
    return restored
  }
}

const TEXT = CELL_KINDS.indexOf('text')

/** What a font tells of its text, and a font of each sort. */
const FONT = { unnamed: 0, unicode: 1, tcvn3: 2, tcvn3Capitals: 3, vni: 4 } as const
const NAMES = [undefined, undefined, '.VnTime', '.VnTimeH', 'VNI-Times']

function fontOf(name: string | undefined): number {
  if (name === undefined) return FONT.unnamed
  if (/^\.vn/i.test(name)) return /h$/i.test(name) ? FONT.tcvn3Capitals : FONT.tcvn3
  return /^vni[- ]/i.test(name) ? FONT.vni : FONT.unicode
}

const FEWEST = 3
const NEARLY_ALL = 20

/** The older font of a file of which nearly all cells are in that one, and none in another. */
function usualFont(found: readonly RestoredCells[], unicodeCells: number): number {
  const [first, other] = found
  if (!first || other || first.encoding === 'mojibake') return FONT.unnamed
  if (first.count < FEWEST || unicodeCells * NEARLY_ALL > first.count) return FONT.unnamed
  return first.encoding === 'vni' ? FONT.vni : FONT.tcvn3
}
