import { once } from 'node:events'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StatusDocument } from '../../src/jobs/loadStatus.ts'
import type { TotalsDocument } from '../../src/jobs/loadTotals.ts'
import type { TraceDocument } from '../../src/jobs/loadTrace.ts'
import { discardServer } from '../../src/store/server/discardServer.ts'
import { findPostmaster } from '../../src/store/server/findPostmaster.ts'
import { openServer } from '../../src/store/server/openServer.ts'
import type { Server } from '../../src/store/server/server.ts'
import { callCommand } from './callCommand.ts'
import { type Ran, runCommand, startCommand } from './runCommand.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tonghop-demo-')))
// Root's server runs as another user, who has to get in.
chmodSync(folder, 0o755)
const home = join(folder, '.demo')
const env = { TONGHOP_HOME: home }
/** Each command is run once as the office does; what else it says is asked of it in this process. */
const run = (...args: string[]) => runCommand(args, { cwd: folder, env })
const ask = (...args: string[]) => callCommand(args, env)
const askJson = async <T>(...args: string[]): Promise<T> => JSON.parse((await ask(...args, '--json')).stdout)
const Q3 = ['--period', '2023-Q3']

let first: Ran
let totals: TotalsDocument
/** Keeps the home's server running between the commands. */
let server: Server

beforeAll(async () => {
  first = await runCommand(['demo', '--json'], { cwd: folder })
  server = await openServer({ home, log: () => {} })
  totals = JSON.parse((await run('totals', ...Q3, '--json')).stdout)
})

afterAll(async () => {
  await server?.close()
  await discardServer(home)
  rmSync(folder, { recursive: true, force: true })
})

const headline = ({ totals: all }: Pick<TotalsDocument, 'totals'>, code: string) =>
  all.find((total) => total.indicator === code && total.headline)

describe('demo', () => {
  it('takes the twelve files in ./.demo, with one document on standard output and its progress on the other', () => {
    const { code, stdout, stderr } = first
    const report = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(report).toMatchObject({ home, intake: { faults: [] }, consolidation: { consolidation: 1, isNew: true } })
    expect(report.intake.files).toHaveLength(12)
    expect(stderr.trimEnd().split('\n')).toHaveLength(12)
    expect(stderr).toMatch(/^\[12\/12\] \S+: hợp lệ/m)
  })

  it('run again finds the same, and writes receipts only', async () => {
    const { code, stdout } = await run('demo', '--json')
    const { intake, consolidation } = JSON.parse(stdout)
    expect(code).toBe(0)
    expect(intake.files.map(({ version }: { version: number | null }) => version)).toEqual(Array(12).fill(null))
    expect(consolidation).toMatchObject({ consolidation: 1, isNew: false })
    expect(await askJson('totals', ...Q3)).toEqual(totals)
  })

  it('shows the files, the totals, the sums that open up, and what to try next', async () => {
    const { stdout } = await runCommand(['demo'], { cwd: folder })
    expect(stdout).toContain(`Làm việc ở ${home}`)
    expect(stdout).toMatch(/^BC quy 3 sua lan cuoi\.xlsx +LĐLĐ huyện Nậm Nhùn +hợp lệ; không đổi$/m)
    for (const sum of ['626 = 621 + 5 cuộc', '624 = 616 + 8 cuộc', '34 = 26 + 8 cuộc', '130 = 30 + 100 lượt người']) {
      expect(stdout).toContain(`: ${sum}\n`)
    }
    expect(stdout).toContain('Độ bao phủ: 11/11 đơn vị và LĐLĐ tỉnh Lai Châu')
    expect(stdout).toMatch(/TONGHOP_HOME=\.demo .*totals --period 2023-Q3\n/)
    expect(stdout.split('\n').filter((line) => line.length > 100 && !line.includes('TONGHOP_HOME'))).toEqual([])
  })

  it('leaves alone a folder that it did not make', async () => {
    const { code, stderr } = await runCommand(['--home', folder, 'demo'], { cwd: folder })
    expect(code).toBe(2)
    expect(stderr).toContain('có dữ liệu không phải do demo tạo')
  })
})

