import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type Unzipped, unzipSync } from 'fflate'
import type { Finding } from '../src/pipeline/finding.ts'
import { projectRoot } from '../src/store/projectRoot.ts'
import { markUp } from '../src/write/mark/markUp.ts'
import { medianOf } from './measure/medianOf.ts'
import { buildRegister } from './register/buildRegister.ts'
import { printWhole, type Report } from './report.ts'

/** Of an ordinary workbook, in ms. */
const MOST_ORDINARY = 150
/** Of a register, over inflating and deflating once what is touched of it. */
const MOST_TIMES = 3

/** Marks twenty cells of one ordinary workbook, again and again in one process, as the process does that reads files. */
export async function measureMarkOrdinary(): Promise<Report> {
  const file = 'fixtures/quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx'
  const workbook = readFileSync(join(projectRoot(), file))
  const times = await timesOf(() => mark(workbook, '09_KIEMTRA', 20), 21)
  const ms = medianOf(times.slice(1))
  return {
    title: `mark-ordinary: 20 marks in one workbook (${file}), median of 20 after the first`,
    rows: [
      ['', 'ms'],
      ['the first, with all code still cold', printWhole(times[0] ?? 0)],
      ['those after it', printWhole(ms)],
    ],
    floors: [{ words: `${printWhole(ms)} ms, at most ${MOST_ORDINARY}`, isMet: ms <= MOST_ORDINARY }],
  }
}

/** Marks 500 cells of a register, in turn with inflating and deflating the parts that change. */
export async function measureMarkRegister(rows: number): Promise<Report> {
  const workbook = buildRegister(rows)
  const sheet = 'SO_CDCS'
  const [before, after] = [unzipSync(workbook), unzipSync(await mark(workbook, sheet, 500))]
  const touched = Object.keys(before).filter((path) => !isSame(before, after, path))
  const packed = touched.map((path) => deflateRawSync(before[path] as Uint8Array))
  const [ours, zlib]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 3; turn++) {
    zlib.push(...(await timesOf(() => packed.forEach((part) => void deflateRawSync(inflateRawSync(part))), 1)))
    ours.push(...(await timesOf(() => mark(workbook, sheet, 500), 1)))
  }
  const [mine, theirs] = [medianOf(ours), medianOf(zlib)]
  return {
    title: `mark-${rows}: 500 marks in a register of ${printWhole(rows)} rows, medians of 3`,
    rows: [
      ['', 'ms'],
      ['tonghop, the workbook marked', printWhole(mine)],
      [`zlib, inflate and deflate of the ${touched.length} parts that change`, printWhole(theirs)],
    ],
    floors: [{ words: `${(mine / theirs).toFixed(2)} × zlib, at most ${MOST_TIMES}`, isMet: mine <= MOST_TIMES * theirs }],
  }
}

async function mark(workbook: Uint8Array, sheet: string, count: number): Promise<Uint8Array> {
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const cell = `E${7 + index * 3}`
    return { rule: 'X01', severity: 'error', at: { sheet, cell }, given: '58', expected: '57', message: `Ô ${cell} ghi 58. Đề nghị sửa.` }
  })
  const marked = await markUp(workbook, { head: [['Đơn vị', 'LĐLĐ huyện Tam Đường']], findings })
  if ('unmarkable' in marked) throw new Error(marked.unmarkable)
  return marked
}

async function timesOf(work: () => unknown, runs: number): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return times
}

function isSame(before: Unzipped, after: Unzipped, path: string): boolean {
  const [one, other] = [before[path], after[path]]
  return one !== undefined && other !== undefined && Buffer.compare(one, other) === 0
}
