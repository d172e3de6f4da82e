import { detectEncoding } from './detectEncoding.ts'
import { openZip } from './openZip.ts'

/** What a file really is, whatever its name says. */
export type FileKind =
  | 'xlsx'
  | 'text'
  | 'empty'
  | 'encrypted'
  | 'xls'
  | 'xlsb'
  | 'xml2003'
  | 'html'
  | 'ods'
  | 'numbers'
  | 'word'
  | 'powerpoint'
  | 'pdf'
  | 'image'
  | 'archive'
  | 'damaged'
  | 'unsafeZip'
  | 'unknown'

/** Tells what a file is from its bytes alone; a macro workbook (.xlsm) is `xlsx`, a CSV is `text`. */
export async function sniffFile(bytes: Uint8Array): Promise<FileKind> {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
  const magic = MAGIC.find(([, at, signature]) => start.subarray(at).indexOf(signature, 0, 'latin1') === 0)?.[0]
  if (magic === 'zip') return sniffZip(bytes)
  if (magic === 'ole') return sniffOle(bytes)
  return magic ?? sniffText(bytes)
}

const HEAD_BYTES = 4096

/** Kind, offset and signature (latin1), the first that fits. */
const MAGIC: [kind: FileKind | 'zip' | 'ole', at: number, signature: string][] = [
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['xls', 0, '\x09\x00\x04\x00'], // Excel 2, 3 and 4 had no container
  ['xls', 0, '\x09\x02\x06\x00'],
  ['xls', 0, '\x09\x04\x06\x00'],
  ['pdf', 0, '%PDF-'],
  ['word', 0, '{\\rtf'],
  ['image', 0, '\xff\xd8\xff'],
  ['image', 0, '\x89PNG'],
  ['image', 0, 'GIF8'],
  ['image', 0, 'II*\x00'],
  ['image', 0, 'MM\x00*'],
  ['image', 4, 'ftyphei'],
  ['image', 4, 'ftypmif1'],
  ['image', 8, 'WEBP'],
  ['archive', 0, '\x1f\x8b'],
  ['archive', 0, 'Rar!'],
  ['archive', 0, "7z\xbc\xaf'\x1c"],
]

async function sniffZip(bytes: Uint8Array): Promise<FileKind> {
  const zip = await openZip(bytes)
  if (typeof zip === 'string') return zip === 'damaged' ? 'damaged' : 'unsafeZip'
  const names = zip.entries.map((entry) => entry.fileName.toLowerCase())
  const marker = ZIP_MARKERS.find(([, prefix]) => names.some((name) => name.startsWith(prefix)))
  if (marker) return marker[0]
  const isOds = Buffer.from(bytes.subarray(0, 200)).includes('opendocument.spreadsheet')
  return isOds ? 'ods' : 'archive'
}

const ZIP_MARKERS: [kind: FileKind, prefix: string][] = [
  ['xlsb', 'xl/workbook.bin'],
  ['xlsx', 'xl/'],
  ['word', 'word/'],
  ['powerpoint', 'ppt/'],
  ['numbers', 'index/document.iwa'],
]

/** The streams of an OLE container are named in UTF-16; an encrypted .xlsx is such a container. */
function sniffOle(bytes: Uint8Array): FileKind {
  const container = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return OLE_STREAMS.find(([, name]) => container.includes(Buffer.from(name, 'utf16le')))?.[0] ?? 'unknown'
}

const OLE_STREAMS: [kind: FileKind, name: string][] = [
  ['encrypted', 'EncryptedPackage'],
  ['word', 'WordDocument'],
  ['powerpoint', 'PowerPoint Document'],
  ['xls', 'Workbook'],
  ['xls', 'Book'],
]

function sniffText(bytes: Uint8Array): FileKind {
  const encoding = detectEncoding(bytes)
  const head = new TextDecoder(encoding ?? 'latin1').decode(bytes.subarray(0, HEAD_BYTES)).trim()
  if (!encoding?.startsWith('utf-16') && isHalfWritten(bytes, head)) return 'damaged'
  if ((head.match(CONTROLS)?.length ?? 0) > head.length * 0.01) return 'unknown'
  if (head === '') return bytes.length > HEAD_BYTES ? 'text' : 'empty'
  return head.startsWith('<') ? sniffMarkup(head) : 'text'
}

/** A block of NULs stands where a copy was cut short; single ones are for the reader to tell. */
function isHalfWritten(bytes: Uint8Array, head: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(NULS) || (bytes[0] === 0 && !/[^\0]/.test(head))
}

const NULS = Buffer.alloc(64)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what tells a binary file from a text
const CONTROLS = /[\x00-\x08\x0e-\x19\x1b-\x1f]/g

/** Asked in this order, for a sheet of XML 2003 has tags named like those of HTML. */
function sniffMarkup(head: string): FileKind {
  if (/^<(\?xml|workbook)/i.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet')) return 'xml2003'
  if (/<(!doctype html|html|head|body|meta|style|table)\b/i.test(head)) return 'html'
  return head.startsWith('<?xml') ? 'unknown' : 'text'
}
