/** The cell where a mark is seen, in a sheet's XML: of a merged range that is the first one. */
export function shownFor(cell: string, sheet: string): string {
  for (const [, first = '', last = ''] of sheet.matchAll(/mergeCell ref\s*=\s*["'](\w+):(\w+)["']/g)) {
    const [[left, top], [right, bottom], [column, row]] = [first, last, cell].map(splitCell) as [Split, Split, Split]
    if (column >= left && column <= right && row >= top && row <= bottom) return first
  }
  return cell
}

type Split = [column: number, row: number]

function splitCell(cell: string): Split {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return [[...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0), Number(row)]
}
