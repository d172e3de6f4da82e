import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Answerer } from './answerer.ts'
import { HOSTILE_FILES } from './hostileFiles.ts'
import { megabytes } from './judge.ts'
import { type Sent, sendFile } from './sendFile.ts'

/**
 * Sends every hostile file and prints how each was answered: its name, its size, the answer, and what that took in ms by the clock, in ms of
 * the processor and in MB of memory, the children's included. Words after the command pick the files that have one of them in their name.
 */
const words = process.argv.slice(2)
const picked = HOSTILE_FILES.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
const folder = mkdtempSync(join(tmpdir(), 'tonghop-hostile-'))
const answerer = new Answerer()
const all: Sent[] = []
console.log(rowOf(['file', 'KB', 'answer', 'ms', 'cpu', 'MB', 'what is wrong']))
for (const file of picked) {
  const sent = await sendFile(file, { folder, answerer })
  all.push(sent)
  console.log(rowOf(cellsOf(sent)))
}
await answerer.renew()
rmSync(folder, { recursive: true })
const failed = all.filter(({ problems }) => problems.length > 0)
const slowest = Math.max(...all.map(({ measured }) => measured.wall))
const largest = Math.max(...all.map(({ measured }) => measured.memory ?? 0))
for (const { file, problems } of failed) console.log(`\n${file.name}.${file.ending}: ${problems.join('; ')}`)
console.log(
  `\n${all.length} files, ${failed.length} not answered as they should be; slowest ${Math.round(slowest)} ms, most memory ${megabytes(largest)} MB`,
)
process.exitCode = failed.length > 0 ? 1 : 0

function cellsOf({ file, size, measured: { answer, wall, cpu, memory }, problems }: Sent): string[] {
  const said = 'fault' in answer ? 'FAULT' : (answer.reason ?? `${answer.status}, ${answer.findings} findings`)
  const memoryUsed = memory === null ? '-' : `${megabytes(memory)}`
  return [file.name, `${Math.ceil(size / 1024)}`, said, `${Math.round(wall)}`, `${cpu ?? '-'}`, memoryUsed, problems.join('; ')]
}

function rowOf([name = '', size = '', said = '', ms = '', cpu = '', mb = '', wrong = '']: string[]): string {
  return [
    name.padEnd(52),
    size.padStart(6),
    said.slice(0, 44).padEnd(44),
    ms.padStart(6),
    cpu.padStart(6),
    mb.padStart(5),
    wrong.slice(0, 300),
  ].join(' ')
}
