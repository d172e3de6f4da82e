import { describe, expect, test } from 'vitest'
import { checkMeans, type ReadEntry } from '../../src/check/checkMeans.ts'
import { parseEntries } from '../../src/check/parseEntries.ts'
import { textCell } from '../../src/parse/rawCell.ts'
import type { Indicator } from '../../src/pipeline/indicator.ts'
import type { Entry } from '../../src/read/reading.ts'
import { markOf, quarterly, readReturn } from '../read/readReturn.ts'

const [MEAN, WEIGHT] = ['avg_income_admin_sector', 'income_headcount_admin_sector']
const UNIT = 'LDLD_TAM_DUONG'

/** What a return says that has these two cells, of rows 3 and 4: the mean's and the weight's facts, and the findings on them. */
async function said(mean: string, weight: string) {
  const headings = quarterly.csvColumns.map(({ label }) => label).join(';')
  const lines = [`01_TINHHINH;${MEAN};;;${mean};;;;`, `01_TINHHINH;${WEIGHT};;;${weight};;;;`]
  const reading = await readReturn([markOf(UNIT), headings, ...lines])
  const { facts, findings } = parseEntries(reading, { unit: UNIT, cutOff: '2023-08-31' })
  return {
    facts: facts.map(({ indicator, state, stated }) => [indicator === MEAN ? 'mean' : 'weight', state, stated]),
    findings: findings.map(({ rule, at, severity }) => `${rule} ${at?.cell} ${severity}`),
    messages: findings.map(({ message }) => message),
  }
}

describe('T19 a mean and those it is weighed by', () => {
  const CASES: [what: string, mean: string, weight: string, findings: string[], states: (string | undefined)[]][] = [
    ['both given', '6.300.000', '120', [], ['value', 'value']],
    ['a mean without its weight', '6.300.000', '', ['T19 E4 error'], ['value', undefined]],
    ['a weight without its mean', '', '120', ['T19 E3 error'], [undefined, 'value']],
    ['a mean of nobody', '6.300.000', '0', ['T19 E3 error'], ['value', 'zero']],
    ['a mean of nobody, in words', '6.300.000', 'không phát sinh', ['T19 E3 error'], ['value', 'none']],
    ['no mean of nobody', '', '0', [], ['not_applicable', 'zero']],
    ['no mean where there was none', '', 'không phát sinh', [], ['not_applicable', 'none']],
    ['zero of nobody', '0', '0', [], ['zero', 'zero']],
    ['a mean that is not known yet', 'chưa có số liệu', '120', ['V03 E3 warning'], ['not_available', 'value']],
    ['a weight that is not known yet', '6.300.000', 'chưa có số liệu', ['V03 E4 warning'], ['value', 'not_available']],
    [
      'no mean, and a weight that is not known yet',
      '',
      'chưa có số liệu',
      ['T09 E3 error', 'V03 E4 warning'],
      [undefined, 'not_available'],
    ],
    ['neither', '', '', ['T09 E3 error', 'T09 E4 error'], [undefined, undefined]],
    ['a mean that cannot be read', '6,3', '120', ['V01 E3 error'], [undefined, 'value']],
    ['a weight that cannot be read', '', '10/12', ['T09 E3 error', 'V01 E4 error'], [undefined, undefined]],
    ['a weight that is only a bound', '6.300.000', 'trên 100', ['V02 E4 warning'], ['value', 'value']],
  ]
  test.each(CASES)('%s', async (_, mean, weight, findings, states) => {
    const answer = await said(mean, weight)
    expect(answer.findings).toEqual(findings)
    expect(['mean', 'weight'].map((name) => answer.facts.find(([each]) => each === name)?.[1])).toEqual(states)
  })

  test('says what is missing, and what to do', async () => {
    expect((await said('', '120')).messages).toEqual([
      'Ô E3 (Thu nhập bình quân khối HCSN): để trống, trong khi "Thu nhập khối HCSN – số người được tính" ghi "120". Đề nghị ghi số bình quân; nếu chưa có, đề nghị ghi "chưa có số liệu".',
    ])
    expect((await said('6.300.000', '0')).messages).toEqual([
      'Ô E3 (Thu nhập bình quân khối HCSN): ghi "6.300.000", trong khi "Thu nhập khối HCSN – số người được tính" bằng 0. Đề nghị sửa một trong hai ô; nếu không có ai, đề nghị để trống ô này.',
    ])
  })

  test('a weight is that of the same unit and basis', () => {
    const indicatorOf = (code: string) => quarterly.indicators.find((each) => each.code === code) as Indicator
    const entryOf = (code: string, change: Partial<Entry>): ReadEntry => ({
      figure: null,
      entry: {
        ...{ indicator: indicatorOf(code), time: 'in_period', cell: textCell(''), union: null, item: '', blank: null },
        ...{ asOf: null, explanation: null, ...change },
      },
    })
    const weight = {
      ...entryOf(WEIGHT, { union: 'CDCS_A1' }),
      figure: { state: 'zero', stated: 0, low: 0, high: 0, qualifier: 'exact' },
    } as const
    const settledOf = (change: Partial<Entry>) => checkMeans([entryOf(MEAN, change), weight]).settled.size
    expect([{}, { union: 'CDCS_A1', time: 'stock' as const }, { union: 'CDCS_A1' }].map(settledOf)).toEqual([0, 0, 1])
  })
})
