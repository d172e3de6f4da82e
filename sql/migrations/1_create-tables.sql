-- The tables of tonghop. Facts and totals are append-only with a validity in time:
-- a row holds for recorded_from <= t < recorded_to, and is in force while recorded_to is null.
-- top_unit_code (the federation) is in every key and is never updated: it is the distribution column.

-- Definitions (indicators, rules, forms, units, targets), whole, by hash: an edited pipeline never changes an old report.
create table definition_set (
  definition_hash text primary key,
  loaded_at       timestamptz not null,
  content         jsonb not null
);

-- Every instant at which something was recorded. The newest one of a pipeline is the floor of the next.
create table recording (
  top_unit_code text not null,
  pipeline_code text not null,
  recorded_at   timestamptz not null,
  action        text not null check (action in ('definitions', 'submission', 'withdrawal', 'consolidation')),
  reason        text,
  primary key (top_unit_code, pipeline_code, recorded_at)
);

create table unit (unit_code text primary key);

create table dim_unit (
  unit_code     text not null references unit,
  name          text not null,
  role          text not null check (role in ('grassroots', 'upper', 'own', 'total')),
  parent_code   text references unit (unit_code),
  valid_from    date not null,
  valid_to      date check (valid_to >= valid_from),
  recorded_from timestamptz not null,
  recorded_to   timestamptz check (recorded_to >= recorded_from),
  decision      text,
  primary key (unit_code, valid_from, recorded_from)
);
create index dim_unit_by_parent on dim_unit (parent_code) where recorded_to is null;

create table dim_period (
  pipeline_code text not null,
  period_code   text not null,
  starts_on     date not null,
  ends_on       date not null,
  cut_off_on    date not null,
  due_at        timestamptz not null,
  primary key (pipeline_code, period_code)
);

-- One row for each indicator and time basis, and for each share, as defined from recorded_from on.
create table dim_indicator (
  pipeline_code    text not null,
  indicator_code   text not null,
  time_basis       text not null check (time_basis in ('in_period', 'year_to_date', 'cumulative', 'stock')),
  recorded_from    timestamptz not null,
  recorded_to      timestamptz check (recorded_to >= recorded_from),
  position         int not null,
  section          text not null,
  label            text not null,
  measure          text not null,
  kind             text not null check (kind in ('count', 'money', 'yes_no', 'date', 'average', 'range', 'share')),
  level            text not null check (level in ('U', 'P', 'UP', 'G', 'D')),
  roll_up          text not null check (roll_up in ('sum', 'countYes', 'weightedMean', 'minMax', 'derived', 'unitsExpected', 'reference', 'provinceOnly', 'share')),
  is_headline      boolean not null,
  decimals         int not null,
  print_step       numeric not null,
  weight_code      text,
  part_codes       text[] not null default '{}',
  numerator_code   text,
  denominator_code text,
  denominator_time text,
  primary key (pipeline_code, indicator_code, time_basis, recorded_from)
);

create table dim_target (
  pipeline_code  text not null,
  indicator_code text not null,
  valid_from     date not null,
  valid_to       date check (valid_to >= valid_from),
  recorded_from  timestamptz not null,
  recorded_to    timestamptz check (recorded_to >= recorded_from),
  value          numeric not null,
  decision       text not null,
  primary key (pipeline_code, indicator_code, valid_from, recorded_from)
);

create table submission (
  top_unit_code   text not null,
  submission_id   uuid not null,
  sha256          text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name       text not null,
  folder          text not null default '',
  received_at     timestamptz not null,
  pipeline_code   text,
  period_code     text,
  unit_code       text,
  status          text not null check (status in ('accepted', 'accepted_with_warnings', 'returned', 'refused')),
  reason          text,
  not_checked     text[] not null default '{}',
  definition_hash text not null references definition_set,
  answered_at     timestamptz,
  primary key (top_unit_code, submission_id)
);
create index submission_by_unit on submission (top_unit_code, pipeline_code, period_code, unit_code, received_at);
create index submission_unanswered on submission (top_unit_code) where answered_at is null;

-- A form of a submission. One that was returned never was in force: its recorded_to is its recorded_from.
create table submission_form (
  top_unit_code text not null,
  submission_id uuid not null,
  pipeline_code text not null,
  period_code   text not null,
  unit_code     text not null references unit,
  form_code     text not null,
  version       int not null check (version > 0),
  recorded_from timestamptz not null,
  recorded_to   timestamptz check (recorded_to >= recorded_from),
  primary key (top_unit_code, submission_id, form_code),
  unique (top_unit_code, pipeline_code, period_code, unit_code, form_code, version),
  foreign key (top_unit_code, submission_id) references submission
);
create unique index submission_form_in_force on submission_form (top_unit_code, pipeline_code, period_code, unit_code, form_code)
  where recorded_to is null;

create table finding (
  top_unit_code text not null,
  submission_id uuid not null,
  finding_no    int not null,
  rule_code     text not null,
  severity      text not null check (severity in ('error', 'warning', 'notice')),
  sheet         text,
  cell          text,
  given         text,
  expected      text,
  message       text not null,
  primary key (top_unit_code, submission_id, finding_no),
  foreign key (top_unit_code, submission_id) references submission
);

