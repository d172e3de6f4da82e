import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../fuzz/random.ts'
import { Deliverer } from './deliverer.ts'
import { compareWith, findProblems } from './findProblems.ts'
import { Installation } from './installation.ts'
import { isCommand, isSurvived, type Kind, victimsOf } from './kill.ts'
import { type Phase, phaseOf } from './phaseOf.ts'
import { killAll } from './processes.ts'
import { isAllDone, type Snapshot, takeSnapshot } from './snapshot.ts'
import type { Delivery } from './story.ts'

/** A kill: of what, when, and what it hit. */
export interface Round {
  kind: Kind
  at: number
  phase: Phase
  /** After how long the service was at work again; null where it never left it, or the next kill came before. */
  backMs: number | null
}

/** One home from its first start to its rest: the kills, what came of it, and what is wrong with that. */
export interface Played {
  installation: Installation
  snapshot: Snapshot
  rounds: Round[]
  problems: string[]
}

export interface Script {
  story: readonly Delivery[]
  kills: readonly Kind[]
  random: Random
  /** The latest moment of a kill after the start before it. */
  latestMs: number
  /** The same story without kills, to compare with. */
  calm?: Played
}

const EARLIEST_MS = 100
const BACK_WITHIN_MS = 60_000
const REST_WITHIN_MS = 180_000
const STOP_WITHIN_MS = 10_000

/** Plays a story in a new home while it is killed again and again, lets it come to rest, and looks at what is there. */
export async function playHome(script: Script): Promise<Played> {
  const installation = new Installation()
  const player = new Player(installation, script)
  for (const kind of script.kills) await player.playRound(kind)
  await player.comeToRest()
  const snapshot = await takeSnapshot(installation)
  const { problems, rounds } = player
  problems.push(...findProblems(script.story, snapshot, installation.drop))
  if (script.calm)
    problems.push(...compareWith({ ...script.calm, drop: script.calm.installation.drop }, { snapshot, drop: installation.drop }))
  return { installation, snapshot, rounds, problems }
}

/** What is killed with what, and how the server was at that moment. */
interface Blow {
  kind: Kind
  victims: number[]
  target: ChildProcess
  isReady: boolean | null
}

class Player {
  readonly rounds: Round[] = []
  readonly problems: string[] = []
  #installation: Installation
  #script: Script
  #deliverer: Deliverer
  #service: ChildProcess | null = null
  /** How much of the log there was at the last start, or at the last kill that it survived. */
  #since = 0
  #startedAt = 0

  constructor(installation: Installation, script: Script) {
    this.#installation = installation
    this.#script = script
    this.#deliverer = new Deliverer(script.story, installation, script.random)
  }

  /** Kills once. A command that ended before its moment is started again, and killed sooner. */
  async playRound(kind: Kind): Promise<void> {
    const { random, latestMs, story, kills } = this.#script
    let count = Math.ceil((story.length * 0.8) / kills.length)
    for (let latest = latestMs; latest > EARLIEST_MS; latest /= 2) {
      const moment = EARLIEST_MS + Math.round((latest - EARLIEST_MS) * (random.below(1000) / 1000) ** 1.3)
      const command = isCommand(kind) ? this.#installation.start(...COMMANDS[kind]) : null
      if (!command) this.#service ??= this.#start()
      const sending = this.#deliverer.send(count, moment)
      await sleep(moment)
      const target = command ?? this.#service
      const isKilled = target !== null && (await this.#strike(kind, target))
      await sending
      if (isKilled) break
      count = 0
    }
    if (isSurvived(kind) && random.chance(0.6)) await this.#expectBack(kind)
  }

  async comeToRest(): Promise<void> {
    const service = this.#service ?? this.#start()
    this.#service = service
    const until = Date.now() + REST_WITHIN_MS
    const isOver = () => Date.now() > until || this.#service === null
    await this.#deliverer.sendRest(isOver)
    while (!(await isAllDone(this.#installation.databaseUrl(), this.#script.story.length)) && !isOver()) await sleep(200)
    if (isOver()) this.problems.push('did not come to rest')
    this.#noteBack()
    this.problems.push(...(await this.#installation.askDoctor()))
    await this.#stop(service)
  }

  #start(): ChildProcess {
    this.#since = this.#installation.readLog().length
    this.#startedAt = Date.now()
    const service = this.#installation.start('serve')
    service.once('exit', (code, signal) => {
      if (this.#service === service) this.problems.push(`the service ended by itself: ${signal ?? `exit code ${code}`}`)
      if (this.#service === service) this.#service = null
    })
    return service
  }

  /** Kills once there is something to kill; false where there was nothing. */
  async #strike(kind: Kind, target: ChildProcess): Promise<boolean> {
    const until = Date.now() + 5000
    while (target.exitCode === null && Date.now() < until) {
      const isReady = this.#installation.postmaster()?.isReady ?? null
      const victims = victimsOf(kind, this.#installation, target.pid ?? 0)
      if (victims.length > 0) await this.#kill({ kind, victims, target, isReady })
      if (victims.length > 0) return true
      await sleep(10)
    }
    return false
  }

  async #kill({ kind, victims, target, isReady }: Blow): Promise<void> {
    this.#noteBack()
    const ended = once(target, 'exit')
    if (target === this.#service && !isSurvived(kind)) this.#service = null
    killAll(victims)
    const at = Date.now()
    if (!isSurvived(kind)) await ended
    this.rounds.push({ kind, at, phase: phaseOf(this.#installation, this.#since, isReady), backMs: null })
    if (kind !== 'server') return
    this.#since = this.#installation.readLog().length
    this.#startedAt = at
  }

  #noteBack(): void {
    const last = this.rounds.at(-1)
    if (last && this.#startedAt >= last.at) last.backMs = this.#backMs()
  }

  #backMs(): number | null {
    const line = this.#installation.readLog(this.#since).find(({ message }) => message === 'service started')
    return line ? Date.parse(line.timestamp) - this.#startedAt : null
  }

  /** A service whose server was killed opens it again by itself. */
  async #expectBack(kind: Kind): Promise<void> {
    const until = Date.now() + BACK_WITHIN_MS
    while (this.#service && this.#backMs() === null) {
      if (Date.now() > until) return void this.problems.push(`not at work again ${BACK_WITHIN_MS / 1000} s after a kill of the ${kind}`)
      await sleep(50)
    }
  }

  async #stop(service: ChildProcess): Promise<void> {
    if (!this.#service) return
    this.#service = null
    const ended = once(service, 'exit')
    service.kill('SIGTERM')
    const [code] = (await Promise.race([ended, sleep(STOP_WITHIN_MS, ['none'], { ref: false })])) as [number | string | null]
    if (code !== 0) this.problems.push(`told to stop, it ended within ${STOP_WITHIN_MS / 1000} s with exit code ${code}`)
    if (this.#installation.postmaster()) this.problems.push('told to stop, it left its server running')
  }
}

const COMMANDS = { intake: ['intake'], consolidate: ['consolidate', '--period', '2023-Q3'] } as const
