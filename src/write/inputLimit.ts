import type { DataValidation, Worksheet } from 'exceljs'
import { printDate } from '../parse/printDate.ts'
import type { Indicator } from '../pipeline/indicator.ts'
import type { Period } from '../pipeline/period.ts'
import { dueAtOf, type PipelineSource } from '../pipeline/pipeline.ts'

/** What a spreadsheet can check of an answer while it is typed. It only warns: words such as "chưa có số liệu" are answers too. */
export type InputLimit = DataValidation

/** Where the answers of a drop-down stand, as a formula names them. */
export type RangeOf = (choices: readonly string[]) => string

const WORDS = 'Không phát sinh: ghi 0 hoặc "không phát sinh". Chưa có: ghi "chưa có số liệu".'
const PERCENT_PROMPT = 'Tỷ lệ phần trăm, có dấu %: 90,6%. Chưa có: ghi "chưa có số liệu".'
/** No share that offices report is larger (500 %). */
const MOST = 5

/** The limit of a figure's cell, from its indicator's kind and measure; null for a range, which is written in words. */
export function limitOfFigure({ kind, measure }: Indicator, rangeOf: RangeOf, dates: InputLimit): InputLimit | null {
  switch (kind) {
    case 'count':
      return atLeastZero(`Số nguyên, tính theo ${measure}.`, `Ô này nhận số nguyên không âm (${measure}).`)
    case 'money':
    case 'average':
      return atLeastZero(`Số nguyên, tính theo ${measure}, ghi đủ số: 1.500.000.`, `Ô này nhận số tiền nguyên, không âm (${measure}).`)
    case 'percent':
      return {
        type: 'decimal',
        operator: 'between',
        formulae: [0, MOST],
        ...says(PERCENT_PROMPT, 'Ô này nhận tỷ lệ phần trăm, ví dụ 90,6%.'),
      }
    case 'yes_no':
      return choose(rangeOf(['Có', 'Không']), 'Chọn Có hoặc Không; hoặc ghi ngày thực hiện.', 'Ô này nhận Có, Không hoặc ngày thực hiện.')
    case 'date':
      return dates
    case 'range':
      return null
  }
}

/** A drop-down. */
export function choose(range: string, prompt: string, error: string): InputLimit {
  return { type: 'list', formulae: [range], ...says(prompt, error) }
}

/** A drop-down that takes anything else without a word: a list of unions marks with "x" what may also be dated. */
export function offer(range: string, prompt: string): InputLimit {
  return { type: 'list', formulae: [range], allowBlank: true, showInputMessage: true, promptTitle: 'Cách ghi', prompt }
}

/** The days that figures of a period may stand for without being explained. */
export function limitOfAsOf(pipeline: Pick<PipelineSource, 'due'>, period: Period): InputLimit {
  return between(period.startsOn, dueAtOf(pipeline, period).slice(0, 10))
}

/** Other days, such as those of decisions and signatures: from the year before the period to the year after it. */
export function limitOfDay({ startsOn, endsOn }: Period): InputLimit {
  return between(`${Number(startsOn.slice(0, 4)) - 1}-01-01`, `${Number(endsOn.slice(0, 4)) + 1}-12-31`)
}

/** Puts a limit on a bounded range ("D5:D1004") or a cell. */
export function setLimit(sheet: Worksheet, range: string, limit: InputLimit | null): void {
  // exceljs writes ranges as they are, but its types know only the cells.
  const { dataValidations } = sheet as unknown as { dataValidations: { add(range: string, limit: InputLimit): void } }
  if (limit) dataValidations.add(range, limit)
}

function atLeastZero(prompt: string, error: string): InputLimit {
  return { type: 'whole', operator: 'greaterThanOrEqual', formulae: [0], ...says(`${prompt} ${WORDS}`, error) }
}

function between(first: string, last: string): InputLimit {
  const formulae = [first, last].map((day) => new Date(`${day}T00:00:00Z`))
  const prompt = `Ngày/tháng/năm, ví dụ ${printDate(last)}.`
  const error = `Ngày thường nằm từ ${printDate(first)} đến ${printDate(last)}. Đề nghị xem lại ngày và tháng có bị đổi chỗ không.`
  return { type: 'date', operator: 'between', formulae, ...says(prompt, error) }
}

function says(prompt: string, error: string): Omit<InputLimit, 'type' | 'formulae'> {
  return {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: 'Cách ghi',
    prompt,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Đề nghị xem lại',
    error,
  }
}
