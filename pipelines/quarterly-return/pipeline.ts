import type { PipelineSource } from '../../src/pipeline/pipeline.ts'
import { CSV_COLUMNS, FORMS } from './forms.ts'
import { INDICATORS, SECTIONS, SHARES } from './indicators.ts'
import { RULES } from './rules.ts'
import { TEMPLATE_CHANGES } from './templateChanges.ts'

/**
 * The quarterly return of the upper-level unions and of the province itself.
 * Figures stand at the end of the quarter's second month and are due on the 8th of the third: report 757/BC-LĐLĐ was
 * signed on 12/9/2023 over figures "hết tháng 8". No source gives a first day for sending, nor a last one for the signature: 20 days
 * before the due day and a week after it are ours, until the office says another.
 */
export const pipeline: PipelineSource = {
  code: 'quarterly-return',
  name: 'Báo cáo quý',
  periodKind: 'quarter',
  since: '2023-Q1',
  template: { id: 'BCQ', version: 2, changes: TEMPLATE_CHANGES },
  cutOff: { month: 2, day: 31 },
  opens: { month: 2, day: 19 },
  due: { month: 3, day: 8 },
  locks: { month: 3, day: 15 },
  timetable: [
    { job: 'intake', cron: '*/5 * * * *', zone: 'Asia/Ho_Chi_Minh' },
    { job: 'consolidate', cron: '0 2 * * *', zone: 'Asia/Ho_Chi_Minh' },
    { job: 'housekeeping', cron: '0 4 * * *', zone: 'Asia/Ho_Chi_Minh' },
  ],
  sections: SECTIONS,
  indicators: INDICATORS,
  shares: SHARES,
  forms: FORMS,
  rules: RULES,
  csvColumns: CSV_COLUMNS,
}
