import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CheckedFile } from '../../src/jobs/checkFile.ts'
import { type Explanation, explainCell } from '../../src/parse/explainCell.ts'
import { UNIT_NAMES } from '../parse/readUnits.ts'
import { answerAll } from './everyFixture.ts'
import { problemsOf } from './problemsOf.ts'

const NUMBER_CASES: { kind: Explanation['kind']; raw: string | number; measure?: string }[] = JSON.parse(
  readFileSync(new URL('../number-cases.json', import.meta.url), 'utf8'),
)

/** All fixtures are read, on a machine that may be busy. */
const PATIENCE = 300_000

let answers: ReadonlyMap<string, CheckedFile>
beforeAll(async () => {
  answers = await answerAll()
}, PATIENCE)

describe('what a cell is told, however it is written', () => {
  it('is plain Vietnamese, and says what to do', () => {
    const problems = NUMBER_CASES.flatMap((each) => {
      const { decision, why } = explainCell(each, UNIT_NAMES, '2023-09-12')
      const severity = decision === 'reject' ? 'error' : decision === 'warn' ? 'warning' : 'notice'
      return problemsOf({ rule: 'V01', severity, at: null, given: null, expected: null, message: why }).map(
        (problem) => `${each.raw}: ${problem}`,
      )
    })
    expect(problems).toEqual([])
  })
})

describe('what the fixtures are told', () => {
  it('is plain Vietnamese: what is wrong with the number in it, what to do, and no more than is read at one go', () => {
    const told = [...answers].flatMap(([path, { findings }]) => findings.map((finding) => ({ path, finding })))
    expect(told.length).toBeGreaterThan(200)
    const problems = told.flatMap(({ path, finding }) => problemsOf(finding).map((problem) => `${path} ${finding.rule}: ${problem}`))
    expect(problems).toEqual([])
  })

  it('is one thing per cell', () => {
    for (const [path, { findings }] of answers) {
      const cells = findings.flatMap(({ at }) => (at ? `${at.sheet}!${at.cell}` : []))
      expect(new Set(cells).size, path).toBe(cells.length)
    }
  })

  it('is never nothing where a file comes back', () => {
    for (const [path, { status, findings, reason }] of answers) {
      const errors = findings.filter(({ severity }) => severity === 'error')
      expect(errors.length > 0, path).toBe(status === 'returned')
      if (status === 'accepted_with_warnings')
        expect(
          findings.some(({ severity }) => severity === 'warning'),
          path,
        ).toBe(true)
      if (status === 'refused') expect(reason, path).toMatch(/đề nghị .+\.$/iu)
      else expect(reason, path).toBeNull()
    }
  })
})
