import type { Indicator, Share } from '../../src/pipeline/indicator.ts'
import type { Section } from '../../src/pipeline/pipeline.ts'

const FLOW = ['in_period', 'year_to_date'] as const
const PERIOD = ['in_period'] as const
const CUMULATIVE = ['cumulative'] as const
const STOCK = ['stock'] as const

/** The sections of report 757/BC-LĐLĐ that have figures, in its order, and the lists behind them; the titles are short ones of ours. */
export const SECTIONS = [
  { code: 'I', title: 'Thu nhập' },
  { code: '1', title: 'Chỉ tiêu được giao' },
  { code: '1.1', title: 'Đại hội' },
  { code: '1.2', title: 'Đại diện, tư vấn pháp luật' },
  { code: '1.3', title: 'Chăm lo' },
  { code: '1.4', title: 'Tuyên truyền' },
  { code: '1.5', title: 'Thi đua, sáng kiến, quỹ tương hỗ' },
  { code: '1.6', title: 'Đoàn viên, công đoàn cơ sở' },
  { code: '1.7', title: 'Nữ công' },
  { code: '1.8', title: 'Kiểm tra, giám sát' },
  { code: '1.9', title: 'Tài chính' },
  { code: 'DS', title: 'Theo danh sách công đoàn cơ sở' },
] as const satisfies readonly Section[]

/**
 * What the unions report each quarter: one line per indicator, and the only place where one is described.
 * Templates, parsing, checks, roll-up, dictionary and views are all made from this table.
 * Source of labels: report 757/BC-LĐLĐ (12/9/2023), section in `section`.
 * That report states no basis for most of its figures; they are read as the quarter's own (`headline: 'in_period'`).
 */
