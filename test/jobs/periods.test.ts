import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changePeriod, type PeriodChange } from '../../src/jobs/changePeriod.ts'
import { consolidate } from '../../src/jobs/consolidate.ts'
import { doctor } from '../../src/jobs/doctor.ts'
import { listCorrections } from '../../src/jobs/listCorrections.ts'
import { loadDiff } from '../../src/jobs/loadDiff.ts'
import { loadStatus } from '../../src/jobs/loadStatus.ts'
import { loadTotals } from '../../src/jobs/loadTotals.ts'
import { listAllConsolidations, verify } from '../../src/jobs/verify.ts'
import { withdraw } from '../../src/jobs/withdraw.ts'
import { saveDefinitions } from '../../src/store/saveDefinitions.ts'
import { openTestStore } from '../helpers/openTestStore.ts'
import { award, sendEvents } from '../helpers/sendEvents.ts'

const PERIOD = '2023-Q3'
const [TAM_DUONG, SIN_HO] = ['LDLD_TAM_DUONG', 'LDLD_SIN_HO']

let store: Awaited<ReturnType<typeof openTestStore>>
beforeAll(async () => {
  store = await openTestStore({ now: '2023-08-25T08:00:00+07:00' })
})
afterAll(() => store?.close())

const change = (action: string, more: Partial<PeriodChange> = {}) =>
  changePeriod(store, { action, period: PERIOD, by: 'văn phòng', ...more })
const send = (unit: string, ...rows: string[]) => sendEvents(store, { unit }, ...rows)
const students = async (asOf?: string) => {
  const { totals } = await loadTotals(store, { period: PERIOD, asOf })
  return totals.find(({ indicator, headline }) => indicator === 'award_students' && headline)?.value
}
const statusOf = async (unit: string, asOf?: string) => {
  const { units, ...period } = await loadStatus(store, { period: PERIOD, asOf })
  return { period, unit: units.find((each) => each.unit === unit) }
}

describe('a period that is not open yet', () => {
  it('returns what comes for it with a sentence of its own', async () => {
    const { status, findings } = await sendEvents(store, { unit: TAM_DUONG, period: '2023-Q4' }, award('1', 12, 900_000))
    expect([status, findings[0]?.rule, findings[0]?.given]).toEqual(['returned', 'T46', '2023-Q4'])
    expect(findings[0]?.message).toBe('Kỳ báo cáo Quý IV/2023 chưa mở: nhận báo cáo từ ngày 19/11/2023. Đề nghị kiểm tra ô "Kỳ báo cáo".')
  })

  it('takes returns once the office opens it', async () => {
    await change('open', { period: '2023-Q4' })
    expect(await sendEvents(store, { unit: TAM_DUONG, period: '2023-Q4' }, award('1', 12, 900_000))).toMatchObject({
      status: 'accepted_with_warnings',
    })
    await expect(change('open', { period: '2023-Q4' })).rejects.toThrow('Kỳ 2023-Q4 đang mở: không cần mở nữa')
  })
})

describe('a deadline', () => {
  it('is later for a unit with which that was agreed, and it is not late then', async () => {
    await expect(change('extend', { unit: SIN_HO, until: '2023-09-12' })).rejects.toThrow('Đề nghị ghi lý do')
    await expect(change('extend', { unit: SIN_HO, reason: 'lũ' })).rejects.toThrow('Đề nghị ghi hạn mới')
    await expect(change('extend', { unit: SIN_HO, reason: 'lũ', until: '2023-09-01' })).rejects.toThrow(
      'Hạn mới phải sau hạn đang áp dụng (08/9/2023)',
    )
    expect(await change('extend', { unit: SIN_HO, reason: 'lũ', until: '2023-09-12' })).toMatchObject({
      deadline: '2023-09-12T16:59:59.999+00:00',
    })
    store.setNow('2023-09-11T08:00:00+07:00')
    await send(SIN_HO, award('1', 5, 500_000))
    await send(TAM_DUONG, award('1', 12, 900_000))
    expect((await statusOf(SIN_HO)).unit).toMatchObject({ state: 'accepted', late: false })
    expect((await statusOf(TAM_DUONG)).unit).toMatchObject({ state: 'accepted', late: true })
    expect((await statusOf('CDN_Y_TE')).unit).toMatchObject({ state: 'overdue' })
    expect((await statusOf(TAM_DUONG, '2023-09-10')).unit).toMatchObject({ state: 'overdue', version: null, forms: [] })
  })
})

