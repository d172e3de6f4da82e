import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MOST_ATTEMPTS } from '../../src/store/jobRuns.ts'
import { isTemporary, partsOf, readAnswers } from './answers.ts'
import type { Snapshot } from './snapshot.ts'
import type { Delivery } from './story.ts'

/** What is wrong with an installation that was sent a story and has come to rest; nothing, where all is well. */
export function findProblems(story: readonly Delivery[], snapshot: Snapshot, drop: string): string[] {
  const { files, folders, runs, stale, broken, faults } = snapshot
  const names = new Set(story.map(({ name }) => name))
  return [
    ...story.flatMap((sent) => problemsOf(sent, snapshot)),
    ...files.filter(({ name }) => !names.has(name)).map(({ name }) => `a submission that nobody sent: ${name}`),
    ...folders.inbox.map((path) => `left in the inbox: ${path}`),
    ...findLoose(snapshot),
    ...findTorn(story, folders.archive, join(drop, 'archive')),
    ...runs.filter(({ attempt }) => attempt > MOST_ATTEMPTS).map((run) => `tried too often: ${JSON.stringify(run)}`),
    ...runs.filter(({ state }) => state === 'running').map((run) => `still running: ${JSON.stringify(run)}`),
    ...stale.map((row) => `not consolidated: ${JSON.stringify(row)}`),
    ...broken,
    ...faults.map((row) => `a fault on a file: ${JSON.stringify(row)}`),
  ]
}

/** What differs from an installation that nobody killed. */
export function compareWith(
  calm: { snapshot: Snapshot; drop: string },
  { snapshot, drop }: { snapshot: Snapshot; drop: string },
): string[] {
  const [before, after] = [readAnswers(calm.snapshot, calm.drop), readAnswers(snapshot, drop)]
  return [
    ...differences('facts', calm.snapshot.facts, snapshot.facts),
    ...differences('totals', calm.snapshot.totals, snapshot.totals),
    ...differences('verdicts', calm.snapshot.files.map(verdictOf), snapshot.files.map(verdictOf)),
    ...differences('answers', [...before].map(lineOf), [...after].map(lineOf)),
  ]
}

function problemsOf({ name, bytes }: Delivery, { files, folders }: Snapshot): string[] {
  const found = files.filter((file) => file.name === name.normalize('NFC'))
  const [file] = found
  if (!file || found.length > 1) return [`${name}: ${found.length} submissions`]
  const parts = partsOf(file, folders.outbox).map((path) => path.slice(path.indexOf(`.${file.submission.slice(0, 8)}.`) + 10))
  const twice = parts.filter((part, at) => parts.indexOf(part) !== at)
  const aside = folders.quarantine.filter((path) => !isTemporary(path) && path.startsWith(file.submission.slice(0, 8)))
  const isDue = file.status === 'returned' || file.status === 'accepted_with_warnings'
  return [
    ...(file.sha256 === shaOf(bytes) ? [] : ['not the file that was sent']),
    ...(file.isAnswered ? [] : ['not noted as answered']),
    ...['ket-qua.txt', 'ket-qua.html', 'ket-qua.json'].filter((part) => !parts.includes(part)).map((part) => `no ${part}`),
    ...(isDue === parts.some((part) => part.startsWith('can-sua')) ? [] : ['can-sua is not as it should be']),
    ...twice.map((part) => `${part} twice`),
    ...(aside.length === (file.status === 'refused' ? 2 : 0) ? [] : [`${aside.length} files in quarantine`]),
  ].map((problem) => `${name}: ${problem}`)
}

/** Files of the outbox and the quarantine that belong to no submission. */
function findLoose({ files, folders }: Snapshot): string[] {
  const owned = new Set(files.flatMap((file) => partsOf(file, folders.outbox)))
  const aside = (path: string) => files.some(({ submission }) => path.startsWith(submission.slice(0, 8)))
  return [
    ...folders.outbox.filter((path) => !isTemporary(path) && !owned.has(path)).map((path) => `an answer to nothing: ${path}`),
    ...folders.quarantine.filter((path) => !isTemporary(path) && !aside(path)).map((path) => `set aside for nothing: ${path}`),
  ]
}

/** What of the archive is not as it was sent, and what of that is not in the archive. */
function findTorn(story: readonly Delivery[], archive: readonly string[], folder: string): string[] {
  const kept = archive.filter((path) => !isTemporary(path))
  const torn = kept.filter((path) => basename(path) !== shaOf(readFileSync(join(folder, path))))
  const missing = story.filter(({ bytes }) => !kept.some((path) => basename(path) === shaOf(bytes)))
  const more = kept.filter((path) => !story.some(({ bytes }) => basename(path) === shaOf(bytes)))
  return [
    ...torn.map((path) => `torn: ${path}`),
    ...missing.map(({ name }) => `the original is not kept: ${name}`),
    ...more.map((path) => `an original that nobody sent: ${path}`),
  ]
}

function verdictOf({ submission: _, isAnswered: __, ...verdict }: Snapshot['files'][number]): string {
  return JSON.stringify(verdict)
}

function lineOf(answer: [string, object]): string {
  return JSON.stringify(answer)
}

function differences(what: string, before: readonly string[], after: readonly string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)]
  const gone = before.filter((line) => !is.has(line))
  const come = after.filter((line) => !was.has(line))
  const count = gone.length + come.length + Math.abs(before.length - was.size - (after.length - is.size))
  if (count === 0) return []
  const [left = '', right = ''] = [gone[0], come[0]]
  const from = Math.max(0, [...left].findIndex((letter, at) => letter !== right[at]) - 150)
  const show = (line: string) => `${line.slice(0, 60)} … ${line.slice(from, from + 300)}`
  return [`${count} lines differ, of ${what}; without kills: ${show(left)}; with: ${show(right)}`]
}

function shaOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
