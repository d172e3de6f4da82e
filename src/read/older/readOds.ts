import { checkEntries } from '../checkEntries.ts'
import { MAX_FILE_BYTES } from '../limits.ts'
import { openZip } from '../openZip.ts'
import type { PackedWorkbook } from '../packed/packedWorkbook.ts'
import { refuseFile } from '../refuseFile.ts'
import type { Refusal } from '../sheet.ts'
import { refuseWorkbook } from '../xlsx/refuseWorkbook.ts'
import { Unreadable } from './cellBudget.ts'
import { readOdsStyles } from './odsStyles.ts'
import { packOds } from './packOds.ts'
import { refuseOlder } from './refuseOlder.ts'
import { unpackXml } from './unpackXml.ts'

/**
 * Reads an OpenDocument sheet (.ods) in one pass over its XML, which counts as it reads: rows and cells that are repeated a million times are
 * one tag. Values, days and shares are written out in this format, so that nothing is worked out again.
 */
export async function readOds(bytes: Uint8Array): Promise<PackedWorkbook | Refusal> {
  if (bytes.length > MAX_FILE_BYTES) return refuseOlder('fileTooLarge')
  const zip = await openZip(bytes)
  if (typeof zip === 'string') return refuseWorkbook(zip)
  const problem = checkEntries(zip.entries)
  if (problem) return refuseWorkbook(problem)
  const parts = await unpackXml(zip)
  if (typeof parts === 'string') return refuseWorkbook(parts)
  const [manifest, styles, content] = ['meta-inf/manifest.xml', 'styles.xml', 'content.xml'].map((path) => decode(parts.get(path)))
  if (manifest?.includes('encryption-data')) return refuseFile('encrypted')
  return content === undefined ? refuseOlder('contradictory') : readContent(styles ?? '', content)
}

function readContent(styles: string, content: string): PackedWorkbook | Refusal {
  if (styles.includes('<!DOCTYPE') || content.includes('<!DOCTYPE')) return refuseOlder('doctype')
  if (!NAMESPACES.every((namespace) => content.includes(namespace))) return refuseOlder('unusual')
  try {
    return packOds(content, readOdsStyles([styles, content]))
  } catch (error) {
    if (error instanceof Unreadable) return refuseOlder(error.problem, error.where)
    throw error
  }
}

/** The names under which every program writes; an XML may use others, and would then be read as empty. */
const NAMESPACES = ['office', 'table', 'text', 'style'].map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)

/** Undefined also for a part that is not UTF-8: every program writes UTF-8. */
function decode(part: Uint8Array | undefined): string | undefined {
  if (!part) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(part)
  } catch {
    return undefined
  }
}
