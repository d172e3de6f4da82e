import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RawCell } from '../../../src/parse/rawCell.ts'
import { readWorkbook } from '../../../src/read/readWorkbook.ts'
import type { Refusal, Workbook } from '../../../src/read/sheet.ts'
import { projectRoot } from '../../../src/store/projectRoot.ts'
import { limitedCommand } from '../../../src/store/reader/childCommand.ts'
import type { ReaderOptions } from '../../../src/store/reader/children.ts'
import { openReader, type Reader } from '../../../src/store/reader/openReader.ts'
import { READER_LIMITS } from '../../../src/store/reader/readerLimits.ts'
import { PS } from '../../../src/store/reader/watchProcess.ts'
import { markUp } from '../../../src/write/mark/markUp.ts'
import { readSample, sampleNames } from '../../helpers/sampleQuarter.ts'
import { childProcesses, isRunning } from './childProcesses.ts'

const MIB = 2 ** 20
const MISBEHAVING = join(projectRoot(), 'test/store/reader/misbehaving.js')
const NOTHING = new Uint8Array()
const SAMPLE = 'CDN_Y_TE.xlsx'
const hasPrlimit = limitedCommand('', READER_LIMITS) !== null

/** A reader that is closed when the test ends, and must have left nothing behind. */
function open(options: ReaderOptions = {}): Reader {
  const reader = openReader(options)
  onTestFinished(() => reader.close())
  return reader
}

const openMisbehaving = (options: ReaderOptions = {}) => open({ script: MISBEHAVING, ...options })

function cellsOf(workbook: Workbook | Refusal) {
  if ('refused' in workbook) return workbook
  const sheets = workbook.sheets.map(({ rows, ...sheet }) => ({
    ...sheet,
    rows: rows.map(({ number, isHidden, cells, columns }): [number, boolean, readonly RawCell[], readonly number[]] => [
      number,
      isHidden,
      cells,
      columns,
    ]),
  }))
  return { ...workbook, sheets }
}

/** A CSV of so many lines of twelve cells, all of them different. */
function largeCsv(lines: number): Uint8Array {
  const line = (_: unknown, row: number) => Array.from({ length: 12 }, (__, column) => `ô ${row}-${column}`).join(';')
  return Buffer.from(Array.from({ length: lines }, line).join('\r\n'))
}

describe('a file that is read in a process of its own', () => {
  it('comes to the same cells as in this one', async () => {
    const reader = open()
    for (const name of await sampleNames()) {
      const bytes = await readSample(name)
      expect(cellsOf(await reader.read(bytes, name)), name).toEqual(cellsOf(await readWorkbook(bytes, name)))
    }
  })

  it('is refused with the same sentence', async () => {
    const [bytes, name] = [Buffer.from('%PDF-1.7'), 'báo cáo.xlsx']
    expect(await open().read(bytes, name)).toEqual(await readWorkbook(bytes, name))
  })

  it('is read by the process that read the one before', async () => {
    const reader = open()
    const before = childProcesses()
    await reader.read(await readSample(SAMPLE), SAMPLE)
    const first = childProcesses().filter((pid) => !before.includes(pid))
    await reader.read(NOTHING, 'rỗng.xlsx')
    await reader.read(await readSample(SAMPLE), SAMPLE)
    expect(first).toHaveLength(1)
    expect(childProcesses().filter((pid) => !before.includes(pid))).toEqual(first)
  })

  it('waits its turn', async () => {
    const reader = open()
    const bytes = await readSample(SAMPLE)
    const before = childProcesses()
    const workbooks = await Promise.all(Array.from({ length: 4 }, (_, index) => reader.read(bytes, `${index}.xlsx`)))
    expect(childProcesses().filter((pid) => !before.includes(pid))).toHaveLength(1)
    expect(workbooks.map((workbook) => 'sheets' in workbook && workbook.sheets.length)).toEqual([15, 15, 15, 15])
  })

  it('may be prepared for, and need not come', async () => {
    const before = childProcesses()
    const reader = openReader()
    reader.prepare()
    await reader.close()
    await reader.close()
    expect(childProcesses()).toEqual(before)
    await expect(reader.read(NOTHING, 'sau.csv')).rejects.toThrow('after the reader was closed')
  })
})

