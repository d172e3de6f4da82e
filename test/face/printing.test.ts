import { describe, expect, it } from 'vitest'
import { advise } from '../../src/face/advise.ts'
import type { NamedUnits } from '../../src/face/nameUnits.ts'
import { bySection } from '../../src/face/print/bySection.ts'
import { printConsolidation, printEquations } from '../../src/face/print/printConsolidation.ts'
import { printExplanation } from '../../src/face/print/printExplanation.ts'
import { printIntake } from '../../src/face/print/printIntake.ts'
import { printTotal } from '../../src/face/print/printTotal.ts'
import { printTotalsTable } from '../../src/face/print/printTotalsTable.ts'
import { printTrace } from '../../src/face/print/printTrace.ts'
import { layTable } from '../../src/face/terminal/layTable.ts'
import type { Line } from '../../src/face/terminal/line.ts'
import { renderLine } from '../../src/face/terminal/renderLine.ts'
import { textWidth } from '../../src/face/terminal/textWidth.ts'
import { wrapText } from '../../src/face/terminal/wrapText.ts'
import type { IntakeReport } from '../../src/jobs/intake.ts'
import type { Explanation } from '../../src/parse/explainCell.ts'
import { printInstant } from '../../src/parse/printInstant.ts'
import type { Pipeline } from '../../src/pipeline/pipeline.ts'
import type { TracedFact } from '../../src/store/selectAddends.ts'
import type { StoredTotal } from '../../src/store/selectTotals.ts'

const total = (more: Partial<StoredTotal>): StoredTotal => ({
  ...{ indicator: 'a', time: 'in_period', headline: true, section: '1.1', label: 'A', measure: 'cuộc' },
  ...{ value: 1, low: 1, high: 1, qualifier: 'exact', num: null, den: null, reported: 11, expected: 11, missing: [], own: null },
  ...{ asOf: { first: null, last: null }, stale: false, boundStep: null },
  ...more,
})

describe('an intake is printed', () => {
  const say = (report: Partial<IntakeReport>) =>
    printIntake({ files: [], faults: [], unsettled: [], ...report }, { nameOf: (code) => code } as NamedUnits, 200).map((line) =>
      renderLine(line, false),
    )
  const fault = { file: 'a.xlsx', isQuarantined: false }

  it('with what is being written', () => {
    expect(say({ unsettled: ['/chia sẻ/inbox/A/Báo cáo.xlsx'] })).toEqual([
      '… Báo cáo.xlsx: đang được ghi hoặc chưa mở được, sẽ nhận ở lần sau.',
      'Đã nhận 0 tệp',
    ])
  })

  it('with what failed: apart what lies in the surroundings, and what to do about it', () => {
    const faults = [
      { ...fault, fault: 'ENOSPC: no space left on device, write', advice: 'Ổ đĩa đầy. Đề nghị dọn ổ đĩa.' },
      { ...fault, fault: 'a bug', advice: null },
    ]
    expect(say({ faults })).toEqual([
      '✗ a.xlsx: chưa nhận được (ENOSPC: no space left on device, write). Ổ đĩa đầy. Đề nghị dọn ổ đĩa. Tệp vẫn ở thư mục nộp và sẽ được thử lại.',
      '✗ a.xlsx: phần mềm gặp lỗi (a bug). Tệp vẫn ở thư mục nộp và sẽ được thử lại.',
      'Đã nhận 0 tệp · chưa nhận được 1 · lỗi phần mềm 1',
    ])
  })
})

describe('a total is printed', () => {
  it.each<[Partial<StoredTotal>, string]>([
    [{ value: 20841, low: 20841 }, '20.841'],
    [{ value: 0, low: 0, high: 0 }, '0'],
    [{ value: 30413, low: 30413, high: null, qualifier: 'gte' }, 'từ 30.413 trở lên'],
    [{ value: 30413, low: 30413, high: null, qualifier: 'gte', boundStep: 10_000 }, 'trên 30.000'],
    [{ value: 30413, low: 30413, high: 30413, boundStep: 10_000 }, '30.413'],
    [{ value: 3000, low: null, high: null, qualifier: 'approx' }, 'khoảng 3.000'],
    [{ value: null, low: 4_000_000, high: 5_000_000, qualifier: 'range' }, 'từ 4.000.000 đến 5.000.000'],
    [{ value: 90.6, measure: '%' }, '90,6%'],
    [{ value: 95, measure: '%', high: null, qualifier: 'gte' }, 'từ 95% trở lên'],
    [{ value: null, low: 90, high: 95, measure: '%', qualifier: 'range' }, 'từ 90 đến 95%'],
    [{ value: null, low: null, high: null, qualifier: null }, 'chưa có'],
  ])('%j as %s', (more, printed) => expect(printTotal(total(more))).toBe(printed))
})

