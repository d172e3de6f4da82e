import type { Indicator, Share } from '../../src/pipeline/indicator.ts'
import type { Section } from '../../src/pipeline/pipeline.ts'

/** Items 1 to 3 of the form's block I (Tình hình lao động). */
export const SECTIONS = [
  { code: 'I.1', title: 'Lao động' },
  { code: 'I.2', title: 'Việc làm' },
  { code: 'I.3', title: 'Tiền lương' },
] as const satisfies readonly Section[]

const STOCK = ['stock'] as const
const WAGE = 'đồng/người/tháng'

/**
 * What Mẫu số 2-HĐCĐ asks for, as far as it is known: one line per indicator, in the order of the form.
 * The copy that was seen shows block I (Tình hình lao động) with its items 1 Lao động, 2 Việc làm and 3 Tiền lương, and ends in
 * the titles of 4 Nhà ở, 5 HĐLĐ, BHXH, BHYT, BHTN and 6 Tranh chấp lao động tập thể, đình công. The lines below are those of
 * items 1 to 3; of item 3 two groups are named (cơ quan hành chính, đơn vị sự nghiệp) and "…" says that there are more.
 * What the rest of the form asks is not known: it is not guessed at here. `section` is the block and item of the form.
 */
// biome-ignore format: one line each, aligned
export const INDICATORS = [
  { code: 'workers_total',                 section: 'I.1', label: 'Tổng số lao động',                                           measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'workers_women',                 section: 'I.1', label: 'Tổng số lao động – trong đó nữ',                             measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động', 'nữ'] },
  { code: 'workers_underemployed',         section: 'I.2', label: 'Số lao động thiếu việc làm',                                 measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'workers_underemployed_percent', section: 'I.2', label: 'Số lao động thiếu việc làm – tỷ lệ so với tổng số lao động', measure: '%',            kind: 'percent', level: 'U', times: STOCK, rollUp: 'control', isOptional: true },
  { code: 'avg_wage',                      section: 'I.3', label: 'Tiền lương bình quân tháng của 1 người lao động',            measure: WAGE,           kind: 'average', level: 'U', times: STOCK, rollUp: 'weightedMean', weight: 'wage_headcount' },
  { code: 'wage_headcount',                section: 'I.3', label: 'Tiền lương bình quân – số người được tính',                  measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'avg_wage_administration',       section: 'I.3', label: 'Tiền lương bình quân tháng – cơ quan hành chính',            measure: WAGE,           kind: 'average', level: 'U', times: STOCK, rollUp: 'weightedMean', weight: 'wage_headcount_administration' },
  { code: 'wage_headcount_administration', section: 'I.3', label: 'Cơ quan hành chính – số người được tính',                    measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'avg_wage_public_service',       section: 'I.3', label: 'Tiền lương bình quân tháng – đơn vị sự nghiệp',              measure: WAGE,           kind: 'average', level: 'U', times: STOCK, rollUp: 'weightedMean', weight: 'wage_headcount_public_service' },
  { code: 'wage_headcount_public_service', section: 'I.3', label: 'Đơn vị sự nghiệp – số người được tính',                      measure: 'người',        kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'enterprises_owing_wages',       section: 'I.3', label: 'Doanh nghiệp còn nợ lương',                                  measure: 'doanh nghiệp', kind: 'count',   level: 'U', times: STOCK, rollUp: 'sum', nouns: ['đơn vị'] },
] as const satisfies readonly Indicator[]

/** The ratio that the form has typed beside its counts: worked out from the totals; what was typed is a control. */
// biome-ignore format: one line each, aligned
export const SHARES = [
  { code: 'underemployment_rate', section: 'I.2', label: 'Tỷ lệ lao động thiếu việc làm', numerator: 'workers_underemployed', denominator: 'workers_total', time: 'stock', decimals: 1 },
] as const satisfies readonly Share[]

export type IndicatorCode = (typeof INDICATORS)[number]['code']
