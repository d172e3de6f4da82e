import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Snapshot, StoredFile } from './snapshot.ts'

/** The answer to a file: the endings of its parts, and what two of them say, without what differs each time (its number, the hour). */
export interface Answer {
  folder: string
  endings: string[]
  document: string
  text: string
}

/** Every answer by the file's name; throws what is wrong with one: half a document, a workbook that cannot be opened. */
export function readAnswers({ files, folders }: Snapshot, drop: string): Map<string, Answer> {
  return new Map(files.map((file) => [file.name, readAnswer(file, folders.outbox, join(drop, 'outbox'))]))
}

/** The parts of one file's answer among the paths of the outbox. */
export function partsOf({ submission }: Pick<StoredFile, 'submission'>, outbox: readonly string[]): string[] {
  return outbox.filter((path) => path.includes(markOf(submission)) && !isTemporary(path))
}

function readAnswer(file: StoredFile, paths: readonly string[], outbox: string): Answer {
  const parts = partsOf(file, paths).sort()
  const read = (ending: string) => readFileSync(join(outbox, parts.find((part) => part.endsWith(ending)) ?? `${file.name}: no ${ending}`))
  for (const path of parts) if (/can-sua\.(xlsx|xlsm)$/.test(path)) unzipSync(readFileSync(join(outbox, path)))
  if (!read('.ket-qua.html').toString().trimEnd().endsWith('</html>')) throw new Error(`${file.name}: half a page`)
  const document = JSON.parse(read('.ket-qua.json').toString())
  if (document.submission !== file.submission) throw new Error(`${file.name}: the answer to another submission`)
  const [folder = ''] = (parts[0] ?? '').split('/')
  const endings = parts.map((part) => part.slice(part.indexOf(markOf(file.submission)) + markOf(file.submission).length))
  return {
    folder,
    endings,
    document: withoutChance(JSON.stringify(document), file),
    text: withoutChance(read('.ket-qua.txt').toString(), file),
  }
}

function markOf(submission: string): string {
  return `.${submission.slice(0, 8)}.`
}

function withoutChance(text: string, { submission }: StoredFile): string {
  return text
    .replaceAll(submission, '…')
    .replaceAll(submission.slice(0, 8), '…')
    .replace(/\d{1,2}[:h]\d{2}/g, '…')
}

/** Whether a file of the drop is one that `writeWholeFile` had begun. */
export function isTemporary(path: string): boolean {
  return extname(path) === '.tmp' && /\.[0-9a-f-]{36}\.tmp$/.test(path)
}
