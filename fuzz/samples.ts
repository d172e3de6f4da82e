import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ExpectedFacts } from '../fixtures/quarter-3-2023/printFacts.ts'
import type { Fact } from '../src/pipeline/fact.ts'
import { projectRoot } from '../src/store/projectRoot.ts'
import { type Book, openBook } from './book.ts'
import { readAgain, type Seen } from './secondReaders.ts'

/** A file of the sample quarter, with what it is known to say. */
export interface Sample {
  file: string
  bytes: Uint8Array
  /** Null for a CSV. */
  book: Book | null
  facts: readonly Fact[]
  /** What each second reader sees in the untouched file, by the reader's place. */
  seen: (reader: number) => Promise<Seen | null>
}

export function loadSamples(): Sample[] {
  const folder = join(projectRoot(), 'fixtures/quarter-3-2023')
  const { files } = JSON.parse(readFileSync(join(folder, 'expected-facts.json'), 'utf8')) as ExpectedFacts
  return files.map(({ file, facts }) => {
    const bytes = new Uint8Array(readFileSync(join(folder, 'inbox', file)))
    const seen: Promise<Seen | null>[] = []
    return {
      file,
      bytes,
      book: file.endsWith('.csv') ? null : openBook(bytes),
      facts,
      seen: (reader) => (seen[reader] ??= readAgain({ file, bytes }, reader)),
    }
  })
}
