import { describe, expect, it } from 'vitest'
import { carryExplanations } from '../../src/check/carryExplanations.ts'
import { checkRules } from '../../src/check/checkRules.ts'
import { arrangeFigures } from '../../src/check/figures.ts'
import { settleExplanations } from '../../src/check/settleExplanations.ts'
import type { TimeRule } from '../../src/pipeline/rule.ts'
import { factsOf, type Said, say, submitted } from './submitted.ts'

const WORDS = 'một nửa số người mới đi làm'
const WITHIN = { code: 'X23', severity: 'warning', kind: 'within', on: 'income', low: 1_500_000, high: 60_000_000 } as const

/** The words that each fact has, where the unit said something before. */
function wordsOf(now: readonly Said[], before: readonly Said[]): (string | null)[] {
  return carryExplanations(factsOf(now), factsOf(before)).facts.map(({ explanation }) => explanation)
}

/** What is told of an income that is out of reach, where the unit said something of it before. */
function told(now: readonly Said[], before: readonly Said[]): string[][] {
  const carried = carryExplanations(factsOf(now), factsOf(before))
  const findings = settleExplanations(checkRules([WITHIN], submitted(now)).findings, carried)
  return findings.map(({ severity, message }) => [severity, message])
}

const OUT_OF_REACH = 'Thu nhập bình quân (100 đồng/tháng) nằm ngoài mức thường gặp, từ 1.500.000 đến 60.000.000.'
const ADVICE = 'Có phải ghi nhầm đơn vị tính? Đề nghị kiểm tra lại hoặc giải trình.'

describe('An explanation', () => {
  it('stays with its figure while the figure is the same', () => {
    expect(wordsOf([say('income', 100)], [say('income', 100, { explanation: WORDS })])).toEqual([WORDS])
  })

  it.each<[what: string, now: Said]>([
    ['number', say('income', 101)],
    ['day', say('income', 100, { asOf: '2023-07-31' })],
    ['state', say('income', 0, { state: 'not_available', stated: null, low: null, high: null })],
    ['bound', say('income', 100, { qualifier: 'gt', low: 101, high: null })],
  ])('is not that of another %s', (_, now) => {
    expect(wordsOf([now], [say('income', 100, { explanation: WORDS })])).toEqual([null])
  })

  it('gives way to new words, and is no other unit’s, line’s, basis’ or row’s', () => {
    const before = [say('income', 100, { explanation: WORDS })]
    expect(wordsOf([say('income', 100, { explanation: 'khác' })], before)).toEqual(['khác'])
    const others = [
      say('income', 100, { unit: 'B' }),
      say('active', 100),
      say('income', 100, { time: 'year_to_date' }),
      say('income', 100, { item: '2' }),
    ]
    expect(wordsOf(others, before)).toEqual([null, null, null, null])
  })

  it('stays with the row of an event form: by its number, or without one by all that it says', () => {
    const row = (item: string, visits: number, amount: number, explanation: string | null = null) => [
      say('visits', visits, { item, explanation }),
      say('visit_amount', amount, { item }),
    ]
    expect(wordsOf(row('7', 3, 50), row('7', 3, 40, WORDS))).toEqual([WORDS, null])
    expect(wordsOf([...row('r5', 3, 90), ...row('r6', 3, 40)], row('r5', 3, 40, WORDS))).toEqual([null, null, WORDS, null])
    expect(wordsOf([...row('r5', 3, 40), ...row('r6', 3, 40)], [...row('r8', 3, 40, WORDS), ...row('r9', 3, 40)])).toEqual([
      WORDS,
      null,
      null,
      null,
    ])
  })
})

