import { checkEntries } from './checkEntries.ts'
import { checkSharedTexts } from './checkSharedTexts.ts'
import { findSheets, type ListedSheet } from './findSheets.ts'
import { MAX_FILE_BYTES, MAX_SHEETS } from './limits.ts'
import { openZip } from './openZip.ts'
import { type NumberFormat, readFormats } from './readFormats.ts'
import { refuseWorkbook } from './refuseWorkbook.ts'
import { type ScannedSheet, scanSheet, type Tally } from './scanSheet.ts'
import type { Refusal } from './sheet.ts'
import { unpackXml } from './unpackXml.ts'

/** A workbook that may be read: its sheets scanned, nothing left in it that could hang or exhaust a reader. */
export interface SafeWorkbook {
  sheets: readonly (ListedSheet & ScannedSheet)[]
  /** The XML of the table of shared texts; '' where the workbook has none. */
  sharedTexts: string
  formats: readonly NumberFormat[]
  is1904: boolean
}

/**
 * Decides from a workbook's bytes whether it is safe to read, holding no more in memory than the limits allow:
 * the zip's directory, then the XML (sizes, checksums, no DOCTYPE), then every sheet's rows.
 */
export async function guardWorkbook(bytes: Uint8Array): Promise<SafeWorkbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return refuseWorkbook('fileTooLarge')
  const zip = await openZip(bytes)
  if (typeof zip === 'string') return refuseWorkbook(zip)
  const problem = checkEntries(zip.entries)
  if (problem) return refuseWorkbook(problem)
  const parts = await unpackXml(zip)
  if (typeof parts === 'string') return refuseWorkbook(parts)
  if ([...parts.values()].some((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes('<!DOCTYPE'))) {
    return refuseWorkbook('doctype')
  }
  return scanParts(parts)
}

function scanParts(parts: ReadonlyMap<string, Uint8Array>): SafeWorkbook | Refusal {
  const partText: PartText = (path) => decodePart(parts.get(path.toLowerCase()))
  const contents = findSheets(partText)
  if (!contents || contents.sheets.length === 0) return refuseWorkbook('noSheets')
  if (contents.sheets.length > MAX_SHEETS) return refuseWorkbook('tooManySheets')
  const sharedTexts = partText(contents.sharedTexts) ?? ''
  const texts = checkSharedTexts(sharedTexts)
  if (typeof texts === 'string') return refuseWorkbook(texts, 'bảng chữ dùng chung')
  const sheets = scanSheets(contents.sheets, partText, { texts, tags: 0, rows: 0, cells: 0, mergedCells: 0 })
  if ('refused' in sheets) return sheets
  return { sheets, sharedTexts, formats: readFormats(partText(contents.styles)), is1904: contents.is1904 }
}

type PartText = (path: string) => string | undefined

function scanSheets(listed: readonly ListedSheet[], partText: PartText, tally: Tally): SafeWorkbook['sheets'] | Refusal {
  const sheets: (ListedSheet & ScannedSheet)[] = []
  for (const sheet of listed) {
    const xml = partText(sheet.path)
    const scanned = xml === undefined ? ({ problem: 'contradictory', where: 'toàn trang' } as const) : scanSheet(xml, tally)
    if ('problem' in scanned) return refuseWorkbook(scanned.problem, `trang "${sheet.name}", ${scanned.where}`)
    sheets.push({ ...sheet, ...scanned })
  }
  return sheets
}

/** Undefined also for a part that is not UTF-8: every spreadsheet program writes UTF-8. */
function decodePart(part: Uint8Array | undefined): string | undefined {
  if (!part) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part)
  } catch {
    return undefined
  }
}
