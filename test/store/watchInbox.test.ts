import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gatherCalls } from '../../src/store/gatherCalls.ts'
import { needsPolling, REMOTE } from '../../src/store/needsPolling.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { type InboxWatch, watchInbox } from '../../src/store/watchInbox.ts'

describe('an inbox needs polling', () => {
  const LOCAL = { inbox: '/srv/inbox', platform: 'linux', fileSystem: 0xef53, setting: undefined } as const
  const CASES: readonly [why: string, watched: Partial<Parameters<typeof needsPolling>[0]>, needs: boolean][] = [
    ['not on ext4', {}, false],
    ['not on xfs', { fileSystem: 0x58465342 }, false],
    ['not on tmpfs', { fileSystem: 0x01021994 }, false],
    ['not in a container on overlayfs', { fileSystem: 0x794c7630 }, false],
    ['on NFS', { fileSystem: 0x6969 }, true],
    ['on CIFS, on a system whose numbers have a sign', { fileSystem: 0xff534d42 - 2 ** 32 }, true],
    ...REMOTE.map(([fileSystem, name]): (typeof CASES)[number] => [`on ${name}`, { fileSystem }, true]),
    ['not where nobody can tell', { fileSystem: null }, false],
    ['not on the number of NFS on another system', { platform: 'darwin', fileSystem: 0x6969 }, false],
    ['on another machine’s folder in Windows', { platform: 'win32', inbox: '\\\\may-chu\\nop' }, true],
    ['not on a disk of Windows', { platform: 'win32', inbox: 'D:\\nop' }, false],
    ['where the operator says so', { setting: 'poll' }, true],
    ['not where the operator says that events come', { setting: 'events', fileSystem: 0x6969 }, false],
  ]
  it.each(CASES)('%s', (_why, watched, needs) => expect(needsPolling({ ...LOCAL, ...watched })).toBe(needs))

  const HEADER = '/usr/include/linux/magic.h'
  it.skipIf(!existsSync(HEADER))('on what the kernel’s own header calls so', () => {
    const defined = new Map(
      [...readFileSync(HEADER, 'utf8').matchAll(/#define\s+(\w+)\s+(0x[0-9a-fA-F]+)/g)].map(([, name, hex]) => [name, Number(hex)]),
    )
    const known = REMOTE.filter(([, name]) => defined.has(name))
    expect(known.length).toBeGreaterThan(8)
    expect(known).toEqual(known.map(([, name]) => [defined.get(name), name]))
  })
})

describe('calls that come in a bunch', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('are made as one, a second after the last', () => {
    const made = vi.fn()
    const gathered = gatherCalls(made, { quietMs: 1000, atMostMs: 10_000 })
    for (let n = 0; n < 3; n++, vi.advanceTimersByTime(900)) gathered.call()
    expect(made).toHaveBeenCalledTimes(0)
    vi.advanceTimersByTime(100)
    expect(made).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(60_000)
    expect(made).toHaveBeenCalledTimes(1)
  })

  it('are made ten seconds after the first at the latest, and again ten seconds later', () => {
    const made = vi.fn()
    const gathered = gatherCalls(made, { quietMs: 1000, atMostMs: 10_000 })
    const times: number[] = []
    for (let n = 0; n < 250; n++, vi.advanceTimersByTime(100)) {
      gathered.call()
      if (made.mock.calls.length > times.length) times.push(n / 10)
    }
    expect(times).toHaveLength(2)
    expect(times[0]).toBeCloseTo(10, 0)
    expect(times[1]).toBeCloseTo(20, 0)
  })

  it('are not made any more when they were called off', () => {
    const made = vi.fn()
    const gathered = gatherCalls(made, { quietMs: 1000, atMostMs: 10_000 })
    gathered.call()
    gathered.cancel()
    vi.advanceTimersByTime(60_000)
    expect(made).not.toHaveBeenCalled()
  })
})

describe.each(['events', 'poll'])('a watched inbox, by %s', (setting) => {
  const PACE = { pollMs: 150, checkMs: 200, quietMs: 100, atMostMs: 1000 }
  let root: string
  let inbox: string
  let watched: InboxWatch
  let changes = 0
  let problems: string[]
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tonghop-watch-'))
    inbox = join(root, 'drop', 'inbox')
    await mkdir(join(inbox, 'LDLD_SIN_HO'), { recursive: true })
    await writeFile(join(inbox, 'có trước.xlsx'), 'x')
    vi.stubEnv('TONGHOP_WATCH', setting)
    changes = 0
    problems = []
    watched = await watchInbox(inbox, { onChange: () => changes++, onProblem: (problem) => problems.push(problem), pace: PACE })
  })
  afterEach(async () => {
    await watched.close()
    vi.unstubAllEnvs()
    await rm(root, { recursive: true, force: true })
  })

  /** That a change is told of after something was done; times are generous, for the machine may be busy. */
  async function expectChange(after: () => Promise<unknown>): Promise<void> {
    await sleep(400) // whatever came before is told of
    const before = changes
    await after()
    await vi.waitFor(() => expect(changes).toBeGreaterThan(before), { timeout: 20_000, interval: 20 })
  }

  it('tells of a file that comes, that grows, that is in the folder of a unit, and in one that was made later', async () => {
    expect(watched.isPolling).toBe(setting === 'poll')
    await expectChange(() => writeFile(join(inbox, 'Báo cáo.xlsx'), 'x'))
    await expectChange(() => appendFile(join(inbox, 'Báo cáo.xlsx'), 'y'))
    await expectChange(() => writeFile(join(inbox, 'LDLD_SIN_HO', 'Báo cáo.xlsx'), 'x'))
    await expectChange(() => mkdir(join(inbox, 'CDN_Y_TE')))
    await expectChange(() => writeFile(join(inbox, 'CDN_Y_TE', 'Báo cáo.xlsx'), 'x'))
    expect(problems).toEqual([])
  })

  it('tells once of many files that come together, and of none that were there', async () => {
    await sleep(500)
    expect(changes).toBe(0)
    await Promise.all(Array.from({ length: 50 }, (_, n) => writeFile(join(inbox, `${n}.csv`), 'x')))
    await vi.waitFor(() => expect(changes).toBeGreaterThan(0), { timeout: 20_000 })
    await sleep(500)
    expect(changes).toBeLessThan(6)
  })

  it('is missed when it goes away, watched again when it comes back, and when another takes its place', async () => {
    await rename(join(root, 'drop'), join(root, 'away'))
    await vi.waitFor(() => expect(problems).toEqual([expect.stringContaining('Không còn thấy thư mục nộp')]), { timeout: 20_000 })
    await expectChange(() => rename(join(root, 'away'), join(root, 'drop')))
    await expectChange(() => writeFile(join(inbox, 'sau khi trở lại.xlsx'), 'x'))
    await rename(inbox, join(root, 'cũ'))
    await mkdir(inbox)
    await sleep(600)
    await expectChange(() => writeFile(join(inbox, 'trong thư mục mới.xlsx'), 'x'))
  })

  it('tells of nothing any more when it is closed', async () => {
    await watched.close()
    const before = changes
    await writeFile(join(inbox, 'muộn.xlsx'), 'x')
    await sleep(600)
    expect(changes).toBe(before)
  })
})

