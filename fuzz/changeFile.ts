import { closeBook } from './book.ts'
import { BYTE_MUTATIONS } from './changeBytes.ts'
import { CELL_MUTATIONS } from './changeCells.ts'
import { CSV_MUTATIONS } from './changeCsv.ts'
import { XML_MUTATIONS } from './changeXml.ts'
import { ZIP_MUTATIONS } from './changeZip.ts'
import { changeSomehow } from './mutation.ts'
import type { Random } from './random.ts'
import type { Sample } from './samples.ts'

/** A file that was changed, and the changes in their order. */
export interface Changed {
  bytes: Uint8Array
  how: string[]
}

const LEVELS = ['cells', 'cells', 'cells', 'XML', 'XML', 'XML', 'zip', 'bytes'] as const

/** Changes a sample once to three times, each time at the level of its cells, its XML, its zip or its bytes; bytes last. */
export function changeFile(sample: Sample, random: Random): Changed {
  const levels = Array.from({ length: 1 + random.below(3) }, () => random.pick(LEVELS))
  const [bytes, how] = sample.book ? changeBook(sample, levels, random) : changeText(sample, levels, random)
  if (!levels.includes('bytes')) return { bytes, how }
  const broken = changeSomehow(bytes, BYTE_MUTATIONS, random)
  return { bytes: broken.subject, how: [...how, `bytes: ${broken.how}`] }
}

function changeBook(sample: Sample, levels: readonly string[], random: Random): [bytes: Uint8Array, how: string[]] {
  let book = sample.book ?? []
  const how: string[] = []
  const facts = sample.facts.map(({ at }) => at)
  for (const level of levels.toSorted((one, other) => ORDER.indexOf(one) - ORDER.indexOf(other))) {
    if (level === 'bytes') continue
    const cells = level === 'cells' ? changeSomehow({ book, facts }, CELL_MUTATIONS, random) : null
    const changed = cells
      ? { subject: cells.subject.book, how: cells.how }
      : changeSomehow(book, level === 'XML' ? XML_MUTATIONS : ZIP_MUTATIONS, random)
    book = changed.subject
    how.push(`${level}: ${changed.how}`)
  }
  return [how.length === 0 ? sample.bytes : closeBook(book), how]
}

/** A zip's parts are whole until they are packed. */
const ORDER = ['cells', 'XML', 'zip', 'bytes']

function changeText(sample: Sample, levels: readonly string[], random: Random): [bytes: Uint8Array, how: string[]] {
  let bytes = sample.bytes
  const how: string[] = []
  for (const level of levels) {
    if (level === 'bytes') continue
    const changed = changeSomehow(bytes, CSV_MUTATIONS, random)
    bytes = changed.subject
    how.push(`text: ${changed.how}`)
  }
  return [bytes, how]
}