const PAGE = {
  ...{
    width: 200,
    advise: (command: string) => command,
    units: { nameOf: (code: string) => code, ownRowOf: () => null, roleOf: () => null },
  },
  pipeline: { name: 'Báo cáo', indicators: [{ code: 'a', label: 'A', rollUp: 'sum' }], shares: [] } as unknown as Pipeline,
}
const HEAD = { pipeline: 'returns', period: '2023-Q3', unit: 'T', consolidation: 1 }
const coverage = { expected: 1, reported: 1, missing: [], own: true }
const textOf = (lines: Line[]) => lines.map((line) => renderLine(line, false).trimEnd())

describe('a check of a consolidation that fails is printed', () => {
  const printed = (rows: Record<string, unknown>[]) => {
    const checks = [{ name: 'X11 a', severity: 'warning' as const, rows }]
    const document = { ...HEAD, checks, coverage, isNew: true, totals: [], asOf: '2023-09-08T01:00:00Z' }
    return textOf(printConsolidation({ document, ...PAGE })).slice(-1 - Math.min(rows.length, 4))
  }

  it('in the words of its rule, three rows at most', () => {
    const row = { indicator: 'a', message: 'A (hiện có) là 5, nhưng chưa có B nên chưa tính được tỷ lệ. Đề nghị bổ sung.' }
    expect(printed([row])).toEqual(['Có 1/1 phép kiểm tra không đạt:', `  ! X11 a: ${row.message}`])
    expect(printed([row, row, row, row, row]).slice(-2)).toEqual([`  ! X11 a: ${row.message}`, '    … và 2 dòng nữa'])
  })

  it('as the row is, where it is a query of the database', () => {
    expect(printed([{ unit_code: 'A' }])).toEqual(['Có 1/1 phép kiểm tra không đạt:', '  ! X11 a: {"unit_code":"A"}'])
  })
})

describe('a trace', () => {
  const fact = (item: string, value: number, cell: string): TracedFact => ({
    ...{ indicator: 'a', time: 'in_period', unit: 'U', unitName: 'U', reportedBy: 'U', item, value, low: value, high: value, cell },
    ...{
      state: 'value',
      qualifier: 'exact',
      submission: '1',
      version: 1,
      file: 'U.xlsx',
      sha256: '',
      form: 'F',
      sheet: 'F',
      raw: `${value}`,
      explanation: null,
    },
  })
  const traced = (more: Partial<StoredTotal>, facts: TracedFact[], totals: StoredTotal[] = [], pipeline: object = {}) =>
    textOf(
      printTrace({
        document: { lacking: null, ...HEAD, ...total(more), knownAt: '2023-09-08T01:00:00Z', facts },
        ...{ totals, ...PAGE, pipeline: { ...PAGE.pipeline, ...pipeline } },
      }),
    )

  it('names the rows of an event form by their number, or by where they stand', () => {
    expect(traced({ value: 12 }, [fact('2', 4, 'G6'), fact('r12', 8, 'G12')]).slice(-3)).toEqual([
      'U: 12 · U.xlsx, bản 1',
      '    STT 2    4  F!G6   "4"',
      '    dòng 12  8  F!G12  "8"',
    ])
  })

  it('says under the cells that are explained alike what their unit says of them', () => {
    const said = (item: string, cell: string, explanation: string | null) => ({ ...fact(item, 4, cell), explanation })
    const printed = traced({ value: 12 }, [said('1', 'G5', 'hai\nđợt'), said('2', 'G6', 'hai\nđợt'), said('3', 'G7', null)])
    expect(printed.slice(-4)).toEqual([
      '    STT 1  4  F!G5  "4"',
      '    STT 2  4  F!G6  "4"',
      '      Giải trình: hai đợt',
      '    STT 3  4  F!G7  "4"',
    ])
  })

  it('says of a blank cell that it is blank, and of a type without a row that there is none', () => {
    const blank = { ...fact('', 0, 'E7'), raw: '' }
    const printed = traced({ value: 0 }, [
      { ...blank, state: 'none' },
      { ...blank, state: 'not_applicable' },
    ])
    expect(printed.slice(-2)).toEqual(['      không phát sinh  F!E7  (không có dòng nào)', '        không áp dụng  F!E7  (để trống)'])
  })

  it('names both sides of a mean', () => {
    const indicators = [
      { code: 'a', label: 'A', rollUp: 'weightedMean' },
      { code: 'w', label: 'Số người', rollUp: 'sum' },
    ]
    const printed = traced({ value: 5 }, [fact('', 5, 'E5'), { ...fact('', 2, 'E6'), indicator: 'w' }], [], { indicators })
    expect(printed.slice(-2)).toEqual(['    A         5  F!E5  "5"', '    Số người  2  F!E6  "2"'])
  })

  it('of what nobody has reported says so, and counts nothing', () => {
    const nothing = { value: null, low: null, high: null, qualifier: null, expected: 0, reported: 0, measure: 'gia đình' }
    expect(traced(nothing, [])[0]).toBe('A: chưa có số liệu')
  })

  it('says from when a figure is that is set from above, alone and under a share', () => {
    const set = total({ label: 'Chỉ tiêu', value: 2300, expected: 0, reported: 0, asOf: { first: null, last: '2023-01-01' } })
    expect(traced(set, []).slice(2)).toEqual(['Áp dụng từ 01/01/2023; không lấy từ tệp của đơn vị.'])
    const shares = [{ code: 's', numerator: 'b', denominator: 'a', time: 'in_period' }]
    const share = { indicator: 's', label: 'Tỷ lệ', measure: '%', value: 159, num: 3666, den: 2300 }
    expect(traced(share, [], [set], { shares }).slice(-1)).toEqual([
      'Chỉ tiêu: 2.300 cuộc, áp dụng từ 01/01/2023; không lấy từ tệp của đơn vị.',
    ])
  })

  it('says that the units themselves are counted', () => {
    const indicators = [{ code: 'a', label: 'A', rollUp: 'unitsExpected' }]
    expect(traced({ value: 11 }, [], [], { indicators }).slice(-1)).toEqual(['Đếm theo bảng đơn vị; không lấy từ tệp của đơn vị.'])
  })
})

