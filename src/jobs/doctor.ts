import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { printInstant } from '../parse/printInstant.ts'
import { printNumber } from '../parse/printNumber.ts'
import { findUnexplainedEnds } from '../pipeline/findUnexplainedEnds.ts'
import type { ScheduledJob } from '../pipeline/timetable.ts'
import type { Guard } from '../store/reader/openReader.ts'
import { runChecks } from '../store/runChecks.ts'
import { countFaultyFiles, countUnanswered, lastConsolidations } from '../store/selectHealth.ts'
import type { Store } from '../store/store.ts'
import { lookAtArchive } from './lookAtArchive.ts'
import { lookAtPeriods } from './lookAtPeriods.ts'
import { lookAtService } from './lookAtService.ts'
import { listAllConsolidations, verify } from './verify.ts'

/** One thing that was looked at: whether it is in order, what was seen, and what to do where it is not. */
export interface Diagnosis {
  name: string
  isWell: boolean
  seen: string
  advice: string | null
}

const FREE_SPACE_NEEDED = 500 * 2 ** 20

/** What is looked at besides the store: the home's folder, and what is due by itself. */
export interface Installation {
  home?: string
  timetable?: readonly ScheduledJob[]
}

/** Looks at everything an installation needs, in the order in which it would be mended. */
export async function doctor(store: Store, { home = store.drop.root, timetable = [] }: Installation = {}): Promise<Diagnosis[]> {
  return [
    await lookAtDatabase(store),
    ...(await Promise.all(Object.entries(store.drop.folders).map(([name, folder]) => lookAtFolder(name, folder)))),
    ...(await lookAtDisks([store.drop.root, home])),
    await lookAtClock(store),
    await lookAtReader(store),
    {
      name: 'Định nghĩa',
      isWell: true,
      seen: `${store.definitions.pipelines.length} đợt thu thập, mã ${store.definitions.hash.slice(0, 12)}`,
      advice: null,
    },
    ...(await lookAtService(store, timetable)),
    await lookAtArchive(store),
    await lookAtAnswers(store),
    await lookAtFaults(store),
    ...(await lookAtConsolidations(store)),
    await lookAtRecomputed(store),
    ...(await lookAtPeriods(store)),
    ...lookAtUnits(store),
    ...(await lookAtInvariants(store)),
  ]
}

async function lookAtDatabase({ database }: Store): Promise<Diagnosis> {
  const [row] = await database.query<{ version: string; encoding: string; role: string }>(
    `select split_part(version(), ' ', 2) as version, current_setting('server_encoding') as encoding, current_user as role`,
  )
  const isWell = row?.encoding === 'UTF8' && row.role === 'tonghop_app'
  return {
    name: 'Cơ sở dữ liệu',
    isWell,
    seen: `${database.describe}; PostgreSQL ${row?.version}, ${row?.encoding}, quyền ${row?.role}, bảng bản ${database.schema}`,
    advice: isWell ? null : 'Cơ sở dữ liệu phải dùng bảng mã UTF8. Đề nghị tạo lại với encoding UTF8.',
  }
}

