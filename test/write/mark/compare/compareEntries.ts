import { linkedParts, type OpenBook, type OpenSheet, relsPath } from './openBook.ts'
import { attributeOf, canonical, elementsOf, parseXml } from './parseXml.ts'

/** What is wrong with the files of the zip: a file that needed no change and has one, is gone, or is new and linked from nowhere. */
export function compareEntries(before: OpenBook, after: OpenBook, marked: readonly OpenSheet[]): string[] {
  const mayChange = changeable(before, marked)
  const problems: string[] = []
  for (const [name, was] of before.entries) {
    const is = after.entries.get(name)
    if (!is) problems.push(`${name} is gone`)
    else if (mayChange.has(name.toLowerCase())) continue
    else if (!was.content.equals(is.content)) problems.push(`${name} has changed`)
    else if (was.method !== is.method || !was.packed.equals(is.packed)) problems.push(`${name} is packed otherwise`)
  }
  return [...problems, ...compareLinks(before, after), ...checkNewParts(before, after), ...compareTypes(before, after)]
}

function changeable(book: OpenBook, marked: readonly OpenSheet[]): ReadonlySet<string> {
  const selected = book.sheets.filter(({ path }) => /tabSelected=["'](?:1|true)/.test(book.text(path)))
  const notes = marked.flatMap((sheet) => [...linkedParts(book, sheet, 'comments'), ...linkedParts(book, sheet, 'vmlDrawing')])
  const paths = [
    '[Content_Types].xml',
    book.main,
    relsPath(book.main),
    book.stylesPath ?? '',
    ...selected.map(({ path }) => path),
    ...notes,
  ]
  return new Set([...paths, ...marked.flatMap(({ path }) => [path, relsPath(path)])].map((path) => path.toLowerCase()))
}

/** Links that were there stay, those of a part have each its own id. */
function compareLinks(before: OpenBook, after: OpenBook): string[] {
  return ['', ...before.entries.keys()].flatMap((path) => {
    const [was, is] = [before.relationsOf(path), after.relationsOf(path)]
    const lost = was.filter((each) => !is.some((other) => JSON.stringify(other) === JSON.stringify(each)))
    const twice = new Set(is.map(({ id }) => id)).size < is.length ? [`${path} has two links of one id`] : []
    return [...lost.map(({ id }) => `${path} has lost its link ${id}`), ...twice]
  })
}

function checkNewParts(before: OpenBook, after: OpenBook): string[] {
  const added = [...after.entries.keys()].filter((name) => !before.entries.has(name))
  const names = new Set([...before.entries.keys()].map((name) => name.toLowerCase()))
  const links = ['', ...after.entries.keys()].flatMap((name) => after.relationsOf(name))
  const dead = links.filter(({ path, isOutside }) => !isOutside && !after.entries.has(path) && !isOldLink(before, path))
  return [
    ...added.filter((name) => names.has(name.toLowerCase())).map((name) => `${name} differs from an old part by case alone`),
    ...added
      .filter((name) => !name.endsWith('.rels') && !links.some(({ path }) => path === name))
      .map((name) => `${name} is linked from nowhere`),
    ...dead.map(({ path }) => `a link leads to ${path}, which is not there`),
  ]
}

function isOldLink(before: OpenBook, path: string): boolean {
  return ['', ...before.entries.keys()].some((name) => before.relationsOf(name).some((each) => each.path === path))
}

function compareTypes(before: OpenBook, after: OpenBook): string[] {
  const [was, is] = [before, after].map((book) => elementsOf(parseXml(book.text('[Content_Types].xml')))) as [Types, Types]
  const lost = was.filter((each) => !is.some((other) => canonical(other) === canonical(each)))
  const keys = is.map((each) => `${each.name} ${(attributeOf(each, 'PartName') ?? attributeOf(each, 'Extension'))?.toLowerCase()}`)
  const added = [...after.entries.keys()].filter((name) => !before.entries.has(name) && !name.endsWith('.rels'))
  return [
    ...lost.map((each) => `the content type ${canonical(each)} is gone`),
    ...(new Set(keys).size < keys.length
      ? [`a content type is given twice: ${keys.filter((key, index) => keys.indexOf(key) < index)}`]
      : []),
    ...added.filter((name) => !isTyped(is, name)).map((name) => `${name} has no content type of its own`),
  ]
}

type Types = ReturnType<typeof elementsOf>

function isTyped(types: Types, name: string): boolean {
  const extension = name.split('.').at(-1)?.toLowerCase()
  return types.some(
    (type) =>
      attributeOf(type, 'PartName')?.toLowerCase() === `/${name.toLowerCase()}` ||
      (extension === 'vml' && attributeOf(type, 'Extension')?.toLowerCase() === 'vml'),
  )
}
