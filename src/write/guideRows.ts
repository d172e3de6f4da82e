import { lowerFirst } from '../check/lowerFirst.ts'
import { sayRule } from '../check/sayRule.ts'
import { printDate } from '../parse/printDate.ts'
import { printFigure } from '../parse/printFigure.ts'
import { printNumber } from '../parse/printNumber.ts'
import { printPercent } from '../parse/printPercent.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import { TIME_WORDS } from '../parse/timeWords.ts'
import { asksFor } from '../pipeline/asksFor.ts'
import { EXPLANATION_SHEET } from '../pipeline/explanationSheet.ts'
import { exactly } from '../pipeline/figure.ts'
import type { Severity } from '../pipeline/finding.ts'
import type { EventForm, FigureColumn, Form } from '../pipeline/form.ts'
import { formsOf, linesOf } from '../pipeline/formsOf.ts'
import { type Indicator, type IndicatorKind, TIME_BASES, type TimeBasis } from '../pipeline/indicator.ts'
import { cutOffOf, dueAtOf } from '../pipeline/pipeline.ts'
import type { UnitRule } from '../pipeline/rule.ts'
import { HOLDS, UNTOLD } from './markFormula.ts'
import { rulesFor } from './rulesFor.ts'
import { wordsOf } from './wordsOf.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** One row of the guide: a heading over a table, the table's own headings, or three cells. */
export type GuideRow = { is: 'title' | 'headings' | 'row'; cells: readonly string[] }

/** What the guide of one unit says for one period, made from the forms and rules that its return is read and judged by. */
export function guideRows(order: TemplateOrder): GuideRow[] {
  const forms = formsOf(order.pipeline, order.unit.role, order.period)
  const asked = forms.flatMap((form) => (form.kind === 'figures' ? linesOf(form, order.pipeline, order.unit.role) : []))
  return [
    ...table('Cách điền', [], numbered(stepsOf(order, forms, asked))),
    ...table('Cách ghi số', ['Trường hợp', 'Cách ghi', 'Ví dụ'], waysOf(asked)),
    ...table(
      'Các biểu phải gửi',
      ['Trang tính', 'Nội dung', 'Gồm'],
      forms.map((form) => sayForm(form, order)),
    ),
    ...forms.filter((form) => form.kind === 'events').flatMap((form) => table(`${form.title}: các loại`, EVENT_HEADINGS, sayFeeds(form))),
    ...rulesOf(order, forms),
  ]
}

const EVENT_HEADINGS = ['Trạng thái', 'Loại', 'Số phải ghi']

function table(title: string, headings: readonly string[], rows: readonly (readonly string[])[]): GuideRow[] {
  if (rows.length === 0) return []
  const heads: GuideRow[] = headings.length > 0 ? [{ is: 'headings', cells: headings }] : []
  return [{ is: 'title', cells: [title] }, ...heads, ...rows.map((cells) => ({ is: 'row' as const, cells }))]
}

function numbered(lines: readonly string[]): string[][] {
  return lines.map((line, index) => [String(index + 1), line])
}