describe('a lock', () => {
  it('is of a consolidation that knows everything received', async () => {
    await expect(change('lock')).rejects.toThrow(
      'Kỳ 2023-Q3 chưa được tổng hợp nên chưa khóa được. Đề nghị chạy: consolidate --period 2023-Q3',
    )
    await consolidate(store, { period: PERIOD })
    await send(TAM_DUONG, award('1', 13, 900_000))
    await expect(change('lock')).rejects.toThrow('có thay đổi sau lần tổng hợp 1')
    await consolidate(store, { period: PERIOD })
    expect(await change('lock', { reason: 'Báo cáo đã ký' })).toMatchObject({
      state: 'locked',
      event: { consolidation: 2, by: 'văn phòng' },
    })
  })

  it('returns what comes after it, with a sentence of its own, and no total moves', async () => {
    const { status, findings } = await send(TAM_DUONG, award('1', 99, 900_000))
    expect({ status, findings }).toMatchObject({ status: 'returned', findings: [{ rule: 'T47' }] })
    expect(findings[0]?.message).toContain('Kỳ báo cáo Quý III/2023 đã khóa từ ngày 11/9/2023')
    expect((await consolidate(store, { period: PERIOD })).isNew).toBe(false)
    await expect(withdraw(store, { unit: TAM_DUONG, period: PERIOD, reason: 'nhầm' })).rejects.toThrow(
      'Kỳ 2023-Q3 đã khóa. Đề nghị mở lại trước',
    )
  })

  it('is seen in the status, with who and why', async () => {
    const { period } = await statusOf(TAM_DUONG)
    expect(period).toMatchObject({ periodState: 'locked', events: [{ action: 'extend' }, { action: 'lock', reason: 'Báo cáo đã ký' }] })
    expect((await statusOf(TAM_DUONG, '2023-09-10')).period.periodState).toBe('open')
  })
})

describe('a correction', () => {
  it('needs the period reopened for its unit, with a reason', async () => {
    await expect(change('reopen', { unit: TAM_DUONG })).rejects.toThrow('Đề nghị ghi lý do')
    await expect(change('reopen', { unit: 'LAI_CHAU', reason: 'x' })).rejects.toThrow(
      'Không có đơn vị báo cáo nào mang mã LAI_CHAU trong kỳ 2023-Q3',
    )
    store.setNow('2023-10-02T08:00:00+07:00')
    await change('reopen', { unit: TAM_DUONG, reason: 'cộng thiếu 3 em' })
    expect((await statusOf(TAM_DUONG)).unit).toMatchObject({ isReopened: true })
    expect(await send(SIN_HO, award('1', 6, 500_000))).toMatchObject({ status: 'returned', findings: [{ rule: 'T47' }] })
  })

  it('gets a number, what was and is, why, and the reports that said what was', async () => {
    const taken = await send(TAM_DUONG, award('1', 16, 900_000))
    expect(taken).toMatchObject({ status: 'accepted' })
    expect(await readFile(`${taken.answer}.ket-qua.txt`, 'utf8')).toContain('Đính chính số 1 của kỳ: cộng thiếu 3 em')
    const { corrections } = await listCorrections(store, { period: PERIOD })
    expect(corrections).toMatchObject([
      {
        number: 1,
        unit: TAM_DUONG,
        reason: 'cộng thiếu 3 em',
        by: 'văn phòng',
        changes: [{ indicator: 'award_students', was: { stated: 13, version: 2 }, now: { stated: 16 } }],
        touches: { consolidations: [1, 2], wholes: ['2023-H2', '2023-9M', '2023'], later: ['2023-Q4'] },
      },
    ])
  })

  it('is no correction where the same figures come again', async () => {
    await send(TAM_DUONG, award('1', 16, 900_000))
    expect((await listCorrections(store, { period: PERIOD })).corrections).toHaveLength(1)
  })

  it('is told value by value, with what it does to the total', async () => {
    const { changes, totals, corrections, from, to } = await loadDiff(store, { period: PERIOD })
    expect([from.number, to.number]).toEqual([2, null])
    expect(changes.map(({ indicator, was, now }) => [indicator, was?.stated, now?.stated])).toEqual([['award_students', 13, 16]])
    expect(totals.map(({ indicator, was, now }) => [indicator, was?.stated, now?.stated])).toEqual([
      ['award_students', 18, 21],
      ['award_recipients', 18, 21],
    ])
    expect(corrections.map(({ number }) => number)).toEqual([1])
    const ofUnit = await loadDiff(store, { period: PERIOD, unit: TAM_DUONG })
    expect({ changes: ofUnit.changes, totals: ofUnit.totals }).toEqual({ changes, totals })
    const first = await loadDiff(store, { period: PERIOD, unit: TAM_DUONG, from: '1', to: '2' })
    expect(first.totals.map(({ was, now }) => [was?.stated, now?.stated])).toContainEqual([17, 18])
  })

  it('changes no earlier report, and both come out to the digit when they are worked out anew, also under other definitions', async () => {
    await consolidate(store, { period: PERIOD })
    expect([await students('2023-09-30'), await students()]).toEqual([18, 21])
    const pipelines = store.definitions.pipelines.map((each) => ({
      ...each,
      indicators: each.indicators.map((indicator) =>
        indicator.code === 'award_students' ? { ...indicator, label: 'Tên mới' } : indicator,
      ),
    }))
    store.definitions = { ...store.definitions, hash: 'other labels', pipelines }
    await saveDefinitions(store)
    const all = await listAllConsolidations(store, PERIOD)
    const verified = await Promise.all(all.map((each) => verify(store, each)))
    expect(verified.map(({ number, differing }) => [number, differing])).toEqual([
      [1, []],
      [2, []],
      [3, []],
    ])
    const labelOf = async (asOf: string) =>
      (await loadTotals(store, { period: PERIOD, asOf })).totals.find(({ indicator }) => indicator === 'award_students')?.label
    expect(await labelOf('2023-09-30')).toBe('Khen thưởng học sinh là con đoàn viên')
  })

  it('is also a withdrawal while the period is reopened, and none once it is locked again', async () => {
    await withdraw(store, { unit: TAM_DUONG, period: PERIOD, reason: 'gửi nhầm của quý trước' })
    expect((await listCorrections(store, { period: PERIOD })).corrections[1]).toMatchObject({
      number: 2,
      submission: null,
      reason: 'gửi nhầm của quý trước',
    })
    await expect(change('lock', { unit: TAM_DUONG })).rejects.toThrow('có thay đổi sau lần tổng hợp 3')
    await consolidate(store, { period: PERIOD })
    expect(await change('lock', { unit: TAM_DUONG })).toMatchObject({ event: { consolidation: 4 } })
    expect(await send(TAM_DUONG, award('1', 16, 900_000))).toMatchObject({ status: 'returned', findings: [{ rule: 'T47' }] })
  })
})

