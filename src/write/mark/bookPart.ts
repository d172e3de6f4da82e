import type { XmlTag } from '../../read/xml/xmlTag.ts'
import { CannotMark, ODD_XML } from './cannotMark.ts'
import { ElementPlace } from './elementPlace.ts'
import { MAIN, nameIn, RELATIONS } from './namespaceNames.ts'
import type { PartEdits } from './partEdits.ts'
import { type AttributePlace, attributePlace, PartWalker, placeOf, type TagPlace, written } from './partWalker.ts'

/** A sheet as the workbook lists it. */
export interface ListedTab {
  name: string
  linkId: string
  isHidden: boolean
  place: ElementPlace
}

/** A workbook's list of sheets, with its windows and its names, and what has to move when a sheet comes first or goes. */
export class BookPart extends PartWalker {
  readonly tabs: ListedTab[] = []
  /** How many windows it is shown in; one where it does not say. */
  windows = 0
  /** The namespace of its root: usual or strict. */
  isStrict = false
  #sheets: ElementPlace | null = null
  #views: { tag: TagPlace; activeTab: AttributePlace | null; firstSheet: AttributePlace | null }[] = []
  #names: { place: ElementPlace; local: AttributePlace | null }[] = []
  #sheetIds: number[] = []
  #prefix = ''
  #linkPrefix: string | undefined

  constructor(text: string) {
    super(MAIN)
    this.walk(text)
    this.windows = Math.max(1, this.#views.length)
    if (!this.#sheets || this.tabs.length === 0) throw new CannotMark(ODD_XML)
  }

  /** Lists a new sheet before all others, and opens the workbook on it. */
  addFirst(edits: PartEdits, name: string, linkId: string): void {
    const link = this.#linkPrefix === undefined ? `xmlns:r="${nameIn(RELATIONS, this.isStrict)}" r:id` : `${this.#linkPrefix}:id`
    const id = Math.max(...this.#sheetIds) + 1
    this.#sheets?.prepend(edits, `<${this.#prefix}sheet name="${name}" sheetId="${id}" ${link}="${linkId}"/>`)
    this.#moveNames(edits, (index) => index + 1)
    this.#openOn(edits, 0)
    if (this.#views.length === 0 && this.#sheets) {
      edits.insert(
        this.#sheets.tag.from,
        `<${this.#prefix}bookViews><${this.#prefix}workbookView activeTab="0"/></${this.#prefix}bookViews>`,
      )
    }
  }

  /** Takes a sheet out of the list, with its own names; the workbook opens on the first that is seen. */
  removeTab(edits: PartEdits, removed: number): void {
    this.tabs[removed]?.place.remove(edits)
    this.#moveNames(edits, (index) => (index === removed ? null : index > removed ? index - 1 : index))
    const seen = this.tabs.filter((_, index) => index !== removed).findIndex(({ isHidden }) => !isHidden)
    this.#openOn(edits, Math.max(0, seen))
  }

  protected enter(tag: XmlTag, name: string): void {
    if (this.path.length === 1) this.#enterRoot(tag)
    if (name === 'sheets') this.#sheets ??= new ElementPlace(tag)
    if (name === 'sheet' && this.isIn('sheets', 'sheet')) this.#addTab(tag)
    if (name === 'workbookView') {
      this.#views.push({ tag: placeOf(tag), activeTab: attributePlace(tag, 'activeTab'), firstSheet: attributePlace(tag, 'firstSheet') })
    }
    if (name === 'definedName') this.#names.push({ place: new ElementPlace(tag), local: attributePlace(tag, 'localSheetId') })
  }

  protected override leave(name: string, from: number, to: number): void {
    if (name === 'sheets') this.#sheets?.close(from, to)
    if (name === 'sheet') this.tabs.at(-1)?.place.close(from, to)
    if (name === 'definedName') this.#names.at(-1)?.place.close(from, to)
  }

  #enterRoot(tag: XmlTag): void {
    this.#prefix = written(tag.prefix)
    this.#linkPrefix = this.namespaces.prefixOf(RELATIONS)
    this.isStrict = tag.text.slice(tag.from, tag.to).includes('http://purl.oclc.org/ooxml/spreadsheetml/main')
  }

  #addTab(tag: XmlTag): void {
    const linkPrefix = this.namespaces.prefixOf(RELATIONS)
    this.#sheetIds.push(Number(tag.attribute('sheetId') ?? 0))
    this.tabs.push({
      name: tag.attribute('name') ?? '',
      linkId: (linkPrefix && tag.attribute(`${linkPrefix}:id`)) ?? '',
      isHidden: /hidden/i.test(tag.attribute('state') ?? ''),
      place: new ElementPlace(tag),
    })
  }

  #moveNames(edits: PartEdits, move: (index: number) => number | null): void {
    for (const { place, local } of this.#names) {
      const moved = local && move(Number(local.value))
      if (local && moved === null) place.remove(edits)
      else if (local) edits.replace(local.from, local.to, String(moved))
    }
  }

  #openOn(edits: PartEdits, index: number): void {
    for (const { tag, activeTab, firstSheet } of this.#views) {
      if (activeTab) edits.replace(activeTab.from, activeTab.to, String(index))
      else if (index > 0) edits.insert(tag.nameTo, ` activeTab="${index}"`)
      if (firstSheet) edits.replace(firstSheet.from, firstSheet.to, '0')
    }
  }
}
