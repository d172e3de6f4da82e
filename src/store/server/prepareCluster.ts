import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { CannotOpenServer } from './cannotOpenServer.ts'
import { chooseRoom } from './chooseRoom.ts'
import type { Cluster } from './cluster.ts'
import { findBinaries } from './findBinaries.ts'
import { readHomeNote, saveHomeNote } from './homeNote.ts'
import { keepPassword, passwordFileOf } from './keepPassword.ts'
import { makeCluster } from './makeCluster.ts'
import { prepareBinaries } from './prepareBinaries.ts'
import type { ServerOptions } from './server.ts'
import { stopPostgres } from './stopPostgres.ts'

/** Finds the home's cluster, or makes it where the home is new. An established home whose cluster is gone gets no empty one. */
export async function prepareCluster(home: string, options: ServerOptions): Promise<Cluster> {
  const note = readHomeNote(home)
  const noted = note?.kind === 'embedded' ? note : null
  const binaries = findBinaries(noted?.major ?? null)
  const { major } = binaries
  const room = chooseRoom(home, `pg${major}`)
  const bin = prepareBinaries(binaries, room, room.folder === home ? options.log : () => {})
  const { sync = true, keepRunning = false } = options
  const cluster = { folder: join(room.folder, `pg${major}`), room, bin, major, port: noted?.port ?? 0, sync, keepRunning }
  const isNewHome = !noted && !existsSync(passwordFileOf(home))
  if (isNewHome && room.folder !== home) await putAside(cluster)
  if (existsSync(cluster.folder)) checkPassword(home, cluster)
  else if (noted) throw isGone(home, cluster)
  else await furnish(home, cluster, options.log)
  return cluster
}

async function furnish(home: string, cluster: Cluster, log: (line: string) => void): Promise<void> {
  if (cluster.room.folder !== home) {
    log(`Chỉ root vào được ${home}, mà PostgreSQL không chạy bằng root, nên cơ sở dữ liệu được đặt ở ${cluster.room.folder}.`)
  }
  await makeCluster(cluster, keepPassword(home))
  saveHomeNote(home, { kind: 'embedded', major: cluster.major, port: 0 })
}

/** A private folder outlives a home that is deleted by hand. What it holds is that home's; the last one is kept, for regrets. */
async function putAside(cluster: Cluster): Promise<void> {
  if (!existsSync(cluster.folder)) return
  await stopPostgres(cluster.folder, cluster.bin)
  rmSync(`${cluster.folder}.earlier`, { recursive: true, force: true })
  renameSync(cluster.folder, `${cluster.folder}.earlier`)
}

function checkPassword(home: string, cluster: Cluster): void {
  if (existsSync(passwordFileOf(home))) return
  throw new CannotOpenServer(
    `Không còn tệp mật khẩu ${passwordFileOf(home)} của cơ sở dữ liệu ở ${cluster.folder}. Đề nghị khôi phục tệp này từ bản sao lưu.`,
  )
}

function isGone(home: string, cluster: Cluster): CannotOpenServer {
  return new CannotOpenServer(
    `Không thấy cơ sở dữ liệu của ${home}: thư mục ${cluster.folder} không có. ` +
      'Nếu thư mục làm việc vừa được chuyển chỗ hoặc đổi tên, đề nghị đưa về chỗ cũ; nếu muốn bắt đầu lại từ đầu, đề nghị dùng thư mục khác (--home).',
  )
}
