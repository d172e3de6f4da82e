import { execFile } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CannotOpenServer } from './cannotOpenServer.ts'
import type { Cluster } from './cluster.ts'
import { EXE } from './findBinaries.ts'
import { serverProcess } from './serverProcess.ts'

const WORKSHOP = 'pg-making-'

/**
 * Makes an empty cluster, UTF-8 whatever the environment. It is made beside its place and moved there when it is whole,
 * so a command that is killed on the way leaves nothing that looks like a cluster.
 */
export async function makeCluster(cluster: Cluster, password: string): Promise<void> {
  const { folder, account } = cluster.room
  for (const name of readdirSync(folder)) if (name.startsWith(WORKSHOP)) discard(join(folder, name))
  const workshop = mkdtempSync(join(folder, WORKSHOP))
  try {
    const passwordFile = join(workshop, 'password')
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (account) for (const path of [workshop, passwordFile]) chownSync(path, account.uid, account.gid)
    await initialise(cluster, join(workshop, 'data'), passwordFile)
    renameSync(join(workshop, 'data'), cluster.folder)
  } finally {
    discard(workshop)
  }
}

async function initialise(cluster: Cluster, folder: string, passwordFile: string): Promise<void> {
  const builtin = cluster.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []
  const access = ['--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  const sync = cluster.sync ? [] : ['--no-sync']
  const args = ['-D', folder, '--encoding=UTF8', ...builtin, '--locale=C', ...access, ...sync]
  try {
    await promisify(execFile)(join(cluster.bin, `initdb${EXE}`), args, serverProcess(cluster))
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim() || (error as Error).message
    throw new CannotOpenServer(
      `Không lập được cơ sở dữ liệu ở ${cluster.folder}: ${said}. Đề nghị kiểm tra quyền trên thư mục và chỗ trống của ổ đĩa rồi chạy lại, hoặc đặt DATABASE_URL.`,
      { cause: error },
    )
  }
}

/** The initdb of a killed command may still be writing there; what is left then goes the next time. */
function discard(workshop: string): void {
  try {
    rmSync(workshop, { recursive: true, force: true })
  } catch {}
}
