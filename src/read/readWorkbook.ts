import { readHtml } from './older/readHtml.ts'
import { readOds } from './older/readOds.ts'
import { readXls } from './older/readXls.ts'
import { readXml2003 } from './older/readXml2003.ts'
import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { restoreTexts } from './packed/restoreTexts.ts'
import { unpackWorkbook } from './packed/unpackWorkbook.ts'
import { readCsv } from './readCsv.ts'
import { refuseFile } from './refuseFile.ts'
import type { Refusal, Workbook } from './sheet.ts'
import { type FileKind, sniffFile } from './sniffFile.ts'
import { readXlsx } from './xlsx/readXlsx.ts'

/**
 * Reads a submitted file into raw cells, packed, or says in a Vietnamese sentence what it is and what to do instead.
 * What the file is comes from its bytes; `fileName` only gives a CSV's sheet its name. Texts of older fonts are restored here, for that is
 * work that a hostile file could make large.
 */
export async function packWorkbook(bytes: Uint8Array, fileName: string): Promise<PackedWorkbook | Refusal> {
  const packed = await packKind(await sniffFile(bytes), bytes, fileName)
  return 'refused' in packed ? packed : restoreTexts(packed)
}

function packKind(kind: FileKind, bytes: Uint8Array, fileName: string): Refusal | PackedWorkbook | Promise<PackedWorkbook | Refusal> {
  switch (kind) {
    case 'xlsx':
      return readXlsx(bytes)
    case 'xls':
      return readXls(bytes)
    case 'ods':
      return readOds(bytes)
    case 'xml2003':
      return readXml2003(bytes)
    case 'html':
      return readHtml(bytes)
    case 'text':
      return readCsv(bytes, fileName)
    default:
      return refuseFile(kind)
  }
}

/** Reads a submitted file in this process. Only for files that we made: a job reads under the guard, in a process of its own. */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Workbook | Refusal> {
  const packed = await packWorkbook(bytes, fileName)
  return 'refused' in packed ? packed : unpackWorkbook(packed)
}

/** How a job has a file read: in this process, or in one of its own. */
export type ReadWorkbook = typeof readWorkbook
