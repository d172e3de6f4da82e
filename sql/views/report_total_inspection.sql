-- Inspections and supervisions, one row for each period, unit and time basis. Made from report_total, and named after it so that it comes after it.
create view report_total_inspection as
select period_code, unit_code, unit_name, time_basis,
       max(value) filter (where indicator_code = 'inspect_charter')             as charter,
       max(value) filter (where indicator_code = 'inspect_charter_same_level')  as charter_same_level,
       max(value) filter (where indicator_code = 'inspect_charter_lower_level') as charter_lower_level,
       max(value) filter (where indicator_code = 'inspect_finance')             as finance,
       max(value) filter (where indicator_code = 'inspect_finance_same_level')  as finance_same_level,
       max(value) filter (where indicator_code = 'inspect_finance_lower_level') as finance_lower_level,
       max(value) filter (where indicator_code = 'supervise')                   as supervision,
       max(value) filter (where indicator_code = 'supervise_organisation')      as supervision_organisation,
       max(value) filter (where indicator_code = 'supervise_individual')        as supervision_individual,
       bool_and(qualifier is not distinct from 'exact') as is_exact,
       min(reported) as reported, max(expected) as expected,
       max(consolidation_no) as consolidation_no
from report_total
where indicator_code in ('inspect_charter', 'inspect_charter_same_level', 'inspect_charter_lower_level', 'inspect_finance', 'inspect_finance_same_level',
                         'inspect_finance_lower_level', 'supervise', 'supervise_organisation', 'supervise_individual')
group by period_code, unit_code, unit_name, time_basis;

comment on view report_total_inspection is 'Kiểm tra, giám sát: mỗi dòng là một kỳ, một đơn vị, một cơ sở thời gian.';
comment on column report_total_inspection.period_code is 'Mã kỳ báo cáo.';
comment on column report_total_inspection.unit_code is 'Mã đơn vị được tính tổng.';
comment on column report_total_inspection.unit_name is 'Tên đơn vị.';
comment on column report_total_inspection.time_basis is 'Cơ sở thời gian: in_period trong kỳ, year_to_date lũy kế từ đầu năm.';
comment on column report_total_inspection.charter is 'Kiểm tra chấp hành Điều lệ: tổng số cuộc.';
comment on column report_total_inspection.charter_same_level is 'Kiểm tra chấp hành Điều lệ, cùng cấp (cuộc).';
comment on column report_total_inspection.charter_lower_level is 'Kiểm tra chấp hành Điều lệ, cấp dưới (cuộc).';
comment on column report_total_inspection.finance is 'Kiểm tra tài chính, tài sản công đoàn: tổng số cuộc.';
comment on column report_total_inspection.finance_same_level is 'Kiểm tra tài chính, tài sản, cùng cấp (cuộc).';
comment on column report_total_inspection.finance_lower_level is 'Kiểm tra tài chính, tài sản, cấp dưới (cuộc).';
comment on column report_total_inspection.supervision is 'Giám sát: tổng số cuộc.';
comment on column report_total_inspection.supervision_organisation is 'Giám sát tổ chức (cuộc).';
comment on column report_total_inspection.supervision_individual is 'Giám sát cá nhân (cuộc).';
comment on column report_total_inspection.is_exact is 'Mọi số trên dòng đều chính xác và có số liệu.';
comment on column report_total_inspection.reported is 'Số đơn vị đã báo cáo, ở chỉ tiêu ít nhất.';
comment on column report_total_inspection.expected is 'Số đơn vị phải báo cáo.';
comment on column report_total_inspection.consolidation_no is 'Số thứ tự của lần tổng hợp.';

grant select on report_total_inspection to tonghop_analyst, tonghop_app;