create table explanation (
  top_unit_code  text not null,
  submission_id  uuid not null,
  unit_code      text not null,
  indicator_code text not null,
  time_basis     text not null,
  item_key       text not null default '',
  explanation    text not null,
  primary key (top_unit_code, submission_id, unit_code, indicator_code, time_basis, item_key),
  foreign key (top_unit_code, submission_id) references submission
);

-- A fault is ours: it is recorded on the file, and the file stays in the inbox.
create table submission_fault (
  top_unit_code text not null,
  sha256        text not null,
  file_name     text not null,
  occurred_at   timestamptz not null,
  fault_no      int not null,
  message       text not null,
  primary key (top_unit_code, sha256, file_name, fault_no)
);

create table fact_indicator (
  top_unit_code       text not null,
  pipeline_code       text not null,
  period_code         text not null,
  unit_code           text not null references unit,
  indicator_code      text not null,
  time_basis          text not null,
  item_key            text not null default '',
  recorded_from       timestamptz not null,
  recorded_to         timestamptz check (recorded_to >= recorded_from),
  reporting_unit_code text not null references unit (unit_code),
  form_code           text not null,
  submission_id       uuid not null,
  is_addend           boolean not null,
  state               text not null check (state in ('value', 'zero', 'none', 'not_available', 'not_applicable')),
  stated              numeric,
  low                 numeric,
  high                numeric,
  qualifier           text not null check (qualifier in ('exact', 'gt', 'gte', 'lt', 'lte', 'approx', 'range')),
  as_of               date not null,
  as_of_source        text not null check (as_of_source in ('stated', 'inferred')),
  raw                 text not null,
  sheet               text not null,
  cell                text not null,
  primary key (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis, item_key, recorded_from),
  constraint fact_bounds_in_order check (low <= high),
  constraint fact_zero_is_zero check (state not in ('zero', 'none') or (stated = 0 and low = 0 and high = 0)),
  constraint fact_exact_is_one_number check (qualifier <> 'exact' or state in ('not_available', 'not_applicable') or (low = high and low = stated))
) partition by list (period_code);
create unique index fact_in_force_key on fact_indicator
  (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis, item_key) where recorded_to is null;
create index fact_by_reporter on fact_indicator (top_unit_code, pipeline_code, period_code, reporting_unit_code, form_code) where recorded_to is null;

-- `stated` is the sum of the stated numbers (null where one is a range); what a total is printed as follows from qualifier, low and stated.
create table fact_total (
  top_unit_code  text not null,
  pipeline_code  text not null,
  period_code    text not null,
  unit_code      text not null references unit,
  indicator_code text not null,
  time_basis     text not null,
  recorded_from  timestamptz not null,
  recorded_to    timestamptz check (recorded_to >= recorded_from),
  stated         numeric,
  low            numeric,
  high           numeric,
  qualifier      text check (qualifier in ('exact', 'gte', 'approx', 'range')),
  num            numeric,
  den            numeric,
  reported       int not null,
  expected       int not null,
  is_own_in      boolean,
  missing        text[] not null,
  as_of_first    date,
  as_of_last     date,
  primary key (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis, recorded_from)
) partition by list (period_code);
create unique index total_in_force_key on fact_total
  (top_unit_code, pipeline_code, period_code, unit_code, indicator_code, time_basis) where recorded_to is null;

-- A numbered instant. Its totals are those with recorded_from <= known_at and (recorded_to is null or known_at < recorded_to).
create table consolidation (
  top_unit_code   text not null,
  pipeline_code   text not null,
  period_code     text not null,
  number          int not null check (number > 0),
  known_at        timestamptz not null,
  definition_hash text not null references definition_set,
  primary key (top_unit_code, pipeline_code, period_code, number)
);

create table job_run (
  job         text not null,
  slot        timestamptz not null,
  host        text not null,
  state       text not null check (state in ('running', 'ok', 'failed')),
  attempt     int not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  error       text,
  primary key (job, slot)
);

create view fact_in_force as select * from fact_indicator where recorded_to is null;
create view total_in_force as select * from fact_total where recorded_to is null;

-- Makes the partitions of a period that is used for the first time. Run with the owner's rights: the application has none to create.
create function ensure_period(period text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  suffix text := lower(replace(period, '-', '_'));
begin
  if period !~ '^\d{4}(-(Q[1-4]|H[12]|9M|(0[1-9]|1[0-2])))?$' then
    raise exception 'not a period: %', period;
  end if;
  if to_regclass('fact_indicator_' || suffix) is null or to_regclass('fact_total_' || suffix) is null then
    perform pg_advisory_xact_lock(hashtext('tonghop.ensure_period'));
    execute format('create table if not exists %I partition of fact_indicator for values in (%L)', 'fact_indicator_' || suffix, period);
    execute format('create table if not exists %I partition of fact_total for values in (%L)', 'fact_total_' || suffix, period);
  end if;
end $$;
revoke execute on function ensure_period(text) from public;
