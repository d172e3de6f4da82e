import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDefinitions } from '../../src/pipeline/load.ts'
import type { Definitions } from '../../src/pipeline/pipeline.ts'
import { writeDictionary } from '../../src/write/writeDictionary.ts'
import { codeSpansOf, rowsOf } from './markdown.ts'
import { readProjectFile, root } from './projectFiles.ts'

let definitions: Definitions
const dictionary = readProjectFile('docs/dictionary.md')

beforeAll(async () => {
  definitions = await loadDefinitions([join(root, 'pipelines')])
})

describe('the dictionary', () => {
  it('is what the definitions give', () => {
    expect(dictionary, 'renew it with `npm run dictionary`').toBe(writeDictionary(definitions))
  })

  it('tells every form, indicator, share, rule and target of every pipeline', () => {
    for (const { forms, indicators, shares, rules, targets } of definitions.pipelines) {
      const codes = [...forms, ...indicators, ...shares].map(({ code }) => code)
      expect(codeSpansOf(dictionary)).toEqual(expect.arrayContaining(codes))
      const ruled = rowsOf(dictionary, /^[A-Z]\d\d$/).map(({ first }) => first)
      expect(ruled).toEqual(expect.arrayContaining(rules.map(({ code }) => code)))
      for (const { decision } of targets) expect(dictionary).toContain(decision)
    }
  })

  it('names no enum of the code', () => {
    const words = dictionary.replace(/`[^`]*`/g, '')
    expect(words).not.toMatch(/\b(?:in_period|year_to_date|cumulative|stock|weightedMean|countYes|provinceOnly|undefined|null)\b/)
  })

  it('marks the basis that the report prints', () => {
    for (const { code, headline } of definitions.pipelines.flatMap(({ indicators }) => indicators)) {
      const row = dictionary.split('\n').find((line) => line.includes(`| \`${code}\` |`))
      if (headline === 'year_to_date') expect(row, code).toContain('**lũy kế từ đầu năm**')
      if (headline === 'in_period') expect(row, code).toContain('**trong kỳ**')
    }
  })
})
