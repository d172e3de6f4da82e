import type { Indicator } from '../../../src/pipeline/indicator.ts'
import type { Section } from '../../../src/pipeline/pipeline.ts'

export const SECTIONS = [{ code: 'I', title: 'Công đoàn cơ sở' }] as const satisfies readonly Section[]

const STOCK = ['stock'] as const

/** What each row of the register gives: itself, and four counts. */
// biome-ignore format: one line each, aligned
export const INDICATORS = [
  { code: 'unions_listed',          section: 'I', label: 'Số công đoàn cơ sở',                 measure: 'CĐCS',  kind: 'yes_no', level: 'G', times: STOCK, rollUp: 'countYes' },
  { code: 'workers_listed',         section: 'I', label: 'Số lao động',                        measure: 'người', kind: 'count',  level: 'G', times: STOCK, rollUp: 'sum', nouns: ['lao động'] },
  { code: 'women_listed',           section: 'I', label: 'Số lao động nữ',                     measure: 'người', kind: 'count',  level: 'G', times: STOCK, rollUp: 'sum', nouns: ['lao động', 'nữ'] },
  { code: 'members_listed',         section: 'I', label: 'Số đoàn viên',                       measure: 'người', kind: 'count',  level: 'G', times: STOCK, rollUp: 'sum', nouns: ['đoàn viên'] },
  { code: 'members_updated_listed', section: 'I', label: 'Số đoàn viên đã cập nhật phần mềm',  measure: 'người', kind: 'count',  level: 'G', times: STOCK, rollUp: 'sum', nouns: ['đoàn viên'] },
] as const satisfies readonly Indicator[]

export type IndicatorCode = (typeof INDICATORS)[number]['code']
