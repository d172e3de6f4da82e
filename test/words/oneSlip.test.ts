import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { assess } from '../../src/assess.ts'
import { checkRules } from '../../src/check/checkRules.ts'
import { emptyContext } from '../../src/check/context.ts'
import { arrangeFigures } from '../../src/check/figures.ts'
import type { Fact } from '../../src/pipeline/fact.ts'
import type { Finding } from '../../src/pipeline/finding.ts'
import { periodNamed } from '../../src/pipeline/period.ts'
import { findUnit } from '../../src/store/loadContext.ts'
import { root } from '../docs/projectFiles.ts'
import { definitions, readReturn } from '../read/readReturn.ts'

const FILE = 'BC quy 3 (1).xlsx'

/** Everything that one usual slip makes of a number: neighbours that change places, a digit lost or doubled, a power of ten. */
function slipsOf(value: number): number[] {
  const digits = String(value)
  const places = [...digits].map((_, place) => place)
  const typed = [
    ...places.map((at) => digits.slice(0, at) + (digits[at + 1] ?? '') + digits[at] + digits.slice(at + 2)),
    ...places.map((at) => digits.slice(0, at) + digits.slice(at + 1)),
    ...places.map((at) => digits.slice(0, at + 1) + digits.slice(at)),
    ...['0', '00', '000'].map((zeros) => digits + zeros),
  ]
  return [...new Set(typed.map(Number))].filter((each) => each > 0 && each !== value && each < 1e13)
}

/** Where a finding asks for another figure, and which: "09_KIEMTRA!E7 = 56". */
function questionIn({ at, message }: Finding): string | null {
  const [, cell, meant = ''] = /Có phải (ô \S+) là ([\d.]+) \(đang ghi /u.exec(message) ?? []
  if (!cell) return null
  const place = cell === 'ô này' ? `${at?.sheet}!${at?.cell}` : cell.includes('!') ? cell.slice(2) : `${at?.sheet}!${cell.slice(2)}`
  return `${place} = ${meant.replaceAll('.', '')}`
}

it('of every figure of a sample return, typed with one slip, it is that figure that is asked about', async () => {
  const reading = await readReturn(new Uint8Array(await readFile(join(root, 'fixtures/quarter-3-2023/inbox', FILE))), { name: FILE })
  const unit = findUnit(definitions.units, reading) ?? expect.fail()
  const context = emptyContext('2023-09-08', unit)
  const { facts } = assess(reading, context)
  const asked = (now: readonly Fact[]) => {
    const figures = arrangeFigures(now, reading, unit.code)
    const { findings } = checkRules(reading.pipeline.rules, { reading, period: periodNamed('2023-Q3'), context, figures })
    return findings.flatMap((finding) => questionIn(finding) ?? [])
  }
  expect(asked(facts)).toEqual([])
  const [right, wrong]: [string[], string[]] = [[], []]
  for (const fact of facts.filter(({ at, raw, stated }) => at.sheet !== 'DS_CDCS' && /^\d+$/u.test(raw) && stated)) {
    for (const typed of slipsOf(fact.stated ?? 0)) {
      const mistyped = facts.map((each) => (each === fact ? { ...fact, stated: typed, low: typed, high: typed } : each))
      for (const question of asked(mistyped)) {
        const isRight = question === `${fact.at.sheet}!${fact.at.cell} = ${fact.stated}`
        ;(isRight ? right : wrong).push(`${fact.at.cell} ${fact.stated} typed as ${typed}: ${question}`)
      }
    }
  }
  expect(right.length).toBeGreaterThan(150)
  expect(wrong).toEqual([])
}, 300_000)