async function lookAtFolder(name: string, folder: string): Promise<Diagnosis> {
  const isWell = await access(folder, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  return { name: `Thư mục ${name}`, isWell, seen: folder, advice: isWell ? null : `Đề nghị cấp quyền đọc và ghi thư mục ${folder}.` }
}

/** The disks of these folders, each once. */
async function lookAtDisks(folders: readonly string[]): Promise<Diagnosis[]> {
  const disks = new Map<number, string>()
  for (const folder of folders) {
    const { dev } = await stat(folder)
    if (!disks.has(dev)) disks.set(dev, folder)
  }
  return Promise.all([...disks.values()].map(lookAtDisk))
}

async function lookAtDisk(folder: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const isWell = free > FREE_SPACE_NEEDED
  return {
    name: 'Ổ đĩa',
    isWell,
    seen: `${folder}: còn trống ${printNumber(Math.floor(free / 2 ** 20))} MB`,
    advice: isWell ? null : 'Đề nghị dọn ổ đĩa: cần ít nhất 500 MB trống.',
  }
}

/** The database's clock and ours should agree, unless ours was set by hand. */
async function lookAtClock({ database, clock }: Store): Promise<Diagnosis> {
  const [row] = await database.query<{ now: string }>('select clock_timestamp() as now')
  const apart = Math.abs(Date.parse(row?.now ?? '') - Date.parse(clock()))
  const isSet = process.env.TONGHOP_NOW !== undefined
  const isWell = isSet || apart < 60_000
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const seen = isSet ? `đặt cố định ở ${clock()} (TONGHOP_NOW)` : `${printInstant(clock())} giờ Việt Nam; múi giờ của máy: ${zone}`
  return { name: 'Đồng hồ', isWell, seen, advice: isWell ? null : 'Đồng hồ của máy và của cơ sở dữ liệu lệch nhau. Đề nghị chỉnh lại giờ.' }
}

/** What guards us while a file is read; without any process to read it in, none is read. */
async function lookAtReader({ reader }: Store): Promise<Diagnosis> {
  const name = 'Đọc tệp'
  try {
    const guard = await reader.describe()
    return { name, isWell: true, seen: sayGuard(guard), advice: null }
  } catch (error) {
    const advice = 'Đề nghị xem máy còn bộ nhớ trống không và phần mềm đã được cài đủ chưa, rồi chạy lại lệnh doctor.'
    return { name, isWell: false, seen: (error as Error).message, advice }
  }
}

function sayGuard({ isBounded, isWatched, limits: { memoryBytes, cpuMs, cpuMsPerMib } }: Guard): string {
  const memory = `tối đa ${memoryBytes / 2 ** 20} MB`
  const time = `${cpuMs / 1000} giây và thêm ${printNumber(cpuMsPerMib / 1000)} giây cho mỗi MB của tệp`
  if (isBounded) return `tiến trình con, prlimit, ${memory}, ${time}`
  return `tiến trình con, ${isWatched ? `tiến trình cha theo dõi bộ nhớ, ${memory}` : 'không theo dõi được bộ nhớ'}, ${time}`
}

async function lookAtAnswers(store: Store): Promise<Diagnosis> {
  const count = await countUnanswered(store)
  return {
    name: 'Trả lời',
    isWell: count === 0,
    seen: `${count} tệp chưa được trả lời`,
    advice: count === 0 ? null : 'Đề nghị chạy lại lệnh intake.',
  }
}

async function lookAtFaults(store: Store): Promise<Diagnosis> {
  const count = await countFaultyFiles(store)
  return {
    name: 'Lỗi phần mềm',
    isWell: count === 0,
    seen: `${count} tệp gặp lỗi của phần mềm`,
    advice: count === 0 ? null : 'Đề nghị xem nhật ký và bảng submission_fault, rồi báo người phát triển.',
  }
}

async function lookAtConsolidations(store: Store): Promise<Diagnosis[]> {
  const periods = await lastConsolidations(store)
  return periods.map(({ pipeline, period, number, is_stale: isStale }) => ({
    name: `Tổng hợp ${period}`,
    isWell: number !== null && !isStale,
    seen: number === null ? 'chưa tổng hợp' : `lần ${number}${isStale ? ', có thay đổi sau lần này' : ''}`,
    advice: number !== null && !isStale ? null : `Đề nghị chạy: consolidate --period ${period} --pipeline ${pipeline}`,
  }))
}

/** The last consolidation of each period, worked out anew. */
async function lookAtRecomputed(store: Store): Promise<Diagnosis> {
  const all = await listAllConsolidations(store, null)
  const last = [...new Map(all.map((each) => [`${each.pipeline} ${each.period}`, each])).values()]
  const wrong: string[] = []
  for (const each of last) if ((await verify(store, each)).differing.length > 0) wrong.push(each.period)
  return {
    name: 'Tính lại',
    isWell: wrong.length === 0,
    seen: wrong.length === 0 ? `lần tổng hợp cuối của ${last.length} kỳ ra đúng từng số` : `không ra như đã lưu: ${wrong.join(', ')}`,
    advice: wrong.length === 0 ? null : 'Đề nghị chạy lệnh verify và không dùng tổng số của các kỳ này.',
  }
}

/** Units that ended, and nobody said what follows: allowed, and worth a question. */
function lookAtUnits({ definitions }: Store): Diagnosis[] {
  const ends = findUnexplainedEnds(definitions.units, definitions.successions)
  if (ends.length === 0) return []
  const seen = `chưa ghi đơn vị kế thừa: ${ends.map(({ name }) => name).join(', ')}`
  return [{ name: 'Đơn vị đã kết thúc', isWell: true, seen, advice: 'Nếu có đơn vị kế thừa, đề nghị ghi vào successions.csv.' }]
}

async function lookAtInvariants({ database }: Store): Promise<Diagnosis[]> {
  const checks = await runChecks(database)
  return checks.map(({ name, rows }) => ({
    name: `Kiểm tra ${name}`,
    isWell: rows.length === 0,
    seen: rows.length === 0 ? 'không có dòng sai' : `${rows.length} dòng sai, dòng đầu: ${JSON.stringify(rows[0])}`,
    advice: rows.length === 0 ? null : `Đề nghị xem sql/checks/${name}.sql và không dùng tổng số của kỳ này.`,
  }))
}
