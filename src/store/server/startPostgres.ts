import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CannotOpenServer } from './cannotOpenServer.ts'
import type { Cluster } from './cluster.ts'
import { EXE } from './findBinaries.ts'
import { clearLockFiles, findPostmaster, type Postmaster } from './findPostmaster.ts'
import { freePort } from './freePort.ts'
import { serverProcess } from './serverProcess.ts'

const PATIENCE_MS = 10 * 60_000
const ATTEMPTS = 10
/** Another took the port in between. */
const PORT_TAKEN = /could not bind|could not create any TCP\/IP/
/** Another took the cluster in between, or backends of a server that was killed are not gone yet. */
const NOT_FREE_YET = /lock file "[^"]*" already exists|pre-existing shared memory/

/** Returns the running server of a cluster, starting it where none runs; `isOurs` says that this call did. */
export async function startPostgres(cluster: Cluster, log: (line: string) => void): Promise<Postmaster & { isOurs: boolean }> {
  let { port } = cluster
  for (let attempt = 1; ; attempt++) {
    const running = await settle(cluster.folder, log)
    if (running) return { ...running, isOurs: false }
    clearLockFiles(cluster.folder)
    const started = await launch({ ...cluster, port }, log)
    if (typeof started !== 'string') return { ...started, isOurs: true }
    const isPortTaken = PORT_TAKEN.test(started)
    if (attempt === ATTEMPTS || !(isPortTaken || NOT_FREE_YET.test(started))) throw doesNotStart(cluster, started)
    if (isPortTaken) port = 0
    await sleep(200)
  }
}

/** Waits for a server that is starting, recovering or stopping to be ready or gone; given `child`, for that one alone. */
async function settle(folder: string, log: (line: string) => void, child?: ChildProcess): Promise<Postmaster | null> {
  const begun = Date.now()
  let isSaid = false
  for (;;) {
    const running = findPostmaster(folder)
    if (running?.isReady && (!child || running.pid === child.pid)) return running
    if (child ? hasEnded(child) : !running) return null
    const waited = Date.now() - begun
    if (waited > PATIENCE_MS) throw tooLong(folder)
    if (waited > 3000 && !isSaid) log(`Đang chờ cơ sở dữ liệu ở ${folder}: có thể nó đang khôi phục sau lần dừng đột ngột.`)
    isSaid ||= waited > 3000
    await sleep(5)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

/**
 * Starts a server in a process group of its own: Ctrl-C in the terminal is the command's to handle, and the server
 * outlives a command that is killed. Returns what it wrote if it ends before it is ready.
 */
async function launch(cluster: Cluster, log: (line: string) => void): Promise<Postmaster | string> {
  const args = await settingsOf(cluster)
  const logFile = openLog(`${cluster.folder}.log`)
  const begin = fstatSync(logFile).size
  const stdio: StdioOptions = ['ignore', logFile, logFile]
  const child = spawn(join(cluster.bin, `postgres${EXE}`), args, { ...serverProcess(cluster), detached: true, stdio })
  closeSync(logFile)
  child.unref()
  if (child.pid === undefined) return String((await once(child, 'error'))[0])
  const started = await settle(cluster.folder, log, child)
  return started ?? readFileSync(`${cluster.folder}.log`).subarray(begin).toString('utf8').trim()
}

/** Analysts come over TCP on this machine; the socket is in the cluster, if its path is short enough for one. */
async function settingsOf(cluster: Cluster): Promise<string[]> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: await freePort(cluster.port),
    unix_socket_directories: Buffer.byteLength(cluster.folder) < 85 ? '.' : '',
    'tonghop.keep_running': cluster.keepRunning ? 'on' : 'off',
    ...(cluster.sync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  return ['-D', cluster.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** The server's own log, for whoever looks into a failure. It begins anew past a megabyte; one earlier is kept. */
function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000) renameSync(path, `${path}.old`)
  return openSync(path, 'a', 0o600)
}

function doesNotStart(cluster: Cluster, said: string): CannotOpenServer {
  return new CannotOpenServer(
    `Không khởi động được cơ sở dữ liệu ở ${cluster.folder}: ${said}. ` +
      'Đề nghị xử lý nguyên nhân trên (quyền, chỗ trống của ổ đĩa, chương trình khác đang dùng) rồi chạy lại lệnh.',
  )
}

function tooLong(folder: string): CannotOpenServer {
  return new CannotOpenServer(
    `Đã chờ ${PATIENCE_MS / 60_000} phút mà cơ sở dữ liệu ở ${folder} chưa sẵn sàng. Đề nghị xem ${folder}.log, rồi chạy lại lệnh.`,
  )
}
