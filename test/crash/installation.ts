import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Diagnosis } from '../../src/jobs/doctor.ts'
import { projectRoot } from '../../src/store/projectRoot.ts'
import { discardServer } from '../../src/store/server/discardServer.ts'
import { findPostmaster, type Postmaster } from '../../src/store/server/findPostmaster.ts'
import { privateFoldersOf } from '../../src/store/server/privateFolder.ts'

/** One line of a log, as the service writes it. */
export type LogLine = Readonly<Record<string, unknown>> & { level: string; message: string; timestamp: string }

/** When the jobs of a service under test are due: always. */
const TIMETABLE = 'job,cron,zone\nintake,*/2 * * * * *,UTC\nconsolidate,*/3 * * * * *,UTC\n'

/** A home of its own in a temporary folder, whose jobs are due every few seconds, and the program that works in it. */
export class Installation {
  readonly folder: string
  readonly home: string
  readonly drop: string
  #env: Readonly<Record<string, string>>
  #running = new Set<ChildProcess>()

  /** `env` is for what the program is to be told beside that: a database, another drop folder. */
  constructor({ env = {}, timetable = TIMETABLE }: { env?: Record<string, string>; timetable?: string } = {}) {
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), 'tonghop-crash-')))
    chmodSync(this.folder, 0o755) // root's server runs as another user, who has to get in
    this.home = join(this.folder, 'home')
    this.drop = env.TONGHOP_DROP ?? join(this.home, 'drop')
    this.#env = env
    mkdirSync(join(this.home, 'pipelines', 'quarterly-return'), { recursive: true })
    writeFileSync(join(this.home, 'pipelines', 'quarterly-return', 'timetable.csv'), timetable)
    process.on('exit', this.#killRunning)
  }

  /** Starts the program as an office would. What it prints goes to a file, and what it says beside that to another. */
  start(...words: string[]): ChildProcess {
    const [printed, said] = ['printed', 'said'].map((ending) => openSync(join(this.folder, `${words[0]}.${ending}`), 'a'))
    const env = { PATH: process.env.PATH ?? '', HOME: this.folder, ...this.#env }
    const args = [join(projectRoot(), 'bin', 'tonghop.js'), '--home', this.home, ...words]
    const child = spawn(process.execPath, args, { cwd: this.folder, env, stdio: ['ignore', printed, said] })
    for (const file of [printed, said]) if (file !== undefined) closeSync(file)
    this.#running.add(child.once('exit', () => this.#running.delete(child)))
    return child
  }

  /** What `doctor` finds that is not in order. */
  async askDoctor(): Promise<string[]> {
    await once(this.start('doctor', '--json'), 'exit')
    const { diagnoses } = JSON.parse(readFileSync(join(this.folder, 'doctor.printed'), 'utf8')) as { diagnoses: Diagnosis[] }
    return diagnoses.flatMap(({ name, isWell, seen }) => (isWell ? [] : [`doctor: ${name}: ${seen}`]))
  }

  /** The running server of the home; null where none runs. */
  postmaster(): Postmaster | null {
    const cluster = this.#cluster()
    return cluster === null ? null : findPostmaster(cluster)
  }

  /** The address of the home's own database, with its owner's rights; null while it has none. */
  databaseUrl(): string | null {
    const [note, password] = ['home.json', 'postgres-password'].map((name) => join(this.home, name))
    if (!note || !password || !existsSync(note) || !existsSync(password)) return null
    const port = JSON.parse(readFileSync(note, 'utf8')).database?.port
    return port ? `postgres://postgres:${readFileSync(password, 'utf8').trim()}@127.0.0.1:${port}/tonghop?sslmode=disable` : null
  }

  /** The service's log from a line on; a last line that is not whole yet is left out. */
  readLog(from = 0): LogLine[] {
    const file = join(this.home, 'logs', 'serve.jsonl')
    if (!existsSync(file)) return []
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    return lines.slice(from).map((line) => JSON.parse(line))
  }

  /** Ends what still runs, and removes everything. */
  async discard(): Promise<void> {
    this.#killRunning()
    process.off('exit', this.#killRunning)
    await discardServer(this.home)
    rmSync(this.folder, { recursive: true, force: true })
  }

  #cluster(): string | null {
    const rooms = [this.home, ...privateFoldersOf(this.home)].filter((room) => existsSync(room))
    const clusters = rooms.flatMap((room) => readdirSync(room).flatMap((name) => (/^pg\d+$/.test(name) ? [join(room, name)] : [])))
    return clusters[0] ?? null
  }

  /** Also when the test itself is stopped. */
  #killRunning = () => {
    for (const child of this.#running) child.kill('SIGKILL')
    const server = this.postmaster()
    if (server) process.kill(server.pid, 'SIGQUIT')
  }
}
