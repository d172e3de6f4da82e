-- Every correction of a period that had been locked, one row each.
create view report_correction as
select pipeline_code, period_code, number, recorded_at, unit_code, submission_id is null as is_withdrawal, reason, recorded_by
from correction;

comment on view report_correction is 'Các đính chính sau khi khóa kỳ: mỗi dòng là một đính chính.';
comment on column report_correction.pipeline_code is 'Mã đợt thu thập (mẫu báo cáo).';
comment on column report_correction.period_code is 'Mã kỳ báo cáo.';
comment on column report_correction.number is 'Số thứ tự của đính chính trong kỳ.';
comment on column report_correction.recorded_at is 'Thời điểm đính chính có hiệu lực.';
comment on column report_correction.unit_code is 'Mã đơn vị đính chính.';
comment on column report_correction.is_withdrawal is 'Là rút số liệu (không có bản thay) hay là nộp bản mới.';
comment on column report_correction.reason is 'Lý do.';
comment on column report_correction.recorded_by is 'Người cho phép đính chính.';

grant select on report_correction to tonghop_analyst, tonghop_app;
