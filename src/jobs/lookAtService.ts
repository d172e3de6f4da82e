import { printInstant } from '../parse/printInstant.ts'
import type { ScheduledJob } from '../pipeline/timetable.ts'
import { listServices, type Service } from '../store/services.ts'
import type { Store } from '../store/store.ts'
import type { Diagnosis } from './doctor.ts'
import { type JobState, listJobs } from './timetable/listJobs.ts'
import { sayRun } from './timetable/sayRun.ts'

/** A service that has said nothing for so long is no longer there. */
const SILENT_AFTER_MS = 2 * 60_000

/** Whether what should run by itself does: the service, and every job of the timetable. An office that never used it has nothing to be told. */
export async function lookAtService(store: Store, timetable: readonly ScheduledJob[]): Promise<Diagnosis[]> {
  const jobs = await listJobs(store, timetable)
  const services = await listServices(store)
  if (services.length === 0 && jobs.every(({ newest }) => newest === null))
    return [{ name: 'Chạy tự động', isWell: true, seen: 'chưa dùng (lệnh serve chưa chạy lần nào)', advice: null }]
  return [lookAtAlive(store, services), ...jobs.map(lookAtJob)]
}

/** What serves now; where nothing does, whether it was told to stop or has died. */
function lookAtAlive({ clock }: Store, services: readonly Service[]): Diagnosis {
  const name = 'Chạy tự động'
  const now = Date.parse(clock())
  const alive = services.filter(({ beatAt, stoppedAt }) => stoppedAt === null && Math.abs(now - Date.parse(beatAt)) < SILENT_AFTER_MS)
  if (alive.length > 0) {
    const hosts = [...new Set(alive.map(({ host }) => host))].join(', ')
    return { name, isWell: true, seen: `${alive.length} tiến trình serve đang chạy (${hosts})`, advice: null }
  }
  const last = services[0]
  const advice = 'Đề nghị chạy lại lệnh serve, hoặc xem dịch vụ của hệ điều hành đã bật chưa.'
  if (!last) return { name, isWell: true, seen: 'không có serve; việc theo lịch được gọi bằng jobs run', advice: null }
  if (last.stoppedAt) return { name, isWell: true, seen: `serve đã dừng theo yêu cầu, ${printInstant(last.stoppedAt)}`, advice }
  const seen = `serve trên ${last.host} không còn dấu hiệu hoạt động từ ${printInstant(last.beatAt)}, và không dừng theo yêu cầu`
  return { name, isWell: false, seen, advice: `${advice} Nhật ký: logs/serve.jsonl trong thư mục nhà.` }
}

function lookAtJob({ name: job, isLate, run, newest, lastSlot }: JobState): Diagnosis {
  const name = `Việc ${job}`
  const said = newest ? sayRun(newest) : 'chưa chạy lần nào'
  if (run?.state === 'given_up') return { name, isWell: false, seen: said, advice: `Đề nghị xử lý nguyên nhân trên, rồi chạy: jobs retry` }
  if (!isLate) return { name, isWell: true, seen: said, advice: null }
  const seen = `đến hạn lúc ${lastSlot ? printInstant(lastSlot) : '?'} mà chưa xong; lần gần nhất: ${said}`
  return { name, isWell: false, seen, advice: `Đề nghị xem lệnh serve có đang chạy không; chạy ngay: jobs run ${job}` }
}