/** A program that watches a folder with what is built, says what it is told, and ends when it has closed the watch. */
const PROGRAM = `
const [module, inbox] = process.argv.slice(1)
const { watchInbox } = await import(module)
const { writeFile } = await import('node:fs/promises')
const said = []
let changed
const change = new Promise((resolve) => { changed = resolve })
const watched = await watchInbox(inbox, { onChange: changed, onProblem: (problem) => said.push(problem), pace: { pollMs: 100, quietMs: 50 } })
setTimeout(() => writeFile(inbox + '/mới.xlsx', 'x'), 500)
await change
console.log(JSON.stringify({ isPolling: watched.isPolling, said }))
await watched.close()`

describe('a program that watches', () => {
  let inbox: string
  beforeEach(async () => {
    inbox = await mkdtemp(join(tmpdir(), 'tonghop-watch-'))
    for (let n = 0; n < 30; n++) await writeFile(join(inbox, `${n}.xlsx`), 'x')
  })
  afterEach(() => rm(inbox, { recursive: true, force: true }))

  async function run(...through: string[]): Promise<{ code: number | null; told: { isPolling: boolean; said: string[] } | null }> {
    const module = join(projectRoot(), 'dist/src/store/watchInbox.js')
    const [program = '', ...words] = [...through, process.execPath, '--input-type=module', '-e', PROGRAM, module, inbox]
    const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    const [code] = await once(child, 'close')
    return { code, told: out ? JSON.parse(out) : null }
  }

  it('ends when the watch is closed', async () => {
    expect(await run()).toEqual({ code: 0, told: { isPolling: false, said: [] } })
  })

  /** In a namespace of its own the number of watches can be bounded for one program. */
  const BOUNDED = ['unshare', '--user', '--map-root-user', 'sh', '-c', 'echo 5 > /proc/sys/user/max_inotify_watches && exec "$@"', 'sh']
  const canBound = process.platform === 'linux' && spawnSync(BOUNDED[0] ?? '', [...BOUNDED.slice(1), 'true']).status === 0
  it.skipIf(!canBound)('looks again and again where the system has no more watches, and says so once', async () => {
    const { code, told } = await run(...BOUNDED)
    expect({ code, isPolling: told?.isPolling }).toEqual({ code: 0, isPolling: true })
    expect(told?.said).toEqual([expect.stringMatching(/\(ENOSPC\).*xem lại 0.1 giây một lần.*TONGHOP_WATCH=poll\.$/)])
  })
})
