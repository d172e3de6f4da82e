import type { Entry } from 'yauzl'
import type { Zip } from '../openZip.ts'
import { asUtf8 } from '../xml/asUtf8.ts'
import { type XmlProblem, XmlScanner, type XmlVisitor } from '../xml/xmlScanner.ts'
import { unpackEntry } from './unpackEntry.ts'

/** Scans the XML files inside a zip, each as it unpacks: never more of one is held than a few hundred kilobytes. */
export class PartScanner {
  #zip: Zip
  #entries: ReadonlyMap<string, Entry>

  constructor(zip: Zip) {
    this.#zip = zip
    this.#entries = new Map(zip.entries.map((entry) => [entry.fileName.toLowerCase(), entry])) // links may differ in case
  }

  has(path: string): boolean {
    return this.#entries.has(path.toLowerCase())
  }

  /**
   * Tells a visitor the XML at a path; nothing where there is no such file. Answers the first problem: the visitor's, the XML's, or `damaged`
   * where the file is not what the zip's directory says (size, checksum).
   */
  async scan<Problem>(path: string, visitor: XmlVisitor<Problem>): Promise<Problem | XmlProblem | 'damaged' | undefined> {
    const entry = this.#entries.get(path.toLowerCase())
    if (!entry) return undefined
    const packed = await this.#zip.readPacked(entry)
    if (!packed) return 'damaged'
    const scanner = new XmlScanner(visitor)
    const problem = await unpackEntry(
      packed,
      entry,
      asUtf8((chunk) => scanner.write(chunk)),
    )
    return problem ?? scanner.end()
  }
}
