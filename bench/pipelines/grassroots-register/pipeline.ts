import type { PipelineSource } from '../../../src/pipeline/pipeline.ts'
import { FORMS } from './forms.ts'
import { INDICATORS, SECTIONS } from './indicators.ts'
import { RULES } from './rules.ts'

/** A register of grassroots unions, one row for each: made up to be measured, of any length. No office sends it. */
export const pipeline: PipelineSource = {
  code: 'grassroots-register',
  name: 'Sổ công đoàn cơ sở',
  periodKind: 'quarter',
  since: '2023-Q1',
  template: { id: 'SOCDCS', version: 1 },
  cutOff: { month: 2, day: 31 },
  due: { month: 3, day: 8 },
  sections: SECTIONS,
  indicators: INDICATORS,
  shares: [],
  forms: FORMS,
  rules: RULES,
  csvColumns: [],
}
