import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry } from 'yauzl'
import { MAX_ODS_XML_BYTES } from '../limits.ts'
import type { Zip } from '../openZip.ts'

/**
 * Unpacks the XML of an OpenDocument file, by path in small letters; pictures stay packed. Answers `damaged` when a part is not what the
 * directory says (size, checksum), `tooLarge` when all of it together passes the limit: at no time is more than the limit held in
 * memory, whatever the sizes declared.
 */
export async function unpackXml(zip: Zip): Promise<Map<string, Uint8Array> | 'damaged' | 'tooLarge'> {
  const parts = new Map<string, Uint8Array>()
  let room = MAX_ODS_XML_BYTES
  for (const entry of zip.entries) {
    if (!isXmlPart(entry)) continue
    room -= entry.uncompressedSize
    if (room < 0) return 'tooLarge'
    const packed = await zip.readPacked(entry)
    const part = packed && unpack(packed, entry)
    if (!part) return 'damaged'
    parts.set(entry.fileName.toLowerCase(), part)
  }
  return parts
}

/** By its name; pictures are not. */
function isXmlPart(entry: Entry): boolean {
  return /\.(xml|rels|vml)$/i.test(entry.fileName)
}

function unpack(packed: Uint8Array, entry: Entry): Uint8Array | null {
  const part = entry.compressionMethod === STORED ? packed : inflate(packed, entry.uncompressedSize)
  return part?.length === entry.uncompressedSize && crc32(part) === entry.crc32 ? part : null
}

const STORED = 0

/** Null when the data is damaged or unpacks to more than its declared size: zlib stops there. */
function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch {
    return null
  }
}
