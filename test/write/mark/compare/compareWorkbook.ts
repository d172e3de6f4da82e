import type { OpenBook } from './openBook.ts'
import { attributeOf, canonical, childOf, type Element, elementsOf, linkOf } from './parseXml.ts'

/** What is wrong with the order of the sheets, the names bound to one, and the sheet that opens. */
export function compareWorkbook(before: OpenBook, after: OpenBook): string[] {
  return [
    ...compareSheetList(before, after),
    ...compareNames(before, after),
    ...checkViews(before, after),
    ...compareRest(before, after),
    ...checkSelected(after),
  ]
}

function compareSheetList(before: OpenBook, after: OpenBook): string[] {
  const [first, ...others] = after.sheets
  const [was, is] = [before.sheets, others].map((sheets) => sheets.map(({ element }) => canonical(element)))
  const names = after.sheets.map(({ name }) => name.normalize('NFC').toLowerCase())
  const ids = after.sheets.map(({ element }) => attributeOf(element, 'sheetId'))
  const links = after.sheets.map(({ element }) => linkOf(element))
  const isOurs = first && /^Cần sửa/.test(first.name) && first.name.length <= 31 && attributeOf(first.element, 'state') !== 'hidden'
  return [
    ...(isOurs ? [] : [`the first sheet is ${first?.name}`]),
    ...(JSON.stringify(was) === JSON.stringify(is) ? [] : [`the sheets were ${was} and are ${is}`]),
    ...(new Set(names).size < names.length ? [`two sheets have one name: ${names}`] : []),
    ...(new Set(ids).size < ids.length ? [`two sheets have one id: ${ids}`] : []),
    ...(new Set(links).size < links.length ? [`two sheets have one link: ${links}`] : []),
  ]
}

function compareNames(before: OpenBook, after: OpenBook): string[] {
  const moved = namesOf(before).map((name) => canonical(withAttribute(name, 'localSheetId', (index) => String(Number(index) + 1))))
  const is = namesOf(after).map(canonical)
  return moved.filter((name) => !is.includes(name)).map((name) => `the name should be ${name}, among ${is.join()}`)
}

function namesOf({ workbook }: OpenBook): Element[] {
  const names = childOf(workbook, 'definedNames')
  return names ? elementsOf(names) : []
}

function withAttribute(element: Element, name: string, change: (value: string) => string): Element {
  return { ...element, attributes: element.attributes.map((each) => (each.name === name ? { ...each, value: change(each.value) } : each)) }
}

function viewsOf({ workbook }: OpenBook): Element[] {
  const views = childOf(workbook, 'bookViews')
  return views ? elementsOf(views) : []
}

function checkViews(before: OpenBook, after: OpenBook): string[] {
  const [was, is] = [viewsOf(before), viewsOf(after)]
  const active = is.map((view) => Number(attributeOf(view, 'activeTab') ?? 0))
  const firstSeen = Number(attributeOf(is[0], 'firstSheet') ?? 0)
  const moved = (index: number) => Number(attributeOf(was[index], 'activeTab') ?? 0) + 1
  const others = (view: Element) =>
    canonical({ ...view, attributes: view.attributes.filter(({ name }) => !/^(activeTab|firstSheet)$/.test(name)) })
  return [
    ...(is.length === Math.max(1, was.length) || is.length === was.length
      ? []
      : [`there are ${is.length} views, there were ${was.length}`]),
    ...(active.every((tab, index) => tab === 0 || (index > 0 && tab === moved(index))) ? [] : [`the active tabs are ${active}`]),
    ...(firstSeen === 0 ? [] : [`the first tab seen is ${firstSeen}`]),
    ...was.flatMap((view, index) => (is[index] && others(view) === others(is[index]) ? [] : [`view ${index} has changed`])),
  ]
}

const TOUCHED = ['sheets', 'definedNames', 'bookViews']

function compareRest(before: OpenBook, after: OpenBook): string[] {
  const rest = ({ workbook }: OpenBook) => elementsOf(workbook).filter(({ name }) => !TOUCHED.includes(name))
  const [was, is] = [rest(before).map(canonical), rest(after).map(canonical)]
  const order = elementsOf(after.workbook)
    .map(({ name }) => ORDER.indexOf(name))
    .filter((place) => place >= 0)
  return [
    ...(JSON.stringify(was) === JSON.stringify(is) ? [] : [`the rest of the workbook was ${was} and is ${is}`]),
    ...(order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0))
      ? []
      : ['the elements of the workbook are out of order']),
  ]
}

/** CT_Workbook of ECMA-376. */
const ORDER =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst'.split(
    ' ',
  )

/** No sheet but the first is selected: what is typed into one of several selected sheets goes into all of them. */
function checkSelected(after: OpenBook): string[] {
  const selected = after.sheets.filter(({ path }) => /<[^>]*tabSelected=["'](?:1|true)/.test(after.text(path)))
  return selected.slice(selected[0] === after.sheets[0] ? 1 : 0).flatMap(({ name, path }) => {
    const isOtherWindow = /workbookViewId=["'][1-9]/.test(after.text(path))
    return isOtherWindow ? [] : [`${name} is still selected`]
  })
}
