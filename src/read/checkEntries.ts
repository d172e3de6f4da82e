import type { Entry } from 'yauzl'
import { MAX_RATIO, MAX_UNPACKED_BYTES, MAX_XML_BYTES, MAX_ZIP_ENTRIES, RATIO_COUNTS_FROM_BYTES } from './limits.ts'

/** Why a zip is not unpacked, from its directory alone. */
export type EntriesProblem = 'tooManyEntries' | 'tooLarge' | 'inflated' | 'locked' | 'duplicates'

/** Checks what a zip's directory declares: how many files, how large, how strongly packed, and no name twice. */
export function checkEntries(entries: readonly Entry[]): EntriesProblem | undefined {
  if (entries.length > MAX_ZIP_ENTRIES) return 'tooManyEntries'
  if (entries.some((entry) => entry.isEncrypted())) return 'locked'
  if (entries.some(isInflated)) return 'inflated'
  if (sizeOf(entries) > MAX_UNPACKED_BYTES || sizeOf(entries.filter(isXml)) > MAX_XML_BYTES) return 'tooLarge'
  const names = new Set(entries.map((entry) => entry.fileName.toLowerCase())) // part names differ by more than case
  return names.size < entries.length ? 'duplicates' : undefined
}

function sizeOf(entries: readonly Entry[]): number {
  return entries.reduce((bytes, entry) => bytes + entry.uncompressedSize, 0)
}

/** By its name; pictures, fonts and macros are not. */
function isXml(entry: Entry): boolean {
  return /\.(xml|rels|vml)$/i.test(entry.fileName)
}

/** A picture of one colour packs to nothing and is never unpacked here. */
function isInflated(entry: Entry): boolean {
  if (!isXml(entry)) return false
  return entry.uncompressedSize > RATIO_COUNTS_FROM_BYTES && entry.uncompressedSize > entry.compressedSize * MAX_RATIO
}
