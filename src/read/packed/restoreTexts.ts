import type { Address } from '../../pipeline/address.ts'
import { columnLetters } from '../cellAt.ts'
import { NumberColumn } from './numberColumn.ts'
import { CELL_KINDS, type PackedWorkbook } from './packedWorkbook.ts'
import { RestoredTexts } from './restoredTexts.ts'
import { sayRestored } from './sayRestored.ts'
import { TextTable } from './textTable.ts'

/**
 * A packed workbook with what those of its texts mean that were typed in fonts older than Unicode, or broken when they were saved, beside
 * what stands in the file; and a finding that says so once. The same workbook where there are none.
 */
export function restoreTexts(packed: PackedWorkbook): PackedWorkbook {
  const restored = new RestoredTexts(packed)
  if (restored.found.length === 0) return packed
  const { kinds, styles, values, head } = packed
  const texts = TextTable.from(packed)
  const cells = new NumberColumn((length) => new Uint32Array(length))
  const places = new NumberColumn((length) => new Uint32Array(length))
  for (let at = 0; at < kinds.length; at++) {
    const meant = kinds[at] === TEXT ? restored.of(values[at] ?? 0, styles[at] ?? 0) : null
    if (meant === null) continue
    cells.push(at)
    places.push(texts.placeOf(meant))
  }
  const findings = [...head.findings, ...restored.found.map((found) => sayRestored(found, addressOf(found.first, packed)))]
  return { ...packed, head: { ...head, findings }, restoredCells: cells.end(), restoredTexts: places.end(), ...texts.end() }
}

const TEXT = CELL_KINDS.indexOf('text')

function addressOf(at: number, { head, rowStarts, rowNumbers, columns }: PackedWorkbook): Address {
  const row = rowStarts.findLastIndex((start) => start <= at)
  const sheet = head.sheets.find(({ firstRow, endRow }) => row >= firstRow && row < endRow)
  return { sheet: sheet?.name ?? '', cell: `${columnLetters(columns[at] ?? 1)}${rowNumbers[row]}` }
}
