-- Every total of every period as the newest consolidation gave it, one row for each unit, indicator and time basis.
create view report_total as
select total.pipeline_code, total.period_code, dim_period.starts_on, dim_period.ends_on,
       total.unit_code, dim_unit.name as unit_name,
       total.indicator_code, line.section, line.label, line.measure, total.time_basis, line.is_headline,
       case total.qualifier when 'exact' then total.low when 'gte' then total.low when 'approx' then total.stated end as value,
       total.low, total.high, total.qualifier, total.num, total.den,
       total.reported, total.expected, total.is_own_in, total.missing, total.as_of_first, total.as_of_last,
       newest.number as consolidation_no, newest.known_at
from (
    select distinct on (top_unit_code, pipeline_code, period_code) top_unit_code, pipeline_code, period_code, number, known_at
    from consolidation
    order by top_unit_code, pipeline_code, period_code, number desc
) as newest
join fact_total as total
     on total.top_unit_code = newest.top_unit_code and total.pipeline_code = newest.pipeline_code and total.period_code = newest.period_code
    and total.recorded_from <= newest.known_at and (total.recorded_to is null or newest.known_at < total.recorded_to)
join dim_period on dim_period.pipeline_code = total.pipeline_code and dim_period.period_code = total.period_code
join dim_indicator as line
     on line.pipeline_code = total.pipeline_code and line.indicator_code = total.indicator_code and line.time_basis = total.time_basis
    and line.recorded_from <= newest.known_at and (line.recorded_to is null or newest.known_at < line.recorded_to)
left join dim_unit
     on dim_unit.unit_code = total.unit_code and dim_unit.valid_from <= dim_period.cut_off_on and (dim_unit.valid_to is null or dim_period.cut_off_on <= dim_unit.valid_to)
    and dim_unit.recorded_from <= newest.known_at and (dim_unit.recorded_to is null or newest.known_at < dim_unit.recorded_to);

comment on view report_total is 'Tổng số theo lần tổng hợp mới nhất của mỗi kỳ: mỗi dòng là một đơn vị, một chỉ tiêu, một cơ sở thời gian.';
comment on column report_total.pipeline_code is 'Mã đợt thu thập (mẫu báo cáo).';
comment on column report_total.period_code is 'Mã kỳ báo cáo, ví dụ 2023-Q3.';
comment on column report_total.starts_on is 'Ngày đầu kỳ.';
comment on column report_total.ends_on is 'Ngày cuối kỳ.';
comment on column report_total.unit_code is 'Mã đơn vị được tính tổng.';
comment on column report_total.unit_name is 'Tên đơn vị tại ngày chốt số liệu của kỳ.';
comment on column report_total.indicator_code is 'Mã chỉ tiêu.';
comment on column report_total.section is 'Mục của báo cáo có in chỉ tiêu này.';
comment on column report_total.label is 'Tên chỉ tiêu.';
comment on column report_total.measure is 'Đơn vị tính (cuộc, lượt người, đồng, %…).';
comment on column report_total.time_basis is 'Cơ sở thời gian: in_period trong kỳ, year_to_date lũy kế từ đầu năm, cumulative lũy kế đến nay, stock số hiện có.';
comment on column report_total.is_headline is 'Có phải cơ sở thời gian mà báo cáo in hay không.';
comment on column report_total.value is 'Giá trị như báo cáo in; trống khi chưa đơn vị nào báo cáo hoặc khi là một khoảng.';
comment on column report_total.low is 'Cận dưới của giá trị thật.';
comment on column report_total.high is 'Cận trên của giá trị thật; trống là không có cận trên hoặc chỉ là ước lượng.';
comment on column report_total.qualifier is 'Mức chính xác: exact đúng, gte ít nhất, approx khoảng, range trong khoảng low–high; trống khi chưa có số.';
comment on column report_total.num is 'Tử số của tỷ lệ, hoặc tổng có trọng số của số bình quân.';
comment on column report_total.den is 'Mẫu số của tỷ lệ, hoặc tổng trọng số của số bình quân.';
comment on column report_total.reported is 'Số đơn vị đã báo cáo chỉ tiêu.';
comment on column report_total.expected is 'Số đơn vị phải báo cáo chỉ tiêu.';
comment on column report_total.is_own_in is 'Phần của chính cấp tổng hợp đã có trong tổng chưa; trống khi cấp này không báo cáo chỉ tiêu.';
comment on column report_total.missing is 'Mã các đơn vị chưa báo cáo chỉ tiêu.';
comment on column report_total.as_of_first is 'Ngày tính số liệu sớm nhất trong các số được cộng.';
comment on column report_total.as_of_last is 'Ngày tính số liệu muộn nhất trong các số được cộng.';
comment on column report_total.consolidation_no is 'Số thứ tự của lần tổng hợp.';
comment on column report_total.known_at is 'Thời điểm của lần tổng hợp: tổng tính trên những gì đã nhận đến lúc đó.';

grant select on report_total to tonghop_analyst, tonghop_app;
