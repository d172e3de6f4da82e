import { beforeAll, describe, expect, it } from 'vitest'
import type { CheckedFile } from '../../src/jobs/checkFile.ts'
import { listFiles, readProjectFile } from '../docs/projectFiles.ts'
import { answerAll } from './everyFixture.ts'

const PATIENCE = 300_000

/** Codes of the table that no fixture brings out (or only as a notice, which its expected.json leaves out): the test that does. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  T03: 'test/words/twentyTexts.test.ts',
  T12: 'test/read/readSubmission.test.ts',
  T18: 'test/read/readSubmission.test.ts',
  T25: 'test/read/merged.test.ts',
  T30: 'test/read/older/readHtml.test.ts',
  T45: 'test/read/figures.test.ts',
  T46: 'test/jobs/periods.test.ts',
  T47: 'test/jobs/periods.test.ts',
  T48: 'test/jobs/periods.test.ts',
  T49: 'test/words/nextPeriod.test.ts',
  T52: 'test/read/explanations.test.ts',
  V03: 'test/check/means.test.ts',
  V06: 'test/read/checkFormulas.test.ts',
}

const TABLE = [...readProjectFile('docs/decisions/0006-finding-codes.md').matchAll(/^\| ([A-Z]\d\d) \|/gmu)].flatMap(
  ([, code]) => code ?? [],
)

let answers: ReadonlyMap<string, CheckedFile>
beforeAll(async () => {
  answers = await answerAll()
}, PATIENCE)

describe('every code of a finding', () => {
  it('is in the table once, and in the code; and the other way round', () => {
    expect(new Set(TABLE).size).toBe(TABLE.length)
    const sources = listFiles('src', '.ts').map(readProjectFile).join('\n')
    const used = new Set([...sources.matchAll(/'([TV]\d\d)'/gu)].flatMap(([, code]) => code ?? []))
    expect([...used].sort()).toEqual([...TABLE].sort())
  })

  it('is brought out by a fixture, or by a test that names it', () => {
    const told = new Set([...answers.values()].flatMap(({ findings }) => findings.map(({ rule }) => rule)))
    expect(TABLE.filter((code) => !told.has(code) && !(code in ELSEWHERE))).toEqual([])
    for (const [code, file] of Object.entries(ELSEWHERE)) {
      expect(TABLE, `${code} is no code`).toContain(code)
      expect(told, `${code} has a fixture`).not.toContain(code)
      expect(readProjectFile(file), `${file} says nothing of ${code}`).toMatch(new RegExp(`\\b${code}\\b`, 'u'))
    }
  })
})
