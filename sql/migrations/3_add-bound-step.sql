-- How a total of which only the least is known is printed, and typed percentages: figures that are collected, held against
-- others, and never added up. What an indicator was before stays as it was: without a step nothing is rounded.
alter table dim_indicator add column bound_step numeric check (bound_step > 0);

alter table dim_indicator drop constraint dim_indicator_kind_check;
alter table dim_indicator add constraint dim_indicator_kind_check
  check (kind in ('count', 'money', 'yes_no', 'date', 'average', 'range', 'percent', 'share'));

alter table dim_indicator drop constraint dim_indicator_roll_up_check;
alter table dim_indicator add constraint dim_indicator_roll_up_check
  check (roll_up in ('sum', 'countYes', 'weightedMean', 'minMax', 'derived', 'unitsExpected', 'reference', 'provinceOnly', 'control', 'share'));
