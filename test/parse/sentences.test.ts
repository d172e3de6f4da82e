import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOT_CALCULATED } from '../../src/parse/cellErrors.ts'
import { EXPLAINED_KINDS, type Explanation, explainCell } from '../../src/parse/explainCell.ts'
import { parseDate } from '../../src/parse/parseDate.ts'
import { parseFigure } from '../../src/parse/parseFigure.ts'
import type { RawCell } from '../../src/parse/rawCell.ts'
import { listFiles, readProjectFile } from '../docs/projectFiles.ts'
import { UNIT_NAMES } from './readUnits.ts'

const CASES: { kind: Explanation['kind']; raw: string | number; measure?: string }[] = JSON.parse(
  readFileSync(new URL('../number-cases.json', import.meta.url), 'utf8'),
)
const RAWS = [...new Set(CASES.map(({ raw }) => raw))]

/** Every sentence that the case table brings out, each cell read as every kind. */
const EXPLAINED = EXPLAINED_KINDS.flatMap((kind) => RAWS.map((raw) => explainCell({ kind, raw }, UNIT_NAMES, '2023-09-12')))
const SPOKEN = EXPLAINED.filter(({ decision }) => decision !== 'accept')

/** Cells that the case table has no reason to tell, of which something is said all the same. */
const OTHERS: Parameters<typeof explainCell>[0][] = [
  { kind: 'money', raw: '500 USD' },
  { kind: 'money', raw: '5 trieu' },
  { kind: 'money', raw: '01234567890' },
  { kind: 'count', raw: 'khong phat sinh' },
  { kind: 'count', raw: 'không thuộc diện' },
  { kind: 'count', raw: '=5' },
  { kind: 'count', raw: 'dưới 0' },
  { kind: 'count', raw: '9999999999999999999' },
  { kind: 'count', raw: '1'.repeat(80) },
  { kind: 'count', raw: 'trên' },
  { kind: 'count', raw: 'tren 50' },
  { kind: 'count', raw: 'từ 5' },
  { kind: 'count', raw: 'trên từ 5' },
  { kind: 'date', raw: 'x'.repeat(300) },
  { kind: 'count', raw: 1234.5 },
  { kind: 'count', raw: 12345678901234567000 },
  { kind: 'percent', raw: '766/778 (99%)' },
  { kind: 'percent', raw: '766/778 98' },
  { kind: 'yes_no', raw: 'Khong' },
  { kind: 'period', raw: '7 tháng đầu năm 2023' },
  { kind: 'period', raw: 'quy III nam 2023' },
  { kind: 'unit', raw: 'LĐLĐ huyện Tam Đưng' },
]

/** What is told of cells that are no text: errors, yes and no, days, percentages. */
const CELLS: readonly (readonly [asked: Parameters<typeof parseFigure>[1], cell: Omit<RawCell, 'at'>])[] = [
  ...['#REF!', '#DIV/0!', '#VALUE!', '#NAME?', '#N/A', '#NUM!', '#NULL!', '#SPILL!', '#CALC!', NOT_CALCULATED, '########'].map(
    (error) =>
      [
        { kind: 'count', measure: 'cuộc' },
        { kind: 'error', value: error, raw: error },
      ] as const,
  ),
  [
    { kind: 'count', measure: 'cuộc' },
    { kind: 'boolean', value: true, raw: 'TRUE' },
  ],
  [
    { kind: 'count', measure: 'cuộc' },
    { kind: 'number', value: 57, raw: '57', format: 'd/m/yyyy' },
  ],
  [
    { kind: 'count', measure: 'cuộc' },
    { kind: 'date', value: '2023-10-08', raw: '2023-10-08' },
  ],
  [
    { kind: 'count', measure: 'cuộc' },
    { kind: 'number', value: 0.57, raw: '0.57', format: '0%' },
  ],
  [
    { kind: 'percent', measure: '%' },
    { kind: 'number', value: -0.5, raw: '-0.5', format: '0%' },
  ],
]

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

/** What is said between what is quoted, in every sentence that the code can say: without its numbers, and long enough to be known again. */
function wordsIn(source: string): string[] {
  const code = source.split('\n').filter((line) => !/^\s*(?:\/\/|\*|\/\*)/u.test(line))
  const pieces = code.flatMap((line) => line.replace(/\$\{[^}]*\}/gu, '\0').split(/[\0'`]/u))
  return pieces.filter((piece) => /[Đđ]ề nghị|[Cc]ó phải/u.test(piece) && piece.trim().length > 11)
}

describe('every sentence of the code', () => {
  const parsed = CELLS.map(([asked, cell]) => parseFigure({ at: { sheet: 'S', cell: 'D12' }, ...cell }, asked))
  const dated = parseDate({ at: { sheet: 'S', cell: 'D12' }, kind: 'boolean', value: true, raw: 'TRUE' }, { reportDate: '2023-09-12' })
  const told = [
    ...EXPLAINED,
    ...EXPLAINED_KINDS.flatMap((kind) => RAWS.map((raw) => explainCell({ kind, raw, measure: 'nghìn đồng' }, UNIT_NAMES, '2023-09-12'))),
    ...OTHERS.map((each) => explainCell(each, UNIT_NAMES, '2023-09-12')),
  ].map(({ why }) => why)
  const said = [
    ...told,
    ...[...parsed, dated].map((each) => ('refusal' in each ? each.refusal : 'remark' in each ? each.remark : '')),
  ].join('\n')

  test.each(listFiles('src/parse', '.ts').filter((file) => wordsIn(readProjectFile(file)).length > 0))('%s is brought out', (file) => {
    expect(wordsIn(readProjectFile(file)).filter((words) => !said.includes(words))).toEqual([])
  })
})

describe('where only one meaning is likely it is asked about, and not taken', () => {
  test.each([
    ['count', 3.666, 'Có phải đơn vị muốn ghi 3.666?'],
    ['count', '=5', 'Có phải 5?'],
    ['count', '1O', 'Có phải 10?'],
    ['count', 'l2', 'Có phải 12?'],
    ['count', 'từ 4 đến 5.000', 'Có phải 4.000?'],
    ['money', 650, 'có phải 650.000.000?'],
    ['money', '650', 'có phải 650.000.000?'],
    ['unit', 'LĐLĐ huyện Tam Đưng', 'Có phải LĐLĐ huyện Tam Đường?'],
  ] as const)('%s %j: %s', (kind, raw, question) => {
    const { decision, value, why } = explainCell({ kind, raw }, UNIT_NAMES, '2023-09-12')
    expect([decision, value]).toEqual(['reject', null])
    expect(why).toContain(question)
  })

  test.each([
    ['money', '1,500 triệu'],
    ['unit', 'Thân Uyên'],
    ['count', '8/10'],
    ['count', '12,5'],
    ['count', '1.2345'],
    ['percent', '0,95'],
  ] as const)('%s %j may mean two things, or nothing', (kind, raw) => {
    expect(explainCell({ kind, raw }, UNIT_NAMES, '2023-09-12').why).not.toMatch(/có phải/iu)
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
