import type { PipelineSource } from '../../src/pipeline/pipeline.ts'
import { CSV_COLUMNS, FORMS } from './forms.ts'
import { INDICATORS, SECTIONS, SHARES } from './indicators.ts'
import { RULES } from './rules.ts'

/**
 * The half-yearly statistics of the upper-level unions: Mẫu số 2-HĐCĐ of Quyết định 1454/QĐ-TLĐ (28/11/2014).
 * Figures stand at 31/5 and at 30/11, the two days that the form offers to tick. The source gives no day for sending: the 15th
 * of the month after is ours, until the office says another; so are the days of opening and of locking.
 */
export const pipeline: PipelineSource = {
  code: 'half-year-statistics',
  name: 'Báo cáo thống kê 6 tháng',
  periodKind: 'half',
  since: '2023-H1',
  template: { id: '2HDCD', version: 1 },
  cutOff: { month: 5, day: 31 },
  opens: { month: 5, day: 26 },
  due: { month: 6, day: 15 },
  locks: { month: 6, day: 30 },
  timetable: [{ job: 'consolidate', cron: '30 2 * * *', zone: 'Asia/Ho_Chi_Minh' }],
  sections: SECTIONS,
  indicators: INDICATORS,
  shares: SHARES,
  forms: FORMS,
  rules: RULES,
  csvColumns: CSV_COLUMNS,
}
