import { existsSync, mkdirSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../../fuzz/random.ts'
import type { Installation } from './installation.ts'
import type { Delivery } from './story.ts'

/** Lays the files of a story into an inbox, one after the other, while others do what they do. */
export class Deliverer {
  #left: Delivery[]
  #sent: Delivery[] = []
  #inbox: string
  #outside: string
  #random: Random
  #writing: Promise<unknown>[] = []

  constructor(story: readonly Delivery[], { folder, drop }: Pick<Installation, 'folder' | 'drop'>, random: Random) {
    this.#left = [...story]
    this.#inbox = join(drop, 'inbox')
    this.#outside = join(folder, 'outside')
    this.#random = random
    for (const each of [this.#inbox, this.#outside]) mkdirSync(each, { recursive: true })
  }

  /** Lays down so many files at moments within `ms`; fewer where none may come yet. */
  async send(count: number, ms: number): Promise<void> {
    const moments = Array.from({ length: count }, () => this.#random.below(ms)).sort((a, b) => a - b)
    let now = 0
    for (const moment of moments) {
      await sleep(moment - now)
      now = moment
      this.#sendNext()
    }
  }

  /** Lays down what is left, and waits until all of it has been taken. */
  async sendRest(isOver: () => boolean): Promise<void> {
    while ((this.#left.length > 0 || this.#waiting().length > 0) && !isOver()) {
      this.#sendNext()
      await sleep(50)
    }
    await Promise.all(this.#writing)
  }

  /** The first file whose unit has none in the inbox. */
  #sendNext(): void {
    const busy = new Set(this.#waiting().map(({ from }) => from))
    const at = this.#left.findIndex(({ from }) => !busy.has(from))
    const [next] = at < 0 ? [] : this.#left.splice(at, 1)
    if (!next) return
    this.#sent.push(next)
    this.#writing.push(next.isSlow ? this.#writeSlowly(next) : this.#move(next))
  }

  /** What was sent and is not taken out again, or is just on its way. */
  #waiting(): Delivery[] {
    return this.#sent.filter(({ name }) => this.#onTheWay.has(name) || existsSync(join(this.#inbox, name)))
  }

  #onTheWay = new Set<string>()

  async #move({ name, bytes }: Delivery): Promise<void> {
    this.#onTheWay.add(name)
    await writeFile(join(this.#outside, name), bytes)
    await rename(join(this.#outside, name), join(this.#inbox, name))
    this.#onTheWay.delete(name)
  }

  async #writeSlowly({ name, bytes }: Delivery): Promise<void> {
    this.#onTheWay.add(name)
    const file = await open(join(this.#inbox, name), 'wx')
    const step = Math.ceil(bytes.length / SLOW_STEPS)
    for (let at = 0; at < bytes.length; at += step) {
      await file.write(bytes.subarray(at, at + step))
      await sleep(SLOW_PAUSE_MS)
    }
    await file.close()
    this.#onTheWay.delete(name)
  }
}

const SLOW_STEPS = 5
const SLOW_PAUSE_MS = 120