describe('a file that is marked in a process of its own', () => {
  const finding = {
    rule: 'X01',
    severity: 'error',
    at: { sheet: 'BIA', cell: 'C4' },
    given: null,
    expected: null,
    message: 'Sai.',
  } as const
  const fixes = { head: [['Đơn vị', 'CĐ ngành Y tế']] as const, findings: [finding], labels: new Map([['BIA!C4', 'Đơn vị']]) }

  it('comes back as markUp marks it', async () => {
    const bytes = await readSample(SAMPLE)
    expect(Buffer.from((await open().mark({ name: SAMPLE, bytes }, fixes)) as Uint8Array)).toEqual(
      Buffer.from((await markUp(bytes, fixes)) as Uint8Array),
    )
  })

  it('is said to be unmarkable where it is no workbook, or takes more than it may', async () => {
    expect(await open().mark({ name: 'a.csv', bytes: Buffer.from('một;hai') }, fixes)).toEqual({
      unmarkable: expect.stringContaining('không phải .xlsx'),
    })
    const reader = openMisbehaving({ limits: { cpuMs: 500 } })
    expect(await reader.mark({ name: 'a.xlsx', bytes: NOTHING }, fixes)).toEqual({ unmarkable: expect.stringContaining('quá lớn') })
  })
})

const GUARDS: [guard: string, options: ReaderOptions][] = [
  ['under the limits of the system', {}],
  ['watched by way of /proc', { isLimited: false }],
  ['watched by way of ps', { isLimited: false, scale: PS }],
]

describe.each(GUARDS)('a process that reads, %s,', (guard, options) => {
  const isLimited = guard.includes('system')

  it.skipIf(isLimited && !hasPrlimit)('says what holds it', async () => {
    expect(await open(options).describe()).toMatchObject({ isBounded: isLimited, isWatched: true, limits: READER_LIMITS })
  })

  it('is not given more memory than it may have, and the next file is read', async () => {
    const reader = open({ ...options, limits: { memoryBytes: 96 * MIB } })
    expect(await reader.read(largeCsv(150_000), 'lớn.csv')).toEqual({ refused: expect.stringContaining('quá nhiều bộ nhớ') })
    expect(await reader.read(Buffer.from('một;hai'), 'nhỏ.csv')).toMatchObject({ kind: 'csv' })
  })

  it.each(['takes Buffers', 'takes Buffers until it is told no', 'fills its heap'])('that %s is stopped', async (deed) => {
    const reader = openMisbehaving({ ...options, limits: { memoryBytes: 96 * MIB } })
    expect(await reader.read(NOTHING, deed)).toEqual({ refused: expect.stringContaining('quá nhiều bộ nhớ') })
    expect(await reader.read(NOTHING, 'says who it is')).toHaveProperty('refused')
  })

  it('that never ends is ended, and the next file is read', async () => {
    const reader = openMisbehaving({ ...options, limits: { cpuMs: 500 } })
    expect(await reader.read(NOTHING, 'never ends')).toEqual({ refused: expect.stringContaining('quá nhiều thời gian') })
    expect(await reader.read(NOTHING, 'says who it is')).toHaveProperty('refused')
  })

  it('that does nothing is ended by the clock', async () => {
    const reader = openMisbehaving({ ...options, limits: { cpuMs: 500, patience: 2 } })
    await reader.read(NOTHING, 'says who it is')
    expect(await reader.read(NOTHING, 'never answers')).toEqual({ refused: expect.stringContaining('quá nhiều thời gian') })
  })

  it.each(['writes a file', 'starts a program', 'makes code of text'])('that %s cannot', async (deed) => {
    const answer = (await openMisbehaving(options).read(NOTHING, deed)) as Refusal
    expect(answer.refused).toMatch(/^it could not: (ERR_ACCESS_DENIED|EvalError)$/)
  })

  it('knows nothing of our environment', async () => {
    const { refused } = (await openMisbehaving(options).read(NOTHING, 'shows its environment')) as Refusal
    expect(Object.keys(JSON.parse(refused)).filter((name) => !['PWD', 'SystemRoot'].includes(name))).toEqual([])
  })
})