describe('totals', () => {
  it('--json has the shape that scripts rely on', () => {
    expect(Object.keys(totals).sort()).toEqual(['asOf', 'consolidation', 'coverage', 'period', 'pipeline', 'totals', 'unit'])
    expect(totals).toMatchObject({ pipeline: 'quarterly-return', period: '2023-Q3', consolidation: 1 })
    expect(totals.coverage).toEqual({ expected: 11, reported: 11, missing: [], own: true })
    expect(headline(totals, 'inspect_charter')).toEqual({
      ...{ indicator: 'inspect_charter', time: 'in_period', headline: true, section: '1.8' },
      ...{ label: 'Kiểm tra chấp hành Điều lệ', measure: 'cuộc', value: 626, low: 626, high: 626, qualifier: 'exact', boundStep: null },
      ...{ num: null, den: null, reported: 11, expected: 11, missing: [], own: true, stale: false },
      asOf: { first: '2023-08-31', last: '2023-08-31' },
    })
    expect(headline(totals, 'memberdb_member_rate')).toMatchObject({ value: 90.6, num: 20841, den: 23000, own: null })
    expect(headline(totals, 'school_build_amount')).toMatchObject({ value: 650_000_000, expected: 0, own: true })
  })

  it('are a table that people read, without colour where nobody looks', async () => {
    const { code, stdout, stderr } = await run('totals', ...Q3)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^BÁO CÁO QUÝ – QUÝ III\/2023\nTỉnh Lai Châu · lần tổng hợp 1, 08h00 ngày 08\/9\/2023\n/)
    expect(stdout).toMatch(/^ {2}Kiểm tra chấp hành Điều lệ +cuộc +626 {2}11\/11 \(\+\)\n {6}626 = 621 \+ 5\n {4}lũy kế từ đầu năm +\d+ /m)
    expect(stdout).toContain('90,6% = 20.841 / 23.000')
    for (const bound of ['trên 30.000', 'trên 50', 'trên 3.000']) expect(stdout).toContain(` ${bound}  11/11`)
    expect(stdout).toMatch(/từ 4\.000\.000 đến 5\.000\.000 {2}\(\+\)/)
    expect(stdout).not.toContain('\u001b')
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('show the codes that trace takes, where asked', async () => {
    expect((await ask('totals', ...Q3, '--codes')).stdout).toMatch(/626 {2}11\/11 \(\+\)\n {6}inspect_charter\n/)
  })

  it('have footnotes of what units explained, where asked', async () => {
    const { stdout } = await ask('totals', ...Q3, '--notes')
    expect(stdout).toMatch(/^ {2}Kiểm tra chấp hành Điều lệ +cuộc +626 {2,}11\/11 \(\+\)\n/m)
    expect(stdout).toMatch(/^ {2}CĐCS đã tổ chức đại hội, hội nghị +CĐCS +778 {2}\(2\) {2}11\/11$/m)
    expect(stdout.replace(/\n {4}/g, ' ')).toMatch(/^\(2\) .*LĐLĐ huyện Tam Đường, .*: Số liệu cũ: kết quả đại hội/m)
    expect(stdout.split('\n').filter((line) => line.length > 100)).toEqual([])
    const noted = await askJson<TotalsDocument>('totals', ...Q3, '--notes')
    expect(headline(noted, 'inspect_charter')?.notes).toEqual([])
    expect(headline(noted, 'grassroots_congress_held')?.notes).toHaveLength(11)
    expect(totals.totals.every(({ notes }) => notes === undefined)).toBe(true)
  })

  it('end well when the reader leaves', async () => {
    const child = startCommand(['totals', ...Q3], { cwd: folder, env })
    child.stdout?.destroy()
    expect(await once(child, 'close')).toEqual([0, null])
  })

  it('of a unit and of a day are asked for by name', async () => {
    const own = await askJson<TotalsDocument>('totals', ...Q3, '--unit', 'LDLD_TAM_DUONG')
    expect(headline(own, 'inspect_charter')).toMatchObject({ value: 57, reported: 1, expected: 1 })
    const before = await askJson<TotalsDocument>('totals', ...Q3, '--as-of', '2023-09-07')
    expect(before).toMatchObject({ consolidation: null, totals: [] })
    expect((await ask('totals', ...Q3, '--as-of', 'hôm qua')).code).toBe(2)
    expect((await ask('totals', ...Q3, '--unit', 'X')).stderr).toBe('Không có đơn vị nào mang mã X.\n')
  })
})

describe('trace', () => {
  it('opens 626 up into cells that add up to it', async () => {
    const trace = await askJson<TraceDocument>('trace', 'inspect_charter', ...Q3)
    expect(trace).toMatchObject({ indicator: 'inspect_charter', time: 'in_period', value: 626, consolidation: 1 })
    expect(trace.facts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(626)
    const keys = ['indicator', 'time', 'unit', 'state', 'value', 'low', 'high', 'qualifier', 'submission', 'version', 'file', 'sha256']
    for (const fact of trace.facts) for (const key of [...keys, 'sheet', 'cell', 'raw']) expect(fact).toHaveProperty(key)
  })

  it('shows them unit by unit, with file, version, cell, and what the cell says', async () => {
    const { stdout } = await run('trace', 'inspect_charter', ...Q3)
    expect(stdout).toMatch(/^Kiểm tra chấp hành Điều lệ: 626 = 621 \+ 5 cuộc\n/)
    expect(stdout).toMatch(/^LĐLĐ huyện Tam Đường: 57 = 57 \+ 0 · LDLD_TAM_DUONG\.xlsx, bản 1\n {4}cùng cấp +57 {2}09_KIEMTRA!E7 {2}"57"$/m)
  })

  it('names the unions that a rate over the lists does not count', async () => {
    const { num, den, lacking } = await askJson<TraceDocument>('trace', 'memberdb_union_rate', ...Q3)
    expect([num, den, lacking?.length]).toEqual([766, 778, 12])
    const { stdout } = await ask('trace', 'memberdb_union_rate', ...Q3)
    for (const { name } of lacking ?? []) expect(stdout.replace(/\s+/g, ' ')).toContain(name)
  })

  it('knows another basis, and says which there are', async () => {
    const year = await askJson<TraceDocument>('trace', 'inspect_charter', ...Q3, '--time', 'year_to_date')
    expect(year.facts.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(year.value)
    const { code, stderr } = await ask('trace', 'inspect_charter', ...Q3, '--time', 'stock')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: 'Chỉ tiêu "inspect_charter" không có cơ sở thời gian "stock"; có: in_period, year_to_date.\n',
    })
  })
})

describe('status', () => {
  it('lists who has sent, with a line that sums up', async () => {
    const { units, ...period } = await askJson<StatusDocument>('status', ...Q3)
    expect(period).toEqual({
      pipeline: 'quarterly-return',
      period: '2023-Q3',
      deadline: '2023-09-08T23:59:59+07:00',
      periodState: 'open',
      opensOn: '2023-08-19',
      locksOn: '2023-09-15',
      events: [],
    })
    expect(units).toHaveLength(12)
    const keys = [
      'deadline',
      'errors',
      'forms',
      'inForceVersion',
      'isReopened',
      'late',
      'name',
      'receivedAt',
      'rechecks',
      'state',
      'unit',
      'version',
      'warnings',
    ]
    expect(Object.keys(units[0] ?? {}).sort()).toEqual(keys)
    const { stdout } = await run('status', ...Q3)
    expect(stdout).toMatch(/^LĐLĐ huyện Tam Đường +Hợp lệ +bản 1 +08h00 ngày 08\/9\/2023$/m)
    expect(stdout).toMatch(/\nĐã nhận 11\/11 đơn vị · hợp lệ 8 · hợp lệ, cần xác nhận 3\n$/)
  })
})

describe('intake', () => {
  it('says that nothing waits', async () => {
    expect(await askJson('intake')).toEqual({ files: [], faults: [], unsettled: [] })
    expect((await run('intake')).stdout).toBe(`Không có tệp nào chờ trong ${join(home, 'drop', 'inbox')}.\n`)
  })
})

describe('a withdrawal', () => {
  it('is followed by totals of 10 of 11 units, and the missing one has a name', async () => {
    const { code, stdout } = await run('withdraw', '--unit', 'LDLD_MUONG_TE', ...Q3, '--reason', 'nộp nhầm tệp')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Đã thôi tính 12 biểu \([\d.]+ số liệu\) của LĐLĐ huyện Mường Tè, Quý III\/2023\. Không xóa gì\.\n/)
    expect(headline(await askJson('totals', ...Q3), 'inspect_charter')).toMatchObject({ value: 626, stale: true })
    expect((await ask('totals', ...Q3)).stdout).toMatch(/626 {2}11\/11 \(\+\) !$/m)

    const consolidated = await run('consolidate', ...Q3)
    expect(consolidated.code).toBe(0)
    expect(consolidated.stdout).toContain(
      'Độ bao phủ: 10/11 đơn vị và LĐLĐ tỉnh Lai Châu; chưa có LĐLĐ huyện Mường Tè\nĐã lập lần tổng hợp 2.\n',
    )
    const after = await askJson<TotalsDocument>('totals', ...Q3)
    expect(after.coverage).toEqual({ expected: 11, reported: 10, missing: ['LDLD_MUONG_TE'], own: true })
    expect(headline(after, 'inspect_charter')).toMatchObject({ reported: 10, missing: ['LDLD_MUONG_TE'], stale: false })
    const { stdout: table } = await ask('totals', ...Q3)
    expect(table).toMatch(/ 10\/11 \(\+\) \[1\]$/m)
    expect(table).toContain('[1] chưa có LĐLĐ huyện Mường Tè\n')
    expect((await ask('status', ...Q3)).stdout).toMatch(/\nĐã nhận 10\/11 đơn vị · hợp lệ 8 · hợp lệ, cần xác nhận 2 · chưa nộp 1\n$/)
  })

  it('leaves an earlier report as it was', async () => {
    const earlier = await askJson<TotalsDocument>('totals', ...Q3, '--as-of', '2023-09-30')
    expect(earlier.consolidation).toBe(1)
    expect(headline(earlier, 'inspect_charter')).toMatchObject({ value: 626, reported: 11 })
  })

  it('of nothing is wrong usage', async () => {
    const { code, stderr } = await ask('withdraw', '--unit', 'LDLD_MUONG_TE', ...Q3, '--reason', 'nộp nhầm tệp')
    expect(code).toBe(2)
    expect(stderr).toContain('Đơn vị LDLD_MUONG_TE không có biểu nào đang được tính trong kỳ 2023-Q3.')
  })
})

