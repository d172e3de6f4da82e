import type { Place } from './books/book.ts'
import { cellStyles } from './compare/cellStyles.ts'
import { checkSheetOrder } from './compare/checkSheetOrder.ts'
import { compareSheetText } from './compare/compareSheetText.ts'
import { compareValues, readByUs } from './compare/compareValues.ts'
import { type OpenBook, openBook, sheetNamed } from './compare/openBook.ts'
import { attributeOf, canonical, childOf, elementsOf } from './compare/parseXml.ts'
import { readNotes } from './compare/readNotes.ts'
import { shownFor } from './compare/shownFor.ts'

/** Everything in which a workbook, marked and unmarked again, differs from the one that came in, in sentences. */
export async function compareUnmarked(
  [original, unmarked]: readonly [Uint8Array, Uint8Array],
  places: readonly Place[],
): Promise<string[]> {
  const [before, after] = [openBook(original), openBook(unmarked)]
  return [
    ...compareLists(before, after),
    ...before.sheets.flatMap((sheet) => compareSheet(before, after, { sheet: sheet.name, places })),
    ...compareValues(await readByUs(original), await readByUs(unmarked), 0),
    ...[...before.entries.keys()].filter((name) => !after.entries.has(name)).map((name) => `${name} is gone`),
  ]
}

/** The sheets, and the names bound to them. */
function compareLists(before: OpenBook, after: OpenBook): string[] {
  const namesOf = ({ workbook }: OpenBook) => elementsOf(childOf(workbook, 'definedNames') ?? workbook, 'definedName').map(canonical)
  const sheetsOf = ({ sheets }: OpenBook) => sheets.map(({ element }) => canonical(element))
  const tabsOf = ({ workbook }: OpenBook) =>
    elementsOf(childOf(workbook, 'bookViews') ?? workbook, 'workbookView').map((view) => Number(attributeOf(view, 'activeTab') ?? 0))
  const lists: [what: string, of: (book: OpenBook) => string[]][] = [
    ['names', namesOf],
    ['sheets', sheetsOf],
  ]
  return [
    ...lists.flatMap(([what, of]) =>
      of(before).join() === of(after).join() ? [] : [`the ${what} were ${of(before)} and are ${of(after)}`],
    ),
    ...tabsOf(after).flatMap((tab) => (isSeen(after, tab) ? [] : [`it opens on sheet ${tab}, which is hidden or not there`])),
  ]
}

function isSeen({ sheets }: OpenBook, tab: number): boolean {
  const sheet = sheets[tab]
  return sheet !== undefined && !/hidden/i.test(attributeOf(sheet.element, 'state') ?? '')
}

function compareSheet(before: OpenBook, after: OpenBook, { sheet, places }: { sheet: string; places: readonly Place[] }): string[] {
  const [was, is] = [sheetNamed(before, sheet), sheetNamed(after, sheet)]
  const cells = places.flatMap((place) => (place.sheet === sheet ? [shownFor(place.cell, before.text(was.path))] : []))
  const [oldStyles, newStyles] = [cellStyles(before, was, cells), cellStyles(after, is, cells)]
  const [oldNotes, newNotes] = [readNotes(before, was), readNotes(after, is)]
  const difference = compareSheetText(before.text(was.path), after.text(is.path), new Set(cells))
  return [
    ...(difference ? [`${sheet}: ${difference}`] : []),
    ...cells.flatMap((cell) => compareStyle(`${sheet}!${cell}`, oldStyles.get(cell), newStyles.get(cell))),
    ...(JSON.stringify(oldNotes) === JSON.stringify(newNotes)
      ? []
      : [`the comments of ${sheet} were ${JSON.stringify(oldNotes)} and are ${JSON.stringify(newNotes)}`]),
    ...checkSheetOrder(after, is),
  ]
}

type Style = ReturnType<typeof cellStyles> extends ReadonlyMap<string, infer S> ? S | undefined : never

function compareStyle(cell: string, was: Style, is: Style): string[] {
  const [old, now] = [
    { ...was?.rest, fill: fillOf(was) },
    { ...is?.rest, fill: fillOf(is) },
  ] as Record<string, string>[]
  return Object.keys({ ...old, ...now }).flatMap((key) =>
    old?.[key] === now?.[key] || (!old?.[key] && key !== 'fill') ? [] : [`${cell}: ${key} was ${old?.[key]} and is ${now?.[key]}`],
  )
}

/** No fill may be said or left unsaid. */
function fillOf(style: Style): string {
  return style?.fill.includes('patternType="none"') ? '' : (style?.fill ?? '')
}
