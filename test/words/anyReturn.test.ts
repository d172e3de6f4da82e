import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assess, type Outcome } from '../../src/assess.ts'
import { emptyContext } from '../../src/check/context.ts'
import { readSubmission } from '../../src/read/readSubmission.ts'
import { findUnit } from '../../src/store/loadContext.ts'
import { root } from '../docs/projectFiles.ts'
import { definitions } from '../read/readReturn.ts'
import { problemsOf } from './problemsOf.ts'

const LINES = readFileSync(join(root, 'fixtures/accepted/same-values-as-csv/LDLD_TINH.csv'), 'utf8').split('\r\n')
const RAWS = (JSON.parse(readFileSync(join(root, 'test/number-cases.json'), 'utf8')) as { raw: string | number }[]).map(({ raw }) =>
  String(raw),
)

/** A field of a figure, a day or a line's name, and what somebody typed there instead. */
const slip = fc.record({
  line: fc.nat(LINES.length - 1),
  column: fc.constantFrom(0, 1, 2, 4, 5, 6, 7, 8),
  typed: fc.oneof(fc.constantFrom(...RAWS), fc.nat(99_999).map(String), fc.constantFrom('', 'x', 'Đã rà soát')),
})

async function answer(slips: readonly { line: number; column: number; typed: string }[]): Promise<Outcome> {
  const lines = LINES.map((line) => line.split(';'))
  for (const { line, column, typed } of slips) {
    const fields = lines[line]
    if (fields && column < fields.length) fields[column] = `"${typed.replaceAll('"', '""')}"`
  }
  const bytes = new TextEncoder().encode(lines.map((fields) => fields.join(';')).join('\r\n'))
  const reading = await readSubmission({ name: 'LDLD_TINH.csv', folder: '', bytes }, definitions)
  return assess(reading, emptyContext('2023-09-08', 'refused' in reading ? null : findUnit(definitions.units, reading)))
}

it('whatever is typed into a return: what comes back says why, one thing per cell, in plain words', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { maxLength: 6 }), async (slips) => {
      const { status, findings, reason } = await answer(slips)
      seen.add(status)
      expect(findings.some(({ severity }) => severity === 'error')).toBe(status === 'returned')
      expect(reason === null).toBe(status !== 'refused')
      const cells = findings.flatMap(({ at }) => (at ? `${at.sheet}!${at.cell}` : []))
      expect(new Set(cells).size).toBe(cells.length)
      for (const finding of findings) expect(problemsOf(finding), finding.message).toEqual([])
    }),
    { numRuns: Number(process.env.TONGHOP_RUNS ?? 150) },
  )
  expect([...seen]).toEqual(expect.arrayContaining(['accepted', 'returned']))
}, 600_000)