function stepsOf(order: TemplateOrder, forms: readonly Form[], asked: readonly Indicator[]): string[] {
  const { pipeline, period, previous } = order
  const [cutOff, due] = [printDate(cutOffOf(pipeline, period)), printDate(dueAtOf(pipeline, period).slice(0, 10))]
  const free = asked.flatMap((indicator) => sayWhenBlank(indicator, asked) ?? [])
  const times = TIME_BASES.filter((time) => asked.some((indicator) => indicator.times.includes(time)))
  const [ownDay, explanation, check] = [labelOf('as_of', forms), labelOf('explanation', forms), labelOf('check', forms)]
  return [
    `Gửi báo cáo ${printPeriod(period.code)} trước hết ngày ${due}.`,
    `Số liệu tính đến hết ngày ${cutOff}; nếu tính đến ngày khác, ghi ngày ấy ở trang bìa${ownDay ? `, hoặc ở cột "${ownDay}" của dòng` : ''}.`,
    'Chỉ điền vào các ô nền vàng nhạt. Ô xám là chỉ tiêu không có số ở cột ấy. Các ô khác đã khóa, không có mật khẩu.',
    `Ô số liệu nền vàng nhạt nào cũng phải có câu trả lời, kể cả khi là 0: để trống là thiếu số liệu và tệp bị trả lại.${free.length > 0 ? ` Được để trống: ${free.join('; ')}.` : ''}${whenNeeded(forms)}`,
    ...times.map((time) => `${columnsOf(time, forms)}: ${MEANINGS[time](cutOff)}.`),
    `Chỗ nào số liệu đúng mà khác thường, ghi lý do ${explanation ? `ở cột "${explanation}" của dòng; ô không có cột ấy thì ghi ` : ''}ở trang ${EXPLANATION_SHEET}. Lần gửi sau số không đổi thì không phải ghi lại.`,
    ...(check ? [`Cột "${check}" tự so các số vừa điền: ${MARKS}.`] : []),
    ...(previous ? ['Các cột "Kỳ trước" chữ xám là số đơn vị đã báo cáo kỳ trước, để đối chiếu; không phải điền.'] : []),
    'Không đổi tên trang tính, tiêu đề cột và tên chỉ tiêu; không gộp ô.',
  ]
}

const MARKS = `${HOLDS} là khớp; ${UNTOLD} là có câu trả lời bằng chữ, sẽ so khi nhận tệp; chữ khác là chỗ cần xem lại`

/** How the figure forms head a column of this role; null where none has it. */
function labelOf(role: FigureColumn['role'], forms: readonly Form[]): string | null {
  const columns = forms.flatMap((form) => (form.kind === 'figures' ? form.columns : []))
  return columns.find((column) => column.role === role)?.label ?? null
}

/** The columns beside the figures, whose cells are open too and mostly stay blank. */
function whenNeeded(forms: readonly Form[]): string {
  const labels = (['as_of', 'explanation', 'note'] as const).flatMap((role) => labelOf(role, forms) ?? [])
  return labels.length > 0 ? ` Chỉ ghi khi cần: ${labels.map((label) => `"${label}"`).join(', ')}.` : ''
}

/** When a cell of an indicator may stay blank: a mean of nobody, or where the form does not insist; null where it may not. */
function sayWhenBlank({ label, isOptional, weight }: Indicator, asked: readonly Indicator[]): string | null {
  if (isOptional) return label
  const weighs = asked.find(({ code }) => code === weight)
  return weighs ? `${label} khi ${lowerFirst(weighs.label)} là 0` : null
}

const MEANINGS: Record<TimeBasis, (cutOff: string) => string> = {
  in_period: () => 'chỉ số phát sinh trong kỳ này',
  year_to_date: (cutOff) => `số phát sinh từ ngày 01/01 đến hết ngày ${cutOff}`,
  cumulative: (cutOff) => `cộng dồn từ khi bắt đầu đến hết ngày ${cutOff}`,
  stock: (cutOff) => `số có tại ngày ${cutOff}`,
}

/** The columns of a basis as the forms head them; where one column holds several, the basis is named too. */
function columnsOf(time: TimeBasis, forms: readonly Form[]): string {
  const columns = forms.flatMap((form) => (form.kind === 'figures' ? form.columns : []))
  const named = columns.flatMap((column) => {
    if (column.role !== 'basis' || ![column.time].flat().includes(time)) return []
    return typeof column.time === 'string' ? `"${column.label}"` : `"${column.label}" (chỉ tiêu ${TIME_WORDS[time]})`
  })
  return `Cột ${[...new Set(named)].join(', ')}`
}