describe('consolidate', () => {
  it('--json is the totals with the checks: a unit that is missing on both sides of a rate is none of them', async () => {
    const { checks, isNew, ...document } = await askJson<TotalsDocument & { checks: { rows: unknown[] }[]; isNew: boolean }>(
      'consolidate',
      ...Q3,
    )
    expect(isNew).toBe(false)
    expect(document).toEqual(await askJson('totals', ...Q3))
    expect(checks.length).toBeGreaterThan(4)
    expect(checks.flatMap(({ rows }) => rows)).toEqual([])
  })
})

describe('doctor', () => {
  it('finds everything in order', async () => {
    const { code, stdout } = await run('doctor')
    expect(stdout).toMatch(/^✓ Cơ sở dữ liệu: PostgreSQL /)
    expect(stdout).toMatch(/\n✓ Đọc tệp: tiến trình con, .* tối đa \d+ MB, /)
    expect(stdout).toMatch(/\nMọi thứ đều ổn\.\n$/)
    expect(code).toBe(0)
  })

  it('ends with 1 where the database cannot be reached, and says what to do', async () => {
    const { code, stdout } = await runCommand(['--home', 'elsewhere', 'doctor'], {
      cwd: folder,
      env: { DATABASE_URL: 'postgres://127.0.0.1:1/none' },
    })
    expect(code).toBe(1)
    expect(stdout).toMatch(/^✗ Cơ sở dữ liệu: Không kết nối được/)
  })
})

