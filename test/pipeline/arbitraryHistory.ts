import fc from 'fast-check'
import { dayBefore } from '../../src/pipeline/dayAfter.ts'
import { isValidOn, type Succession, type Unit } from '../../src/pipeline/unit.ts'

/** What became of a federation, and in which unit each grassroots union was from each day on; null where the union has ended. */
export interface History {
  units: Unit[]
  successions: Succession[]
  homes: readonly { day: string; unions: ReadonlyMap<number, string | null> }[]
}

/** Before anything changes. */
export const FIRST_DAY = '2020-06-30'
/** The days on which something may change: also the next day, a leap day, and the turn of a year. */
export const DAYS = ['2021-01-01', '2021-01-02', '2022-03-01', '2024-02-29', '2024-03-01', '2025-07-01']

const ACTS = ['merge', 'shares', 'list', 'list', 'transfer', 'dissolve', 'vanish', 'move', 'begin'] as const
const UNIONS_EACH = 4

interface Act {
  kind: (typeof ACTS)[number]
  picks: readonly number[]
}

/** A tree of units that merge, split n to m, give unions away, end and begin, several of them on one day. */
export function arbitraryHistory(acts: readonly Act['kind'][] = ACTS): fc.Arbitrary<History> {
  const picks = fc.array(fc.nat({ max: 9999 }), { minLength: 9, maxLength: 9 })
  const day = fc.array(fc.record({ kind: fc.constantFrom(...acts), picks }), { maxLength: 3 })
  const drawn = fc.record({ uppers: fc.integer({ min: 1, max: 6 }), days: fc.tuple(...DAYS.map(() => day)) })
  return drawn.map(({ uppers, days }) => {
    const chronicle = new Chronicle(uppers)
    DAYS.forEach((each, index) => {
      chronicle.pass(each, days[index] ?? [])
    })
    return { units: chronicle.units, successions: chronicle.successions, homes: chronicle.homes }
  })
}

class Chronicle {
  readonly units: Unit[] = []
  readonly successions: Succession[] = []
  readonly homes: { day: string; unions: Map<number, string | null> }[] = []
  private unions = new Map<number, string | null>()
  private day = '2010-01-01'
  /** Who acts or receives today: nobody does both by ending. */
  private busy = new Set<string>()
  private picks: readonly number[] = []
  private picked = 0

  constructor(uppers: number) {
    for (const [code, parent] of [
      ['TOP', null],
      ['VUNG', 'TOP'],
    ] as const)
      this.add({ code, role: 'total', parent })
    this.add({ code: 'OWN', role: 'own', parent: 'TOP' })
    for (let index = 0; index < uppers; index++) this.begin()
    for (const { code } of this.present()) {
      for (let index = 0; index < UNIONS_EACH; index++) this.unions.set(this.unions.size, code)
    }
    this.homes.push({ day: FIRST_DAY, unions: new Map(this.unions) })
  }

  pass(day: string, acts: readonly Act[]): void {
    this.day = day
    this.busy = new Set()
    for (const { kind, picks } of acts) {
      this.picks = picks
      this.picked = 0
      if (kind === 'begin') this.begin()
      else this.act(kind)
    }
    this.homes.push({ day, unions: new Map(this.unions) })
  }

  private act(kind: Exclude<Act['kind'], 'begin'>): void {
    const from = this.takeFree()
    if (!from) return
    switch (kind) {
      case 'merge':
        this.merge(from)
        break
      case 'shares':
        this.splitByShares(from)
        break
      case 'list':
        this.splitByList(from)
        break
      case 'transfer':
        this.transfer(from)
        break
      case 'dissolve':
        this.tell(from, null, 'dissolved')
        this.end(from, [null])
        break
      case 'vanish':
        this.end(from, [null])
        break
      case 'move':
        this.close(from)
        this.add({ code: from, role: from === 'OWN' ? 'own' : 'upper', parent: this.oneOf(['TOP', 'VUNG']) ?? 'TOP' })
    }
  }

  private merge(from: string): void {
    const [to] = this.takers(from, 1)
    for (const each of [from, this.pick(2) === 0 ? this.takeFree() : null]) {
      if (!each || !to) continue
      this.tell(each, to, 'merged')
      this.end(each, [to])
    }
  }

  private splitByShares(from: string): void {
    const tos = this.takers(from, 2 + this.pick(2), this.pick(3) === 0)
    const thousandths = tos.slice(1).map(() => 1 + this.pick(320))
    const rest = thousandths.reduce((left, each) => left - each, 1000)
    const shares = [rest, ...thousandths].map((each) => (each / 1000).toFixed(3))
    tos.forEach((to, index) => {
      this.tell(from, to, 'split', shares[index])
    })
    this.end(from, tos)
  }

  private splitByList(from: string): void {
    const tos = this.takers(from, 2 + this.pick(2), this.pick(3) === 0)
    for (const each of [from, this.pick(2) === 0 ? this.takeFree() : null]) {
      if (!each) continue
      for (const to of tos) this.tell(each, to, 'split')
      this.end(each, tos)
    }
  }

  private transfer(from: string): void {
    const tos = this.takers(from, 1 + this.pick(2))
    for (const to of tos) this.tell(from, to, 'transferred')
    this.moveUnions(from, [from, ...tos])
  }

  /** Some others to go to, old or new, and perhaps the unit itself. */
  private takers(from: string, count: number, isAlsoItself = false): string[] {
    const others = Array.from({ length: count }, () => {
      const old = this.oneOf(this.present().filter(({ code }) => code !== from))?.code
      return old && this.pick(2) === 0 ? old : this.begin()
    })
    const distinct = [...new Set([...(isAlsoItself ? [from] : []), ...others])]
    const tos = count > 1 && distinct.length < 2 ? [...distinct, this.begin()] : distinct
    for (const to of tos) this.busy.add(to)
    return tos
  }

  private tell(from: string, to: string | null, kind: Succession['kind'], share: string | null = null): void {
    this.successions.push({ from, to, effectiveOn: this.day, kind, share, decision: null })
  }

  private end(from: string, tos: readonly (string | null)[]): void {
    if (!tos.includes(from)) this.close(from)
    this.moveUnions(from, tos)
  }

  private moveUnions(from: string, tos: readonly (string | null)[]): void {
    for (const [union, home] of this.unions) if (home === from) this.unions.set(union, this.oneOf(tos) ?? null)
  }

  private close(code: string): void {
    const row = this.units.find((unit) => unit.code === code && unit.validTo === null)
    if (row) row.validTo = dayBefore(this.day)
  }

  private begin(): string {
    const code = `U${this.units.length}`
    this.add({ code, role: 'upper', parent: this.oneOf(['TOP', 'VUNG']) ?? 'TOP' })
    this.busy.add(code)
    return code
  }

  private add(row: Pick<Unit, 'code' | 'role' | 'parent'>): void {
    this.units.push({ ...row, name: `Đơn vị ${row.code}`, validFrom: this.day, validTo: null, decision: null })
  }

  private present(): Unit[] {
    return this.units.filter((unit) => unit.role !== 'total' && isValidOn(unit, this.day))
  }

  private takeFree(): string | null {
    const code = this.oneOf(this.present().filter((unit) => !this.busy.has(unit.code)))?.code ?? null
    if (code) this.busy.add(code)
    return code
  }

  private oneOf<T>(things: readonly T[]): T | undefined {
    return things[this.pick(things.length)]
  }

  private pick(among: number): number {
    const drawn = this.picks[this.picked++ % this.picks.length] ?? 0
    return among === 0 ? 0 : drawn % among
  }
}