it('A consolidation names who is missing once, and under a sum only where it is someone else', () => {
  const pipeline = { ...PAGE.pipeline, indicators: [{ code: 'a', label: 'A', rollUp: 'derived', parts: ['b'] }] } as unknown as Pipeline
  const said = (missing: string[]) => {
    const totals = [total({ value: 2, missing, reported: 10 }), total({ indicator: 'b', value: 2, missing })]
    const document = { ...HEAD, totals, coverage: { expected: 11, reported: 10, missing: ['U'], own: null }, asOf: '2023-09-08T01:00:00Z' }
    return textOf(printEquations({ document, ...PAGE, pipeline }))
  }
  expect(said(['U'])).toEqual(['  A: 2 = 2 cuộc (10/11 đơn vị)'])
  expect(said(['V'])).toEqual(['  A: 2 = 2 cuộc (10/11 đơn vị; chưa có V)'])
})

it('A section without a number in the report stands by its title alone', () => {
  const pipeline = {
    ...PAGE.pipeline,
    sections: ['I', '1.8', 'DS'].map((code) => ({ code, title: `Phần ${code}` })),
  } as unknown as Pipeline
  const totals = ['I', '1.8', 'DS'].map((section) => total({ section }))
  const document = { ...HEAD, totals, coverage, asOf: '2023-09-08T01:00:00Z' }
  const heads = textOf(printTotalsTable({ document, ...PAGE, pipeline }, totals)).filter((line) => line.includes('Phần'))
  expect(heads).toEqual(['Mục I – Phần I', 'Mục 1.8 – Phần 1.8', 'Phần DS'])
})

describe('A table of totals with footnotes', () => {
  const note = (unit: string, explanation: string, more: object = {}) => ({
    ...{ time: 'in_period' as const, unit, unitName: unit, reportedBy: unit, period: '2023-Q3', explanation },
    ...more,
  })
  const printed = (totals: StoredTotal[]) => {
    const pipeline = { ...PAGE.pipeline, sections: [{ code: '1.1', title: 'Phần' }] } as unknown as Pipeline
    const document = { ...HEAD, totals, coverage, asOf: '2023-09-08T01:00:00Z' }
    return textOf(printTotalsTable({ document, ...PAGE, pipeline }, totals)).filter(Boolean)
  }

  it('has a number behind what units explained, and under the table who said what; the same is said once', () => {
    const said = [note('U', 'mới tách'), note('V', 'đã rà soát'), note('W', 'mới tách')]
    const totals = [
      total({ notes: said }),
      total({ time: 'year_to_date', headline: false, value: 2, notes: said }),
      total({ indicator: 'b', label: 'B', value: 1_240, notes: [] }),
      total({ indicator: 'c', label: 'C', value: 3, notes: [note('CDCS_1', 'đã giải thể', { unitName: 'CĐCS số 1', reportedBy: 'U' })] }),
    ]
    expect(printed(totals).slice(1)).toEqual([
      '  A                    cuộc      1  (1)  11/11',
      '    lũy kế từ đầu năm            2  (1)  11/11',
      '  B                    cuộc  1.240       11/11',
      '  C                    cuộc      3  (2)  11/11',
      'Giải trình của các đơn vị:',
      '(1) U, W: mới tách; V: đã rà soát',
      '(2) CĐCS số 1 (U): đã giải thể',
    ])
  })

  it('names the periods where it is joined from several', () => {
    const lines = printed([total({ notes: [note('U', 'mới tách'), note('U', 'đã\nrà soát', { period: '2023-Q2' })] })])
    expect(lines.at(-1)).toBe('(1) U (Quý III/2023): mới tách; U (Quý II/2023): đã rà soát')
  })

  it('says so where nothing is explained, and nothing where nobody asks', () => {
    expect(printed([total({ notes: [] })]).at(-1)).toBe('Không có giải trình nào.')
    expect(printed([total({})])).toEqual(['Mục 1.1 – Phần', '  A  cuộc  1  11/11'])
  })
})