describe('a process that dies while it reads', () => {
  it('is replaced, and its file is read once more', async () => {
    const warnings: string[] = []
    const reader = open({ warn: (line) => warnings.push(line) })
    const bytes = largeCsv(20_000)
    const before = childProcesses()
    await reader.read(NOTHING, 'rỗng')
    const [first = 0] = childProcesses().filter((pid) => !before.includes(pid))
    const reading = reader.read(bytes, 'lớn.csv')
    await sleep(50)
    process.kill(first, 'SIGKILL')
    const workbook = (await reading) as Workbook
    expect(workbook.sheets[0]?.rows.at(-1)?.cell(12)).toMatchObject({ at: { cell: 'L20000' }, value: 'ô 19999-11' })
    expect(warnings).toEqual(['The process that read lớn.csv ended (SIGKILL); the file is read once more'])
  })

  it.skipIf(!hasPrlimit)('before it could begin is started anew under the limits of the system: once may be chance', async () => {
    const reader = open()
    const before = childProcesses()
    reader.prepare()
    for (const pid of childProcesses().filter((each) => !before.includes(each))) process.kill(pid, 'SIGKILL')
    expect(await reader.describe()).toMatchObject({ isBounded: true })
  })

  it.each(['dies', 'crashes'])('and whose successor %s too is our fault, which names the file', async (deed) => {
    const reader = openMisbehaving()
    await expect(reader.read(NOTHING, deed)).rejects.toThrow(`Reading ${deed} failed: the process ended twice`)
    expect(await reader.read(NOTHING, 'says who it is')).toHaveProperty('refused')
  })

  it.each([
    ['throws', 'a bug of ours'],
    ['talks nonsense', 'no frame'],
    ['cuts its answer short', 'Reading cuts its answer short failed'],
  ])('or %s is our fault, and the next file is read by another', async (deed, message) => {
    const reader = openMisbehaving()
    const first = await reader.read(NOTHING, 'says who it is')
    await expect(reader.read(NOTHING, deed)).rejects.toThrow(message)
    expect(await reader.read(NOTHING, 'says who it is')).not.toEqual(first)
  })

  it('before it could read is a fault where none can be started', async () => {
    const reader = open({ script: join(projectRoot(), 'no-such-program.js') })
    await expect(reader.describe()).rejects.toThrow('cannot be started')
    await expect(reader.read(NOTHING, 'tệp.xlsx')).rejects.toThrow('Reading tệp.xlsx failed')
  })
})

describe('a process that has read', () => {
  it.each([
    ['a file that made it large', { keptBytes: MIB }],
    ['many files', { keptFiles: 1 }],
    ['for long', { keptCpuMs: -1 }],
  ])('%s gives way to a new one', async (_, limits) => {
    const reader = openMisbehaving({ limits })
    const first = await reader.read(NOTHING, 'says who it is')
    expect(await reader.read(NOTHING, 'says who it is')).not.toEqual(first)
  })

  it('is gone when the reader is closed, also in the middle of a file', async () => {
    const before = childProcesses()
    const reader = openMisbehaving()
    const reading = reader.read(NOTHING, 'never ends')
    await sleep(100)
    await Promise.all([reader.close(), expect(reading).rejects.toThrow()])
    expect(childProcesses()).toEqual(before)
  })
})

describe('a parent', () => {
  it.each([
    ['is killed', 'says who it is', true],
    ['is killed while it reads', 'never ends', true],
    ['ends', 'says who it is', false],
  ])('that %s takes the process along', { timeout: 120_000 }, async (_, deed, isKilled) => {
    const { parent, child } = await startParent(deed)
    if (isKilled) parent.kill('SIGKILL')
    else parent.stdin?.end()
    await once(parent, 'close')
    for (let waited = 0; isRunning(child) && waited < 600; waited++) await sleep(100)
    expect(isRunning(child)).toBe(false)
  })
})

async function startParent(deed: string): Promise<{ parent: ChildProcess; child: number }> {
  const script = join(projectRoot(), 'test/store/reader/parent.js')
  const parent = spawn(process.execPath, [script, MISBEHAVING, deed], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const [line] = await once(parent.stdout, 'data')
  return { parent, child: Number(line) }
}