describe('the commands over time', () => {
  it('lock a period and open it again, with who and why', async () => {
    const locked = await run('period', 'lock', ...Q3, '--by', 'Văn phòng')
    expect(locked.stdout).toMatch(
      /\nĐã khóa kỳ theo lần tổng hợp \d+ lúc .* \(Văn phòng\)\.\nĐã khóa kỳ · hạn nộp 23h59 ngày 08\/9\/2023\n$/,
    )
    expect((await ask('period', 'lock', ...Q3)).stderr).toBe(
      'Kỳ 2023-Q3 đã khóa: không khóa được; chỉ khóa kỳ đang mở, hoặc đơn vị đang được mở lại.\n',
    )
    const { events } = await askJson<StatusDocument>('status', ...Q3)
    expect(events).toMatchObject([{ action: 'lock', by: 'Văn phòng' }])
    expect(await askJson('period', 'reopen', ...Q3, '--reason', 'thử')).toMatchObject({ state: 'reopened', event: { reason: 'thử' } })
    expect((await ask('period', 'undo', ...Q3)).stderr).toBe('Không có việc "undo". Đề nghị ghi một trong: open, lock, reopen, extend.\n')
  })

  it('say what changed: the withdrawal of one unit', async () => {
    const { stdout } = await run('diff', ...Q3, '--from', '1', '--to', '2')
    expect(stdout).toMatch(/^BÁO CÁO QUÝ – QUÝ III\/2023\ntừ lần tổng hợp 1 \(.*\) đến lần tổng hợp 2 /)
    expect(stdout).toContain('LĐLĐ huyện Mường Tè thôi tính')
    expect(stdout).toMatch(/Tỉnh Lai Châu: 626 \(11\/11 đơn vị\) → 572 \(10\/11 đơn vị\)/)
    expect((await ask('diff', ...Q3, '--unit', 'LDLD_TAM_DUONG')).stderr).toContain('LDLD_TAM_DUONG mới có một bản trong kỳ 2023-Q3')
    expect((await run('corrections', ...Q3)).stdout).toContain('Chưa có đính chính nào sau khi khóa kỳ.')
  })

  it('join, compare and line up periods, as far as there are any', async () => {
    const nine = await ask('totals', '--period', '2023-9M')
    expect(nine.stdout).toMatch(/chưa có Quý I\/2023, Quý II\/2023/)
    expect((await ask('trace', 'inspect_charter', '--period', '2023-9M')).stderr).toContain('gộp từ 2023-Q1, 2023-Q2, 2023-Q3')
    expect((await run('compare', ...Q3)).stdout).toMatch(/Quý II\/2023 chưa được tổng hợp\..* = \d+% \(/s)
    const series = await run('series', 'inspect_charter', '--from', '2023-Q2', '--to', '2023-Q3')
    expect(series.stdout).toMatch(/Quý II\/2023 +chưa có.*Quý III\/2023 +\d+/s)
    expect((await ask('series', 'inspect_charter', '--from', '2023-Q3', '--to', '2023-Q2')).code).toBe(2)
    expect((await ask('totals', '--period', '2023')).stderr).toContain('Có nhiều đợt thu thập cho kỳ 2023')
  })

  it('work every consolidation out anew', async () => {
    const { code, stdout } = await run('verify')
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Cả \d lần tổng hợp tính lại đều ra đúng từng số\.\n$/),
    })
  })
})

describe('a command that is told to stop', () => {
  it('ends with 143 after the file in hand and stops the server; the next one takes the rest', async () => {
    await server.close()
    const child = startCommand(['demo'], { cwd: folder })
    await once(child.stderr as NonNullable<typeof child.stderr>, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([143, null])
    expect(findPostmaster(join(home, 'pg18'))).toBeNull()
    expect(readdirSync(join(home, 'drop', 'inbox')).length).toBeGreaterThan(5)

    const { code, stdout } = await run('intake')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nĐã nhận \d+ tệp · hợp lệ /)
    expect(readdirSync(join(home, 'drop', 'inbox'))).toEqual([])
  })
})