it('What a cell is read as is printed as figures are everywhere', () => {
  const said = (value: Explanation['value'], kind: Explanation['kind'] = 'count') =>
    textOf(printExplanation({ kind, raw: 'x', decision: 'warn', value, why: 'Vì.' }, 80)).at(-1)
  expect(said(20841)).toBe('  Giá trị: 20.841')
  expect(said({ qualifier: 'gt', value: 30_000 })).toBe('  Giá trị: trên 30.000')
  expect(said({ qualifier: 'range', low: 4, high: 5 })).toBe('  Giá trị: từ 4 đến 5')
  expect(said(90.6, 'percent')).toBe('  Giá trị: 90,6%')
})

it('An instant is printed by the clocks of Viet Nam', () => {
  expect(printInstant('2023-09-08T01:00:00.000013+00:00')).toBe('08h00 ngày 08/9/2023')
  expect(printInstant('2022-12-31T17:00:00Z')).toBe('00h00 ngày 01/01/2023')
})

it('Sections stand in the report’s order and those that it lost behind them, headlines before the other bases', () => {
  const sections = ['I', '1', '1.2', '1.10', 'DS'].map((code) => ({ code, title: `Mục ${code}` }))
  const totals = ['2', 'DS', '1.10', '1.2', 'I', '1'].map((section) => total({ section, indicator: section }))
  const both = [total({ section: '1', indicator: '1', time: 'year_to_date', headline: false }), ...totals]
  expect(bySection(both, sections).map(({ section }) => section.code)).toEqual(['I', '1', '1.2', '1.10', 'DS', '2'])
  expect(bySection(both, sections)[1]?.totals.map(({ headline }) => headline)).toEqual([true, false])
})

describe('a table', () => {
  const printed = (width: number) =>
    layTable(
      [{ isWrapped: true }, { isRight: true }],
      [['  Kiểm tra chấp hành Điều lệ'.normalize('NFD'), '626'], ['Số', { text: '5', style: 'bold' }], { across: 'Mục 1.8' }],
      width,
    ).map((line) => renderLine(line, false))

  it('is aligned by characters, however they are composed', () => {
    expect(printed(100)).toEqual(['  Kiểm tra chấp hành Điều lệ  626', 'Số                              5', 'Mục 1.8'])
  })

  it('breaks labels between words where it is too wide, under their own indent', () => {
    expect(printed(24)).toEqual(['  Kiểm tra chấp      626', '  hành Điều lệ', 'Số                     5', 'Mục 1.8'])
  })
})

it('A word that fits no line is cut, and full-width digits take two columns', () => {
  expect(wrapText('ab cdefgh', 4)).toEqual(['ab', 'cdef', 'gh'])
  expect(textWidth('１２')).toBe(4)
})

it('Styles are written where there is colour, and what a file says is never obeyed', () => {
  const line = [{ text: 'Bị trả lại', style: 'red' as const }, ' \u001b[2J\n\u202ex\u007f']
  expect(renderLine(line, true)).toBe('\u001b[31mBị trả lại\u001b[0m ␛[2J �x␡')
  expect(renderLine(line, false)).toBe('Bị trả lại ␛[2J �x␡')
})

it('Advice can be copied: the way the program was called, for the same home', () => {
  const script = '/opt/tonghop/bin/tonghop'
  expect(advise('intake', { home: undefined, env: {}, script })).toBe('tonghop intake')
  expect(advise('intake', { home: 'Kỳ này', env: { npm_lifecycle_event: 'demo' }, script })).toBe(
    "npm run --silent tonghop -- --home 'Kỳ này' intake",
  )
})
