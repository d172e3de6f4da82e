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
]