// biome-ignore format: one line each, aligned
export const INDICATORS = [
  { code: 'avg_income_admin_sector',             section: 'I',   label: 'Thu nhập bình quân khối HCSN',                            measure: 'đồng/người/tháng', kind: 'average', level: 'U',  times: PERIOD,     rollUp: 'weightedMean', weight: 'income_headcount_admin_sector', printStep: 1000 },
  { code: 'income_headcount_admin_sector',       section: 'I',   label: 'Thu nhập khối HCSN – số người được tính',                 measure: 'người',     kind: 'count',  level: 'U',  times: PERIOD,     rollUp: 'sum' },
  { code: 'avg_income_business_sector',          section: 'I',   label: 'Thu nhập bình quân khối SXKD',                            measure: 'đồng/người/tháng', kind: 'average', level: 'U',  times: PERIOD,     rollUp: 'weightedMean', weight: 'income_headcount_business_sector', printStep: 1000 },
  { code: 'income_headcount_business_sector',    section: 'I',   label: 'Thu nhập khối SXKD – số người được tính',                 measure: 'người',     kind: 'count',  level: 'U',  times: PERIOD,     rollUp: 'sum' },
  { code: 'base_salary_statutory',               section: 'I',   label: 'Mức lương cơ sở theo quy định',                           measure: 'đồng/tháng', kind: 'money',  level: 'D',  times: STOCK,      rollUp: 'reference' },
  { code: 'grassroots_unions_at_congress',       section: '1.1', label: 'CĐCS tại ngày tính kết quả đại hội',                      measure: 'CĐCS',      kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum' },
  { code: 'grassroots_congress_held',            section: '1.1', label: 'CĐCS đã tổ chức đại hội, hội nghị đại hội',               measure: 'CĐCS',      kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum' },
  { code: 'upper_congress_held',                 section: '1.1', label: 'Công đoàn cấp trên cơ sở đã tổ chức đại hội',             measure: 'đơn vị',    kind: 'yes_no', level: 'U',  times: STOCK,      rollUp: 'countYes' },
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
  { code: 'hardship_visit_count',                section: '1.3', label: 'Thăm hỏi đoàn viên khó khăn – số suất',                   measure: 'suất',      kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['người', 'xuất quà', 'suất quà'] },
  { code: 'hardship_visit_amount',               section: '1.3', label: 'Thăm hỏi đoàn viên khó khăn – số tiền',                   measure: 'đồng',      kind: 'money',  level: 'UP', times: PERIOD,     rollUp: 'sum' },
  { code: 'award_students',                      section: '1.3', label: 'Khen thưởng học sinh là con đoàn viên',                   measure: 'em',        kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['học sinh', 'người', 'cháu'] },
  { code: 'award_teachers',                      section: '1.3', label: 'Khen thưởng giáo viên',                                   measure: 'người',     kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['giáo viên'] },
  { code: 'award_recipients',                    section: '1.3', label: 'Khen thưởng – tổng số người',                             measure: 'người',     kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'derived', parts: ['award_students', 'award_teachers'], isOptional: true },
  { code: 'award_amount',                        section: '1.3', label: 'Khen thưởng – số tiền',                                   measure: 'đồng',      kind: 'money',  level: 'UP', times: PERIOD,     rollUp: 'sum' },
  { code: 'hardship_visit_count_committed',      section: '1.3', label: 'Thăm hỏi đoàn viên khó khăn – số suất cam kết',           measure: 'suất',      kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['người', 'suất quà'] },
  { code: 'hardship_visit_amount_committed',     section: '1.3', label: 'Thăm hỏi đoàn viên khó khăn – số tiền cam kết',           measure: 'đồng',      kind: 'money',  level: 'UP', times: PERIOD,     rollUp: 'sum' },
  { code: 'award_students_committed',            section: '1.3', label: 'Khen thưởng học sinh – số em cam kết',                    measure: 'em',        kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['học sinh', 'người', 'cháu'] },
  { code: 'award_teachers_committed',            section: '1.3', label: 'Khen thưởng giáo viên – số người cam kết',                measure: 'người',     kind: 'count',  level: 'UP', times: PERIOD,     rollUp: 'sum', nouns: ['giáo viên'] },
  { code: 'award_amount_committed',              section: '1.3', label: 'Khen thưởng – số tiền cam kết',                           measure: 'đồng',      kind: 'money',  level: 'UP', times: PERIOD,     rollUp: 'sum' },
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
  { code: 'shift_meal_floor',                    section: '1.2', label: 'Mức bữa ăn ca theo quy định',                             measure: 'đồng/suất', kind: 'money',  level: 'D',  times: STOCK,      rollUp: 'reference' },
  { code: 'propaganda_participations',           section: '1.4', label: 'Lượt đoàn viên, CNVCLĐ tham gia tuyên truyền',            measure: 'lượt',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['lượt người'], boundStep: 10_000 },
  { code: 'press_items',                         section: '1.4', label: 'Tin, bài viết, phóng sự',                                 measure: 'tin, bài',  kind: 'count',  level: 'UP', times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['tin', 'bài', 'tin bài', 'phóng sự'], boundStep: 10 },
  { code: 'emulation_levels_launched',           section: '1.5', label: 'Cấp công đoàn đã phát động thi đua đặc biệt',             measure: 'đơn vị',    kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum', nouns: ['cấp công đoàn'] },
  { code: 'emulation_levels_total',              section: '1.5', label: 'Tổng số cấp công đoàn (đơn vị và các CĐCS)',              measure: 'đơn vị',    kind: 'count',  level: 'U',  times: STOCK,      rollUp: 'sum', nouns: ['cấp công đoàn'] },
  { code: 'initiatives_submitted',               section: '1.5', label: 'Sáng kiến cập nhật trên cổng trực tuyến',                 measure: 'sáng kiến', kind: 'count',  level: 'U',  times: CUMULATIVE, rollUp: 'sum' },
  { code: 'initiatives_target',                  section: '1.5', label: 'Chỉ tiêu sáng kiến được giao',                            measure: 'sáng kiến', kind: 'count',  level: 'D',  times: STOCK,      rollUp: 'reference' },
  { code: 'mutual_fund_beneficiaries',           section: '1.5', label: 'Quỹ tương hỗ – số người đã giúp',                         measure: 'người',     kind: 'count',  level: 'U',  times: CUMULATIVE, rollUp: 'sum', nouns: ['đoàn viên', 'lượt người'] },
  { code: 'mutual_fund_amount',                  section: '1.5', label: 'Quỹ tương hỗ – số tiền đã giúp',                          measure: 'đồng',      kind: 'money',  level: 'U',  times: CUMULATIVE, rollUp: 'sum' },
  { code: 'women_activity_unions',               section: '1.7', label: 'CĐCS tổ chức hoạt động nữ công',                          measure: 'CĐCS',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', isCountedOnce: true, rollUp: 'sum' },
  { code: 'women_participations',                section: '1.7', label: 'Lượt nữ CNVCLĐ tham gia',                                 measure: 'lượt',      kind: 'count',  level: 'U',  times: FLOW,       headline: 'in_period', rollUp: 'sum', nouns: ['lượt người'], boundStep: 1000 },
  { code: 'dues_collected',                      section: '1.9', label: 'Thu đoàn phí công đoàn',                                  measure: 'đồng',      kind: 'money',  level: 'U',  times: FLOW,       headline: 'year_to_date', rollUp: 'sum' },
  { code: 'union_fee_collected',                 section: '1.9', label: 'Thu kinh phí công đoàn',                                  measure: 'đồng',      kind: 'money',  level: 'U',  times: FLOW,       headline: 'year_to_date', rollUp: 'sum' },
  { code: 'finance_settlement_filed',            section: '1.9', label: 'Đã nộp báo cáo quyết toán tài chính',                     measure: 'đơn vị',    kind: 'yes_no', level: 'U',  times: PERIOD,     rollUp: 'countYes' },

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
  { code: 'women_participations_listed',         section: 'DS',  label: 'Lượt nữ tham gia (theo danh sách)',                  measure: 'lượt',      kind: 'count',  level: 'G',  times: PERIOD,     rollUp: 'sum', nouns: ['lượt người'], boundStep: 1000 },
  { code: 'mutual_fund_beneficiaries_listed',    section: 'DS',  label: 'Quỹ tương hỗ – số người (theo danh sách)',           measure: 'người',     kind: 'count',  level: 'G',  times: CUMULATIVE, rollUp: 'sum' },
  { code: 'mutual_fund_amount_listed',           section: 'DS',  label: 'Quỹ tương hỗ – số tiền (theo danh sách)',            measure: 'đồng',      kind: 'money',  level: 'G',  times: CUMULATIVE, rollUp: 'sum' },
] as const satisfies readonly Indicator[]

/** Ratios of two totals; worked out, never typed and never averaged. */
// biome-ignore format: one line each, aligned
export const SHARES = [
  { code: 'grassroots_congress_rate',  section: '1.1', label: 'Tỷ lệ CĐCS đã đại hội',                      numerator: 'grassroots_congress_held',  denominator: 'grassroots_unions_at_congress', time: 'stock', decimals: 0 },
  { code: 'upper_congress_rate',       section: '1.1', label: 'Tỷ lệ công đoàn cấp trên cơ sở đã đại hội',  numerator: 'upper_congress_held',       denominator: 'upper_unions_total',      time: 'stock',     decimals: 0 },
  { code: 'emulation_launch_rate',     section: '1.5', label: 'Tỷ lệ cấp công đoàn đã phát động thi đua',   numerator: 'emulation_levels_launched', denominator: 'emulation_levels_total',  time: 'stock',     decimals: 0 },
  { code: 'initiatives_target_rate',   section: '1.5', label: 'Tỷ lệ đạt chỉ tiêu sáng kiến',               numerator: 'initiatives_submitted',     denominator: 'initiatives_target',      time: 'cumulative', denominatorTime: 'stock', decimals: 0 },
  { code: 'women_activity_union_rate', section: '1.7', label: 'Tỷ lệ CĐCS tổ chức hoạt động nữ công',       numerator: 'women_activity_unions',     denominator: 'grassroots_unions_total', time: 'in_period', denominatorTime: 'stock', decimals: 1 },
  { code: 'memberdb_union_rate',       section: '1.6', label: 'Tỷ lệ CĐCS đã cập nhật phần mềm',            numerator: 'memberdb_unions_updated',   denominator: 'grassroots_unions_total', time: 'stock',     decimals: 2 },
  { code: 'memberdb_member_rate',      section: '1.6', label: 'Tỷ lệ đoàn viên đã cập nhật phần mềm',       numerator: 'memberdb_members_updated',  denominator: 'members_total',           time: 'stock',     decimals: 1 },
  { code: 'self_financial_check_rate', section: '1.8', label: 'Tỷ lệ đơn vị tự kiểm tra tài chính đồng cấp', numerator: 'self_financial_check_done', denominator: 'upper_unions_total',      time: 'in_period', denominatorTime: 'stock', decimals: 0 },
] as const satisfies readonly Share[]

export type IndicatorCode = (typeof INDICATORS)[number]['code']
