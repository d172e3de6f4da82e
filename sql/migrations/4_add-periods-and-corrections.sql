-- What the office does to a period, and what was corrected after it was locked. Both are appended to, and never changed.

create table period_event (
  top_unit_code    text not null,
  pipeline_code    text not null,
  period_code      text not null,
  recorded_at      timestamptz not null,
  action           text not null check (action in ('open', 'lock', 'reopen', 'extend')),
  unit_code        text references unit,
  until_at         timestamptz,
  consolidation_no int,
  reason           text check (reason <> ''),
  recorded_by      text not null check (recorded_by <> ''),
  primary key (top_unit_code, pipeline_code, period_code, recorded_at),
  constraint period_event_says_why check (action in ('open', 'lock') or reason is not null),
  constraint period_extension_has_a_day check ((action = 'extend') = (until_at is not null)),
  constraint period_opens_for_everybody check (action <> 'open' or unit_code is null)
);

-- A version, or a withdrawal (without a submission), that was recorded while its period was reopened.
create table correction (
  top_unit_code text not null,
  pipeline_code text not null,
  period_code   text not null,
  number        int not null check (number > 0),
  recorded_at   timestamptz not null,
  unit_code     text not null references unit,
  submission_id uuid,
  reason        text not null check (reason <> ''),
  recorded_by   text not null,
  primary key (top_unit_code, pipeline_code, period_code, number),
  foreign key (top_unit_code, submission_id) references submission
);

-- The grassroots unions of each version of a list, as it names them. Where a union was when follows from the lists in force (dim_unit).
create table submission_union (
  top_unit_code text not null,
  submission_id uuid not null,
  form_code     text not null,
  unit_code     text not null references unit,
  name          text not null,
  primary key (top_unit_code, submission_id, form_code, unit_code),
  foreign key (top_unit_code, submission_id) references submission
);
create index submission_union_by_unit on submission_union (unit_code);
-- Lists from before this table: a union has the name that it was last known by.
insert into submission_union
select distinct on (top_unit_code, submission_id, form_code, unit_code) top_unit_code, submission_id, form_code, fact.unit_code, dim_unit.name
from fact_indicator as fact join dim_unit using (unit_code)
where fact.unit_code <> fact.reporting_unit_code and dim_unit.role = 'grassroots'
order by top_unit_code, submission_id, form_code, unit_code, dim_unit.recorded_to nulls first, dim_unit.valid_from desc;

alter table recording drop constraint recording_action_check;
alter table recording add constraint recording_action_check
  check (action in ('definitions', 'submission', 'withdrawal', 'consolidation', 'period'));

-- The periods in which an indicator is collected: those that begin between these days. Null is open.
alter table dim_indicator add column valid_from date;
alter table dim_indicator add column valid_to date check (valid_to >= valid_from);

grant select, insert on period_event, correction, submission_union to tonghop_app;