/** The examples are printed by what reads them. */
function waysOf(asked: readonly Indicator[]): string[][] {
  const none = printFigure({ ...exactly(0), state: 'none' })
  const bound = printFigure({ state: 'value', stated: 30_000, low: 30_001, high: null, qualifier: 'gt' })
  const unknown = printFigure({ state: 'not_available', stated: null, low: null, high: null, qualifier: 'exact' })
  const ways: [readonly IndicatorKind[], string[]][] = [
    [['count'], ['Số lượng', 'Số nguyên, chỉ ghi số; dấu chấm giữa các hàng nghìn nếu cần.', printNumber(20_841)]],
    [
      ['money', 'average'],
      ['Số tiền', 'Ghi đủ số đồng, không ghi theo nghìn đồng hay triệu đồng.', printNumber(1_500_000)],
    ],
    [['percent'], ['Tỷ lệ', 'Ghi kèm dấu %, dấu phẩy trước phần lẻ.', printPercent(90.6)]],
    [['yes_no'], ['Có hay không', 'Ghi Có, Không, hoặc ngày đã thực hiện.', 'Có']],
    [
      ['date', 'yes_no'],
      ['Ngày', 'Ngày/tháng/năm, đủ năm bốn chữ số.', printDate('2023-08-31')],
    ],
    [
      ['count', 'money'],
      ['Không phát sinh', 'Ghi 0, hoặc ghi chữ. Không để trống.', none],
    ],
    [
      ['count', 'money', 'average'],
      ['Chưa có số liệu', 'Ghi chữ; số này chưa được cộng vào tổng, gửi bổ sung khi có.', unknown],
    ],
    [
      ['count', 'money'],
      [
        'Chỉ biết mức thấp nhất',
        'Chỉ khi không đếm được: ghi "trên" trước số. Số này phải xác nhận, và tổng chung cũng thành "trên".',
        bound,
      ],
    ],
  ]
  const kinds = new Set(asked.map(({ kind }) => kind))
  return ways.flatMap(([of, way]) => (of.some((kind) => kinds.has(kind)) ? [way] : []))
}

function sayForm(form: Form, { pipeline, unit }: TemplateOrder): string[] {
  switch (form.kind) {
    case 'cover': {
      const labels = form.fields.filter(({ kind }) => kind === 'date' || kind === 'text').map(({ label }) => label)
      return [form.code, `${form.title}: ${labels.join('; ')}.`, `${labels.length} ô`]
    }
    case 'figures': {
      const labels = linesOf(form, pipeline, unit.role).map(({ label }) => label)
      return [form.code, `${form.title}: ${labels.join('; ')}.`, `${labels.length} chỉ tiêu`]
    }
    case 'list':
      return [form.code, `${form.title}, mỗi công đoàn cơ sở một dòng: ${labelsOf(form.columns)}.`, 'một danh sách']
    case 'events':
      return [
        form.code,
        `${form.title}, mỗi lần một dòng: ${labelsOf(form.columns)}. Cả kỳ không có: ghi "Không phát sinh" vào cột "${headOf(form)}" ở dòng đầu.`,
        `${wordsOf(form, 'type').length} loại`,
      ]
  }
}

function labelsOf(columns: readonly { label: string }[]): string {
  return columns.map(({ label }) => label).join('; ')
}

function headOf({ columns }: EventForm): string {
  return columns.find(({ role }) => role === 'type')?.label ?? ''
}

function sayFeeds({ feeds, columns }: EventForm): string[][] {
  return feeds.map(({ type, status, figures }) => [
    status,
    type,
    columns.flatMap(({ code, label }) => (figures[code] ? label : [])).join('; '),
  ])
}

const WEIGHTS: Record<Severity, string> = { error: 'bắt buộc', warning: 'cần xác nhận', notice: 'để biết' }

function rulesOf(order: TemplateOrder, forms: readonly Form[]): GuideRow[] {
  const rules = rulesFor(order)
  const say = (rule: UnitRule) => [rule.code, sayRule(rule, order.pipeline.indicators), WEIGHTS[rule.severity]]
  const isOf = (form: Form) => (rule: UnitRule) => 'on' in rule && asksFor(form, rule.on)
  const ofForms = forms.flatMap((form) => table(`Kiểm tra của ${form.title}`, RULE_HEADINGS, rules.filter(isOf(form)).map(say)))
  const others = rules.filter((rule) => !forms.some((form) => isOf(form)(rule)))
  return [...ofForms, ...table('Kiểm tra chung', RULE_HEADINGS, others.map(say))]
}

const RULE_HEADINGS = ['Mã', 'Phải đúng', 'Mức']
