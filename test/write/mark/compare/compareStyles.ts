import { cellStyles } from './cellStyles.ts'
import type { OpenBook } from './openBook.ts'
import { sheetNamed } from './openBook.ts'
import { attributeOf, canonical, childOf, type Element, elementsOf } from './parseXml.ts'

/** What is wrong with the table of styles (only additions behind what was there are right), and with those of marked cells. */
export function compareStyles(before: OpenBook, after: OpenBook, marked: ReadonlyMap<string, readonly string[]>): string[] {
  return [
    ...compareTables(before.styles, after.styles),
    ...[...marked].flatMap(([name, cells]) => compareCells(before, after, { name, cells })),
  ]
}

function compareCells(before: OpenBook, after: OpenBook, { name, cells }: { name: string; cells: readonly string[] }): string[] {
  const [was, is] = [before, after].map((book) => cellStyles(book, sheetNamed(book, name), cells))
  return cells.flatMap((cell) => {
    const [old, now] = [was?.get(cell), is?.get(cell)]
    const kept = Object.keys({ ...old?.rest, ...now?.rest }).filter((key) => old?.rest[key] !== now?.rest[key])
    const wrong = kept.filter((key) => !(isUnsaid(before.styles) && !old?.rest[key]))
    return [
      ...(now?.fill.includes('patternType="solid"') && now.fill !== old?.fill ? [] : [`${name}!${cell} is filled with ${now?.fill}`]),
      ...wrong.map((key) => `${name}!${cell}: ${key} was ${old?.rest[key]} and is ${now?.rest[key]}`),
    ]
  })
}

/** Without fonts or borders in the file, what cells had is what the program that opens it takes. */
function isUnsaid(styles: Element | undefined): boolean {
  return !childOf(styles, 'fonts') || !childOf(styles, 'borders')
}

const GROWING = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'dxfs']
const ORDER = [...GROWING.slice(0, 6), 'cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst']

function compareTables(before: Element | undefined, after: Element | undefined): string[] {
  if (!after) return ['there is no table of styles']
  const places = elementsOf(after).map(({ name }) => ORDER.indexOf(name))
  return [
    ...elementsOf(before ?? after).flatMap((was) => compareTable(was, childOf(after, was.name))),
    ...(places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0)) ? [] : ['the tables of styles are out of order']),
    ...elementsOf(after).flatMap(checkCount),
    ...checkReferences(after),
  ]
}

function compareTable(was: Element, is: Element | undefined): string[] {
  if (!is) return [`styles have lost ${was.name}`]
  if (!GROWING.includes(was.name)) return canonical(was) === canonical(is) ? [] : [`${was.name} of the styles has changed`]
  const now = elementsOf(is).map(canonical)
  return elementsOf(was).flatMap((each, index) =>
    canonical(each) === now[index] ? [] : [`${was.name} ${index} of the styles has changed`],
  )
}

function checkCount(table: Element): string[] {
  const [count, children] = [attributeOf(table, 'count'), elementsOf(table).length]
  return count === undefined || Number(count) === children ? [] : [`${table.name} says ${count} and has ${children}`]
}

function checkReferences(styles: Element): string[] {
  const count = (name: string) => elementsOf(childOf(styles, name) ?? styles, name === 'cellXfs' ? 'xf' : undefined).length
  const pairs: [attribute: string, table: string][] = [
    ['fontId', 'fonts'],
    ['fillId', 'fills'],
    ['borderId', 'borders'],
    ['xfId', 'cellStyleXfs'],
  ]
  return elementsOf(childOf(styles, 'cellXfs') ?? styles, 'xf').flatMap((xf, index) =>
    pairs.flatMap(([attribute, table]) => {
      const given = attributeOf(xf, attribute)
      const isThere = given === undefined || !childOf(styles, table) || Number(given) < count(table)
      return isThere ? [] : [`style ${index} refers to ${attribute} ${given}, which is not there`]
    }),
  )
}
