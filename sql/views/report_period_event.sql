-- What was done to a period, one row for each opening, lock, reopening and extension.
create view report_period_event as
select pipeline_code, period_code, recorded_at, action, unit_code, until_at, consolidation_no, reason, recorded_by
from period_event;

comment on view report_period_event is 'Việc mở, khóa, mở lại, gia hạn kỳ báo cáo: mỗi dòng là một việc.';
comment on column report_period_event.pipeline_code is 'Mã đợt thu thập (mẫu báo cáo).';
comment on column report_period_event.period_code is 'Mã kỳ báo cáo.';
comment on column report_period_event.recorded_at is 'Thời điểm.';
comment on column report_period_event.action is 'Việc: open mở, lock khóa, reopen mở lại, extend gia hạn.';
comment on column report_period_event.unit_code is 'Mã đơn vị; trống là mọi đơn vị.';
comment on column report_period_event.until_at is 'Hạn mới, khi gia hạn.';
comment on column report_period_event.consolidation_no is 'Số thứ tự của lần tổng hợp được khóa.';
comment on column report_period_event.reason is 'Lý do.';
comment on column report_period_event.recorded_by is 'Người quyết định.';

grant select on report_period_event to tonghop_analyst, tonghop_app;
