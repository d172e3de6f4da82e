import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXPLAINED_KINDS, type Explanation, explainCell } from '../../src/parse/explainCell.ts'
import { parseFigure } from '../../src/parse/parseFigure.ts'
import type { RawCell } from '../../src/parse/rawCell.ts'
import { UNIT_NAMES } from './readUnits.ts'

const CASES: { kind: Explanation['kind']; raw: string | number; measure?: string }[] = JSON.parse(
  readFileSync(new URL('../number-cases.json', import.meta.url), 'utf8'),
)
const RAWS = [...new Set(CASES.map(({ raw }) => raw))]

/** Every sentence that the case table brings out, each cell read as every kind. */
const EXPLAINED = EXPLAINED_KINDS.flatMap((kind) => RAWS.map((raw) => explainCell({ kind, raw }, UNIT_NAMES, '2023-09-12')))
const SPOKEN = EXPLAINED.filter(({ decision }) => decision !== 'accept')

const ENGLISH = /\b(?:invalid|error|cell|value|number|count|date|unit|format|null|undefined|true|false|unknown|missing|NaN)\b/iu
const ADDRESS = /\b[A-Z]{1,2}[1-9]\d{0,3}\b/u

function withoutQuotes(sentence: string): string {
  return sentence.replace(/"[^"]*"/gu, '')
}

describe('every refusal and remark is a plain Vietnamese sentence', () => {
  test('there are plenty', () => expect(SPOKEN.length).toBeGreaterThan(500))

  test.each(['never empty, in NFC, on one line', 'without English, without the address', 'says what to do'])('%s', (rule) => {
    for (const { why, raw, kind } of SPOKEN) {
      const told = `${kind} ${raw}: ${why}`
      const ours = withoutQuotes(why)
      if (rule.startsWith('never')) expect(why !== '' && why === why.normalize('NFC') && !/\n|\s\s/u.test(why), told).toBe(true)
      if (rule.startsWith('without')) expect(!ENGLISH.test(ours) && !ADDRESS.test(ours), told).toBe(true)
      if (rule.startsWith('says')) expect(/(?:Đề nghị|đề nghị) .+\.$/u.test(why) && /^[\p{Lu}"]/u.test(why), told).toBe(true)
    }
  })

  test('no sentence is too long to read', () => expect(Math.max(...SPOKEN.map(({ why }) => why.length))).toBeLessThan(400))

  test('cells of other kinds too', () => {
    const at = { sheet: 'S', cell: 'D12' }
    const cells: RawCell[] = [
      { at, kind: 'error', value: '#REF!', raw: '#REF!' },
      { at, kind: 'boolean', value: true, raw: 'TRUE' },
      { at, kind: 'date', value: '2023-10-08', raw: '45207' },
      { at, kind: 'number', value: 45207, raw: '45207', format: 'd/m' },
      { at, kind: 'number', value: 0.9, raw: '0.9', format: '0%' },
    ]
    for (const kind of ['count', 'money', 'average', 'range', 'yes_no', 'date'] as const) {
      for (const cell of cells) {
        const parsed = parseFigure(cell, { kind, measure: 'đồng' })
        if (!('refusal' in parsed)) continue
        expect(withoutQuotes(parsed.refusal)).not.toMatch(ENGLISH)
        expect(parsed.refusal).not.toContain('D12')
        expect(parsed.refusal).toMatch(/Đề nghị .+\.$/u)
      }
    }
  })
})

describe('whatever is typed gets an answer', () => {
  const words =
    'trên|dưới|từ|đến|trở lên|khoảng|triệu|tỷ|nghìn|rưỡi|k|tr|đ|đồng|/|%|(|)|-|+|.|,| |\n|1|23|456|000|cuộc|ngày|tháng|năm|quý|III|hết|2023|h|không|x|…|' +
    'LĐLĐ|Than|Tân|Uyên|=|#|e|O|\u200b|\u00ad|²|９|Ⅲ|Ð|Ã|¬|ø|"'
  const typed = fc.oneof(
    fc.array(fc.constantFrom(...words.split('|')), { maxLength: 9 }).map((parts) => parts.join('')),
    fc.array(fc.constantFrom(...words.split('|')), { maxLength: 9 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'grapheme' }),
  )

  test('in words, and a figure is a whole number that is not negative', () => {
    fc.assert(
      fc.property(fc.constantFrom(...EXPLAINED_KINDS), typed, (kind, raw) => {
        const { value, why, decision } = explainCell({ kind, raw }, UNIT_NAMES, '2023-09-12')
        expect(why).not.toBe('')
        expect(why).toBe(why.normalize('NFC'))
        if (decision === 'reject') expect(value).toBeNull()
        if (typeof value === 'number' && kind !== 'percent') expect(Number.isSafeInteger(value) && value >= 0).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })
})
