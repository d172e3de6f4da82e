import type { Indicator, Share } from '../../src/pipeline/indicator.ts'

const FLOW = ['in_period', 'year_to_date'] as const
const PERIOD = ['in_period'] as const
const CUMULATIVE = ['cumulative'] as const
const STOCK = ['stock'] as const

/**
 * What the unions report each quarter: one line per indicator, and the only place where one is described.
 * Templates, parsing, checks, roll-up, dictionary and views are all made from this table.
 * Source of labels: report 757/BC-LĐLĐ (12/9/2023), section in `section`.
 * That report states no basis for most of its figures; they are read as the quarter's own (`headline: 'in_period'`).
 */
// biome-ignore format: one line each, aligned
export const INDICATORS = [
  { code: 'upper_unions_total',                  section: '1.1', label: 'Công đoàn cấp trên trực tiếp cơ sở',                 measure: 'đơn vị',    kind: 'count',  level: 'D',  times: STOCK,      rollUp: 'unitsExpected' },
  { code: 'vgcl_targets_assigned',               section: '1',   label: 'Chỉ tiêu Tổng Liên đoàn giao',                       measure: 'chỉ tiêu',  kind: 'count',  level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'vgcl_targets_met',                    section: '1',   label: 'Chỉ tiêu đạt và vượt',                               measure: 'chỉ tiêu',  kind: 'count',  level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'vgcl_targets_in_progress',            section: '1',   label: 'Chỉ tiêu đang tiếp tục triển khai',                  measure: 'chỉ tiêu',  kind: 'count',  level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'congress_doc_draft_round',            section: '1.1', label: 'Văn kiện Đại hội – dự thảo lần',                     measure: 'lần',       kind: 'count',  level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'congress_doc_party_reviews',          section: '1.1', label: 'Văn kiện Đại hội – Tỉnh ủy cho ý kiến',              measure: 'lần',       kind: 'count',  level: 'P',  times: CUMULATIVE, rollUp: 'provinceOnly' },
  { code: 'congress_doc_party_reviews_general',  section: '1.1', label: 'Văn kiện Đại hội – Tỉnh ủy cho ý kiến khái quát',    measure: 'lần',       kind: 'count',  level: 'P',  times: CUMULATIVE, rollUp: 'provinceOnly' },
  { code: 'congress_doc_party_reviews_formal',   section: '1.1', label: 'Văn kiện Đại hội – Tỉnh ủy duyệt chính thức',        measure: 'lần',       kind: 'count',  level: 'P',  times: CUMULATIVE, rollUp: 'provinceOnly' },
  { code: 'congress_doc_vgcl_reviews',           section: '1.1', label: 'Văn kiện Đại hội – Tổng Liên đoàn cho ý kiến',       measure: 'lần',       kind: 'count',  level: 'P',  times: CUMULATIVE, rollUp: 'provinceOnly' },
  { code: 'draft_documents_commented',           section: '1.2', label: 'Dự thảo văn bản đã tham gia ý kiến',                 measure: 'dự thảo',   kind: 'count',  level: 'P',  times: FLOW,       headline: 'in_period', rollUp: 'provinceOnly', nouns: ['văn bản', 'dự thảo văn bản'] },
  { code: 'shift_meal_unions_meeting_floor',     section: '1.2', label: 'CĐCS doanh nghiệp có bữa ăn ca từ mức quy định',     measure: 'CĐCS',      kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum' },
  { code: 'legal_advice_persons',                section: '1.2', label: 'Tư vấn pháp luật',                                   measure: 'lượt người', kind: 'count', level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'derived', parts: ['legal_advice_persons_direct', 'legal_advice_persons_indirect'] },
  { code: 'legal_advice_persons_direct',         section: '1.2', label: 'Tư vấn pháp luật – trực tiếp',                       measure: 'lượt người', kind: 'count', level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'legal_advice_persons_indirect',       section: '1.2', label: 'Tư vấn pháp luật – gián tiếp',                       measure: 'lượt người', kind: 'count', level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'school_build_rooms',                  section: '1.3', label: 'Khởi công xây dựng phòng học',                       measure: 'phòng',     kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly', nouns: ['phòng học'] },
  { code: 'school_build_bays',                   section: '1.3', label: 'Khởi công xây dựng phòng học – số gian',             measure: 'gian',      kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'school_build_area',                   section: '1.3', label: 'Khởi công xây dựng phòng học – diện tích',           measure: 'm2',        kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly', nouns: ['m²'] },
  { code: 'school_build_amount',                 section: '1.3', label: 'Khởi công xây dựng phòng học – số tiền cam kết',     measure: 'đồng',      kind: 'money',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'martyr_family_amount',                section: '1.3', label: 'Hỗ trợ thân nhân gia đình liệt sĩ – số tiền',        measure: 'đồng',      kind: 'money',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'martyr_family_count',                 section: '1.3', label: 'Hỗ trợ thân nhân gia đình liệt sĩ – số gia đình',    measure: 'gia đình',  kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'job_fund_projects_new',               section: '1.3', label: 'Quỹ giải quyết việc làm – dự án đang cho vay mới',   measure: 'dự án',     kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'job_fund_households_new',             section: '1.3', label: 'Quỹ giải quyết việc làm – hộ được vay mới',          measure: 'hộ',        kind: 'count',  level: 'P',  times: PERIOD,     rollUp: 'provinceOnly' },
  { code: 'job_fund_projects_active',            section: '1.3', label: 'Quỹ giải quyết việc làm – dự án đang hoạt động',     measure: 'dự án',     kind: 'count',  level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'job_fund_income_gain',                section: '1.3', label: 'Quỹ giải quyết việc làm – thu nhập tăng thêm',       measure: 'đồng/tháng', kind: 'range', level: 'P',  times: STOCK,      rollUp: 'provinceOnly' },
  { code: 'grassroots_unions_total',             section: '1.1', label: 'Công đoàn cơ sở hiện có',                            measure: 'CĐCS',      kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum' },
  { code: 'grassroots_unions_begin',             section: '1.6', label: 'CĐCS đầu kỳ',                                        measure: 'CĐCS',      kind: 'count',  level: 'U',  times: PERIOD,     rollUp: 'sum' },
  { code: 'grassroots_unions_new',               section: '1.6', label: 'CĐCS thành lập mới',                                 measure: 'CĐCS',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'grassroots_unions_dissolved',         section: '1.6', label: 'CĐCS giải thể',                                      measure: 'CĐCS',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'grassroots_unions_in',                section: '1.6', label: 'CĐCS chuyển đến',                                    measure: 'CĐCS',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'grassroots_unions_out',               section: '1.6', label: 'CĐCS chuyển đi',                                     measure: 'CĐCS',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'members_total',                       section: '1.6', label: 'Tổng số đoàn viên',                                  measure: 'đoàn viên', kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum', nouns: ['người'] },
  { code: 'members_begin',                       section: '1.6', label: 'Đoàn viên đầu kỳ',                                   measure: 'đoàn viên', kind: 'count',  level: 'U',  times: PERIOD,     rollUp: 'sum', nouns: ['người'] },
  { code: 'members_new',                         section: '1.6', label: 'Đoàn viên kết nạp mới',                              measure: 'đoàn viên', kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['người'] },
  { code: 'members_lost',                        section: '1.6', label: 'Đoàn viên giảm',                                     measure: 'đoàn viên', kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['người'] },
  { code: 'members_in',                          section: '1.6', label: 'Đoàn viên chuyển đến',                               measure: 'đoàn viên', kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['người'] },
  { code: 'members_out',                         section: '1.6', label: 'Đoàn viên chuyển đi',                                measure: 'đoàn viên', kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['người'] },
  { code: 'memberdb_unions_updated',             section: '1.6', label: 'CĐCS đã cập nhật Phần mềm quản lý đoàn viên',        measure: 'CĐCS',      kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum' },
  { code: 'memberdb_members_updated',            section: '1.6', label: 'Đoàn viên đã cập nhật Phần mềm quản lý đoàn viên',   measure: 'đoàn viên', kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum', nouns: ['người'] },
  { code: 'self_financial_check_done',           section: '1.8', label: 'Tự kiểm tra tài chính đồng cấp trước khi báo cáo',   measure: 'đơn vị',    kind: 'yes_no', level: 'U',  times: PERIOD,     rollUp: 'countYes' },
  { code: 'inspect_charter',                     section: '1.8', label: 'Kiểm tra chấp hành Điều lệ',                         measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'derived', parts: ['inspect_charter_same_level', 'inspect_charter_lower_level'] },
  { code: 'inspect_charter_same_level',          section: '1.8', label: 'Kiểm tra chấp hành Điều lệ – cùng cấp',              measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'inspect_charter_lower_level',         section: '1.8', label: 'Kiểm tra chấp hành Điều lệ – cấp dưới',              measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'inspect_finance',                     section: '1.8', label: 'Kiểm tra tài chính, tài sản công đoàn',              measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'derived', parts: ['inspect_finance_same_level', 'inspect_finance_lower_level'] },
  { code: 'inspect_finance_same_level',          section: '1.8', label: 'Kiểm tra tài chính, tài sản – cùng cấp',             measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'inspect_finance_lower_level',         section: '1.8', label: 'Kiểm tra tài chính, tài sản – cấp dưới',             measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'supervise',                           section: '1.8', label: 'Giám sát',                                           measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'derived', parts: ['supervise_organisation', 'supervise_individual'] },
  { code: 'supervise_organisation',              section: '1.8', label: 'Giám sát tổ chức',                                   measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },
  { code: 'supervise_individual',                section: '1.8', label: 'Giám sát cá nhân',                                   measure: 'cuộc',      kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum' },

  // From the list of grassroots unions, row by row: facts of their own, compared with the lines above and never added to them.
  { code: 'grassroots_unions_listed',            section: 'DS',  label: 'CĐCS trong danh sách',                               measure: 'CĐCS',      kind: 'yes_no', level: 'G',  times: STOCK,      rollUp: 'countYes' },
  { code: 'workers_listed',                      section: 'DS',  label: 'Lao động (theo danh sách)',                          measure: 'người',     kind: 'count',  level: 'G',  times: STOCK,      rollUp: 'sum' },
  { code: 'workers_women_listed',                section: 'DS',  label: 'Lao động nữ (theo danh sách)',                       measure: 'người',     kind: 'count',  level: 'G',  times: STOCK,      rollUp: 'sum' },
  { code: 'members_listed',                      section: 'DS',  label: 'Đoàn viên (theo danh sách)',                         measure: 'đoàn viên', kind: 'count',  level: 'G',  times: STOCK,      rollUp: 'sum', nouns: ['người'] },
  { code: 'memberdb_unions_updated_listed',      section: 'DS',  label: 'CĐCS đã cập nhật phần mềm (theo danh sách)',         measure: 'CĐCS',      kind: 'yes_no', level: 'G',  times: STOCK,      rollUp: 'countYes' },
  { code: 'memberdb_members_updated_listed',     section: 'DS',  label: 'Đoàn viên đã cập nhật phần mềm (theo danh sách)',    measure: 'đoàn viên', kind: 'count',  level: 'G',  times: STOCK,      rollUp: 'sum', nouns: ['người'] },
  { code: 'grassroots_congress_held_listed',     section: 'DS',  label: 'CĐCS đã đại hội (theo danh sách)',                   measure: 'CĐCS',      kind: 'yes_no', level: 'G',  times: STOCK,      rollUp: 'countYes' },
  { code: 'inspect_charter_same_level_listed',   section: 'DS',  label: 'Kiểm tra Điều lệ cùng cấp (theo danh sách)',         measure: 'cuộc',      kind: 'count',  level: 'G',  times: PERIOD,     rollUp: 'sum' },
  { code: 'inspect_finance_same_level_listed',   section: 'DS',  label: 'Kiểm tra tài chính cùng cấp (theo danh sách)',       measure: 'cuộc',      kind: 'count',  level: 'G',  times: PERIOD,     rollUp: 'sum' },
  { code: 'women_activity_unions_listed',        section: 'DS',  label: 'CĐCS có hoạt động nữ công (theo danh sách)',         measure: 'CĐCS',      kind: 'yes_no', level: 'G',  times: PERIOD,     rollUp: 'countYes' },
  { code: 'women_participations_listed',         section: 'DS',  label: 'Lượt nữ tham gia (theo danh sách)',                  measure: 'lượt',      kind: 'count',  level: 'G',  times: PERIOD,     rollUp: 'sum', nouns: ['lượt người'] },
  { code: 'mutual_fund_beneficiaries_listed',    section: 'DS',  label: 'Quỹ tương hỗ – số người (theo danh sách)',           measure: 'người',     kind: 'count',  level: 'G',  times: CUMULATIVE, rollUp: 'sum' },
  { code: 'mutual_fund_amount_listed',           section: 'DS',  label: 'Quỹ tương hỗ – số tiền (theo danh sách)',            measure: 'đồng',      kind: 'money',  level: 'G',  times: CUMULATIVE, rollUp: 'sum' },
] as const satisfies readonly Indicator[]

/** Ratios of two totals; worked out, never typed and never averaged. */
// biome-ignore format: one line each, aligned
export const SHARES = [
  { code: 'memberdb_union_rate',       section: '1.6', label: 'Tỷ lệ CĐCS đã cập nhật phần mềm',            numerator: 'memberdb_unions_updated',   denominator: 'grassroots_unions_total', time: 'stock',     decimals: 2 },
  { code: 'memberdb_member_rate',      section: '1.6', label: 'Tỷ lệ đoàn viên đã cập nhật phần mềm',       numerator: 'memberdb_members_updated',  denominator: 'members_total',           time: 'stock',     decimals: 1 },
  { code: 'self_financial_check_rate', section: '1.8', label: 'Tỷ lệ đơn vị tự kiểm tra tài chính đồng cấp', numerator: 'self_financial_check_done', denominator: 'upper_unions_total',      time: 'in_period', denominatorTime: 'stock', decimals: 0 },
] as const satisfies readonly Share[]

export type IndicatorCode = (typeof INDICATORS)[number]['code']