describe('what somebody may have forgotten', () => {
  const seen = async () => (await doctor(store)).filter(({ name }) => name === `Kỳ ${PERIOD}`).map((each) => each.seen)

  it('is told by the doctor: a period reopened and not locked again', async () => {
    expect(await seen()).toEqual([])
    await change('reopen', { unit: SIN_HO, reason: 'thiếu một dòng' })
    expect(await seen()).toEqual(['đang mở lại để sửa cho LDLD_SIN_HO, chưa khóa lại'])
    await change('lock')
    expect(await seen()).toEqual([])
  })

  it('or one that nobody locked on the day that was planned', async () => {
    store.setNow('2023-12-20T08:00:00+07:00')
    const fourth = (await doctor(store)).find(({ name }) => name === 'Kỳ 2023-Q4')
    expect(fourth).toMatchObject({ isWell: true, seen: 'đã quá ngày dự kiến khóa (15/12/2023), chưa khóa' })
  })
})

describe('a unit that is not there in a period', () => {
  it('but begins after its cut-off day need not send', async () => {
    const fresh = {
      code: 'CD_MOI',
      name: 'Công đoàn mới',
      role: 'upper' as const,
      parent: 'LAI_CHAU',
      validFrom: '2023-09-15',
      validTo: null,
      decision: null,
    }
    store.definitions = { ...store.definitions, hash: 'one unit more', units: [...store.definitions.units, fresh] }
    await saveDefinitions(store)
    expect((await statusOf('CD_MOI')).unit).toMatchObject({ state: 'exempt', late: false })
    expect((await loadStatus(store, { period: '2023-Q4' })).units.find(({ unit }) => unit === 'CD_MOI')).toMatchObject({ state: 'overdue' })
  })

  it('is told when it was, and what follows', async () => {
    const until = '2023-06-30'
    const units = store.definitions.units.map((unit) => (unit.code === SIN_HO ? { ...unit, validTo: until, decision: 'QĐ ví dụ' } : unit))
    const successions = [{ from: SIN_HO, to: TAM_DUONG, effectiveOn: '2023-07-01', kind: 'merged' as const, share: null, decision: null }]
    store.definitions = { ...store.definitions, hash: 'one unit ended', units, successions }
    await saveDefinitions(store)
    const { status, findings } = await send(SIN_HO, award('1', 5, 500_000))
    expect({ status, findings }).toMatchObject({ status: 'returned', findings: [{ rule: 'T48' }] })
    expect(findings[0]?.message).toBe(
      'LĐLĐ huyện Sìn Hồ đã kết thúc ngày 30/6/2023 (QĐ ví dụ), không phải đơn vị báo cáo của kỳ Quý III/2023 (số liệu tính đến 31/8/2023). Nơi nhận tiếp: LĐLĐ huyện Tam Đường. Đề nghị kiểm tra lại đơn vị và ô "Kỳ báo cáo".',
    )
  })
})