describe('A warning', () => {
  it('that the unit explains is accepted with the words', () => {
    expect(told([say('income', 100, { explanation: WORDS })], [])).toEqual([['notice', `${OUT_OF_REACH} Đơn vị giải trình: "${WORDS}".`]])
  })

  it('that it explained before stays accepted, and says so', () => {
    expect(told([say('income', 100)], [say('income', 100, { explanation: WORDS })])).toEqual([
      ['notice', `${OUT_OF_REACH} Đơn vị đã giải trình: "${WORDS}".`],
    ])
  })

  it('is asked again of a new number, and says which number was explained', () => {
    const before = [say('income', 1_240, { explanation: WORDS })]
    const again = `Giải trình trước đây ("${WORDS}") là cho số 1.240; đề nghị giải trình lại nếu số mới đúng.`
    expect(told([say('income', 100)], before)).toEqual([['warning', `${OUT_OF_REACH} ${ADVICE} ${again}`]])
    expect(told([say('income', 100, { explanation: 'mới' })], before)).toEqual([['notice', `${OUT_OF_REACH} Đơn vị giải trình: "mới".`]])
  })

  it('that is explained in the same words again is accepted, and says which number they were for', () => {
    const before = [say('income', 1_240, { explanation: WORDS })]
    expect(told([say('income', 100, { explanation: WORDS })], before)).toEqual([
      ['notice', `${OUT_OF_REACH} Đơn vị giải trình: "${WORDS}". Lời này trước đây là cho số 1.240.`],
    ])
  })

  it('is asked again of the same number on another day, or in place of words', () => {
    const asked = (before: Said) => told([say('income', 100)], [{ ...before, explanation: WORDS }])[0]?.[1]
    expect(asked(say('income', 100, { asOf: '2023-07-31' }))).toContain('là cho số 100 (tính đến 31/7/2023); đề nghị')
    expect(asked(say('income', 0, { state: 'none' }))).toContain('là cho "không phát sinh"; đề nghị')
  })
})

describe('A declared correction', () => {
  const YEAR: TimeRule = { code: 'X15', severity: 'error', kind: 'yearAddsUp' }
  const flow = (inPeriod: number, toDate: number, explanation: string | null = null): Said[] => [
    say('active', inPeriod, { at: { sheet: 'BIEU', cell: 'E' }, explanation }),
    say('active', toDate, { at: { sheet: 'BIEU', cell: 'F' }, time: 'year_to_date', explanation }),
  ]

  /** What is told of the year to date after 30 in the period before, where the unit sent something for this period already. */
  function toldOver(now: readonly Said[], inForce: readonly Said[]): string[][] {
    const given = submitted(now)
    const carried = carryExplanations(factsOf(now), factsOf(inForce))
    const context = { ...given.context, before: { facts: factsOf(flow(10, 30)), past: new Map() } }
    const figures = arrangeFigures(carried.declared, given.reading, 'A')
    const findings = settleExplanations(checkRules([YEAR], { ...given, context, figures }).findings, carried)
    return findings.map(({ severity, message }) => [severity, message])
  }
  const DOUBLE = 'bớt 2 cuộc báo trùng quý trước'

  it('stays declared while all of its line is the same', () => {
    expect(toldOver(flow(12, 40), flow(12, 40, DOUBLE))).toEqual([
      ['notice', `Lũy kế từ đầu năm không khớp: kỳ trước 30 + trong kỳ 12 = 42, nhưng ô này ghi 40. Đơn vị đã giải trình: "${DOUBLE}".`],
    ])
  })

  it('is an error again for another number, and says which was declared', () => {
    expect(toldOver(flow(12, 41), flow(12, 40, DOUBLE))).toEqual([
      ['error', expect.stringMatching(/cột Giải trình\. Giải trình trước đây \("bớt 2 cuộc.*"\) là cho số 40; đề nghị giải trình lại/)],
    ])
    expect(toldOver(flow(12, 41, DOUBLE), flow(12, 40, DOUBLE))).toEqual([['notice', expect.stringContaining('Đơn vị giải trình:')]])
  })

  it('is an error again where what it is added up from has changed: that was never declared', () => {
    expect(toldOver(flow(13, 40), flow(12, 40, DOUBLE))).toEqual([['error', expect.stringContaining('kỳ trước 30 + trong kỳ 13 = 43')]])
  })
})
