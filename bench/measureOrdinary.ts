import { join } from 'node:path'
import { projectRoot } from '../src/store/projectRoot.ts'
import { installProgram } from './installProgram.ts'
import { medianOf } from './measure/medianOf.ts'
import { runProcess } from './measure/runProcess.ts'
import { printWhole, type Report } from './report.ts'

const FILE = 'fixtures/quarter-3-2023/inbox/LDLD_TAM_DUONG.xlsx'
const RUNS = 15
/** Milliseconds over twice a bare Node. */
const MOST = 700
const AIM = 400

/** Checks one ordinary workbook, in turn with a Node that does nothing. */
export async function measureOrdinary(folder: string): Promise<Report> {
  const { script, home } = await installProgram(join(folder, 'installed'))
  const commands = {
    check: [process.execPath, script, '--home', home, 'check', join(projectRoot(), FILE)],
    node: [process.execPath, '-e', '0'],
  }
  const times = { check: [] as number[], node: [] as number[] }
  for (let turn = 0; turn < RUNS; turn++)
    for (const name of ['check', 'node'] as const) times[name].push((await runProcess(commands[name])).ms)
  const [check, node] = [medianOf(times.check), medianOf(times.node)]
  const over = check - 2 * node
  return {
    title: `ordinary: check of one workbook (${FILE}), medians of ${RUNS}`,
    rows: [
      ['', 'ms'],
      ['tonghop check', printWhole(check)],
      ['node -e 0', printWhole(node)],
    ],
    floors: [{ words: `check = 2 × node + ${printWhole(over)} ms, at most ${MOST} (aim ${AIM})`, isMet: over <= MOST }],
  }
}
