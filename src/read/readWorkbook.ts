import type { PackedWorkbook } from './packed/packedWorkbook.ts'
import { unpackWorkbook } from './packed/unpackWorkbook.ts'
import { readCsv } from './readCsv.ts'
import { refuseFile } from './refuseFile.ts'
import type { Refusal, Workbook } from './sheet.ts'
import { sniffFile } from './sniffFile.ts'
import { readXlsx } from './xlsx/readXlsx.ts'

/**
 * Reads a submitted file into raw cells, packed, or says in a Vietnamese sentence what it is and what to do instead.
 * What the file is comes from its bytes; `fileName` only gives a CSV's sheet its name.
 */
export async function packWorkbook(bytes: Uint8Array, fileName: string): Promise<PackedWorkbook | Refusal> {
  const kind = await sniffFile(bytes)
  switch (kind) {
    case 'xlsx':
      return readXlsx(bytes)
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
