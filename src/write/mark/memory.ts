import { isPlainFill } from './isPlainFill.ts'

/** A marked cell and the fill that it had, as the hidden column of the sheet "Cần sửa" keeps it. */
export interface Remembered {
  sheet: string
  cell: string
  /** The inside of the fill; '' for none. */
  fill: string
}

export function rememberLine({ sheet, cell, fill }: Remembered): string {
  return `${sheet}!${cell} ${fill}`.trimEnd()
}

/** The fills by "sheet!cell". A line that is not as we write it is passed over: somebody may have changed it. */
export function recallLines(lines: readonly string[]): ReadonlyMap<string, string> {
  const fills = new Map<string, string>()
  for (const line of lines) {
    const [, place, fill = ''] = /^(.+![A-Z]{1,3}\d{1,7})(?: (<.*))?$/s.exec(line) ?? []
    if (place && isPlainFill(fill)) fills.set(place, fill)
  }
  return fills
}
