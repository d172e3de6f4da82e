import type { OpenBook, OpenSheet } from './openBook.ts'
import { elementsOf, linkOf, parseXml } from './parseXml.ts'

/** CT_Worksheet of ECMA-376. */
const ORDER =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  )
const MAY_REPEAT = ['conditionalFormatting']

/** What is wrong with the elements of a sheet: out of order, twice, rows or cells out of order, or a drawing that is not there. */
export function checkSheetOrder(book: OpenBook, sheet: OpenSheet): string[] {
  const root = parseXml(book.text(sheet.path))
  const known = elementsOf(root).filter(({ name }) => ORDER.includes(name))
  const places = known.map(({ name }) => ORDER.indexOf(name))
  const isOrdered = places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0) || isRepeat(known, index))
  const drawing = known.find(({ name }) => name === 'legacyDrawing')
  const target = drawing && book.relationsOf(sheet.path).find(({ id }) => id === linkOf(drawing))
  return [
    ...(isOrdered ? [] : [`${sheet.name} has its elements out of order: ${known.map(({ name }) => name)}`]),
    ...(!drawing || (target?.type === 'vmlDrawing' && book.entries.has(target.path))
      ? []
      : [`${sheet.name} refers to no drawing of comments`]),
  ]
}

function isRepeat(elements: readonly { name: string }[], index: number): boolean {
  const name = elements[index]?.name ?? ''
  return MAY_REPEAT.includes(name) && elements[index - 1]?.name === name
}
