import { printNumber } from '../parse/printNumber.ts'
import { TIME_WORDS } from '../parse/timeWords.ts'
import { asksFor, asksForInRows } from '../pipeline/asksFor.ts'
import { headlineOf, type Indicator, type Share } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { KIND_WORDS } from './dictionaryWords.ts'
import { layMarkdown } from './layMarkdown.ts'

const HEADS = ['Chỉ tiêu', 'Mã', 'Đơn vị tính', 'Loại', 'Ai báo cáo', 'Cơ sở thời gian', 'Tổng số là', 'Biểu']
const SHARE_HEADS = ['Tỷ lệ', 'Mã', 'Tử số', 'Mẫu số', 'Số lẻ']

/** The indicators and shares of a pipeline by section of its report, in the report's order; `own` is who reports the own row. */
export function tellIndicators(pipeline: Pipeline, own: string): string[] {
  return pipeline.sections.flatMap(({ code: section, title }) => {
    const indicators = pipeline.indicators.filter((each) => each.section === section)
    const shares = pipeline.shares.filter((each) => each.section === section)
    return [
      `#### Mục ${section} – ${title}`,
      '',
      ...(indicators.length > 0
        ? [
            ...layMarkdown(
              HEADS,
              indicators.map((each) => tellIndicator(each, pipeline, own)),
            ),
            '',
          ]
        : []),
      ...(shares.length > 0 ? [...layMarkdown(SHARE_HEADS, shares.map(tellShare)), ''] : []),
    ]
  })
}

function tellIndicator(indicator: Indicator, pipeline: Pipeline, own: string): string[] {
  const nouns = indicator.nouns ? ` (hoặc ${indicator.nouns.join(', ')})` : ''
  return [
    indicator.label,
    code(indicator.code),
    `${indicator.measure}${nouns}`,
    KIND_WORDS[indicator.kind],
    tellReporter(indicator, own),
    indicator.times.map((time) => (time === headlineOf(indicator) ? `**${TIME_WORDS[time]}**` : TIME_WORDS[time])).join(', '),
    tellTotal(indicator, own),
    formsAsking(indicator.code, pipeline).map(code).join(', '),
  ]
}

function tellReporter({ level }: Indicator, own: string): string {
  switch (level) {
    case 'U':
      return 'các đơn vị'
    case 'P':
      return own
    case 'UP':
      return `các đơn vị, ${own}`
    case 'G':
      return 'từng CĐCS trong danh sách'
    case 'D':
      return 'không hỏi ai'
  }
}

/** What the total of an indicator is, and how it is printed. */
function tellTotal(indicator: Indicator, own: string): string {
  const { printStep, boundStep, isOptional } = indicator
  return [
    tellRollUp(indicator, own),
    ...(printStep ? [`in tròn đến ${printNumber(printStep)}`] : []),
    ...(boundStep ? [`chỉ biết cận dưới thì in "trên …", tròn xuống đến ${printNumber(boundStep)}`] : []),
    ...(isOptional ? ['được để trống'] : []),
  ].join('; ')
}

function tellRollUp({ rollUp, parts = [], weight }: Indicator, own: string): string {
  switch (rollUp) {
    case 'sum':
      return 'cộng các số'
    case 'countYes':
      return 'đếm số trả lời "có"'
    case 'weightedMean':
      return `bình quân, mỗi số tính theo ${code(weight ?? '')}`
    case 'minMax':
      return 'từ số thấp nhất đến số cao nhất'
    case 'derived':
      return `${parts.map(code).join(' + ')}; số ghi ở dòng này chỉ để đối chiếu`
    case 'unitsExpected':
      return 'số đơn vị phải báo cáo trong kỳ'
    case 'reference':
      return 'lấy từ bảng chỉ tiêu giao, mức quy định'
    case 'provinceOnly':
      return `số của ${own}, không cộng`
    case 'control':
      return 'không có tổng, chỉ để đối chiếu'
  }
}

function formsAsking(indicator: string, { forms }: Pipeline): string[] {
  return forms.filter((form) => asksFor(form, indicator) || asksForInRows(form, indicator)).map((form) => form.code)
}

function tellShare(share: Share): string[] {
  const part = (indicator: string, time: Share['time']) => `${code(indicator)} (${TIME_WORDS[time]})`
  return [
    share.label,
    code(share.code),
    part(share.numerator, share.time),
    part(share.denominator, share.denominatorTime ?? share.time),
    String(share.decimals),
  ]
}

function code(text: string): string {
  return `\`${text}\``
}
