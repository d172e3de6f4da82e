import { deflateRawSync } from 'node:zlib'
import { writeZip, type ZipFile, type ZipOptions } from '../../../hostile/writeZip.ts'
import type { Book } from './book.ts'
import { DRAWING_LINK, drawingParts } from './drawings.ts'
import { formBook, MARGINS } from './form.ts'
import { filesOf } from './handBook.ts'
import { FORM_PLACES } from './handMade.ts'

const FILES: readonly ZipFile[] = Object.entries(
  filesOf(formBook({ after: `${MARGINS}<drawing r:id="rIdD"/>`, links: [DRAWING_LINK] }, { parts: drawingParts('09_KIEMTRA') })),
).map(([name, content]) => ({ name, content }))

/** An extended timestamp, as Info-ZIP writes one. */
const TIMESTAMP = Buffer.from('5554050003a06b0365', 'hex')
/** Sizes of 64 bits that are not needed, of both lengths. */
const ZIP64 = Buffer.concat([Buffer.from('01001000', 'hex'), Buffer.alloc(16)])

/** The same file with its sizes in 64 bits, as writers do that do not know them beforehand. */
function wide(file: ZipFile): ZipFile {
  const content = typeof file.content === 'string' ? Buffer.from(file.content) : (file.content ?? new Uint8Array())
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(content.length), 4)
  extra.writeBigUInt64LE(BigInt(deflateRawSync(content).length), 12)
  return { ...file, extra, claims: { size: 0xffffffff, packedSize: 0xffffffff } }
}

/** The same zip with an end of 64 bits before its own end, which refers to it. */
function withWideEnd(zip: Uint8Array): Uint8Array {
  const [body, end] = [Buffer.from(zip.subarray(0, -22)), Buffer.from(zip.subarray(-22))]
  const [wideEnd, locator] = [Buffer.alloc(56), Buffer.alloc(20)]
  wideEnd.writeUInt32LE(0x06064b50, 0)
  wideEnd.writeBigUInt64LE(44n, 4)
  wideEnd.writeUInt16LE(45, 12)
  wideEnd.writeUInt16LE(45, 14)
  for (const at of [24, 32]) wideEnd.writeBigUInt64LE(BigInt(end.readUInt16LE(10)), at)
  wideEnd.writeBigUInt64LE(BigInt(end.readUInt32LE(12)), 40)
  wideEnd.writeBigUInt64LE(BigInt(end.readUInt32LE(16)), 48)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(body.length), 8)
  locator.writeUInt32LE(1, 16)
  end.fill(0xff, 8, 20)
  return Buffer.concat([body, wideEnd, locator, end])
}

function zipped(name: string, files: readonly ZipFile[], options?: ZipOptions): Book {
  return { name, bytes: writeZip(files, options), cells: FORM_PLACES, expects: 'marked' }
}

/** The same workbook packed in ways that are allowed. */
export const ZIP_BOOKS: readonly Book[] = [
  zipped(
    'entries-stored',
    FILES.map((file) => ({ ...file, method: 0 })),
  ),
  zipped(
    'entries-with-sizes-behind',
    FILES.map((file) => ({ ...file, hasDescriptor: true })),
  ),
  zipped(
    'entries-with-times-and-wide-sizes',
    FILES.map((file, index) => ({ ...file, extra: index % 2 ? TIMESTAMP : ZIP64 })),
  ),
  zipped('zip-with-a-comment-and-its-parts-backwards', [...FILES].reverse(), { comment: 'Gửi từ phòng một cửa' }),
  zipped('folders-and-empty-entries', [
    { name: 'xl/', method: 0 },
    ...FILES,
    { name: 'docProps/', method: 0 },
    { name: 'xl/trong.bin', content: '', method: 0 },
  ]),
  zipped('entries-of-64-bits', FILES.map(wide)),
  { name: 'zip-end-of-64-bits', bytes: withWideEnd(writeZip(FILES)), cells: FORM_PLACES, expects: 'marked' },
  {
    ...zipped(
      'names-of-parts-in-other-case',
      FILES.map((file) => ({
        ...file,
        name: String(file.name).replace('worksheets/sheet', 'Worksheets/Sheet').replace('styles', 'Styles'),
      })),
    ),
    closedTo: ['hucre', 'openpyxl'],
  },
]
