-- What runs by itself: each run of each job, one row for one slot of its timetable, and the processes that are in service.

-- Nothing has written to it yet.
drop table job_run;

-- `slot` is when the run was due; for one that a person asked for, when that was. A run that is due again after a failure waits for next_try_at.
create table job_run (
  top_unit_code text not null,
  job           text not null,
  slot          timestamptz not null,
  state         text not null check (state in ('running', 'ok', 'failed', 'given_up')),
  attempt       int not null check (attempt >= 0),
  host          text not null,
  started_at    timestamptz not null,
  finished_at   timestamptz,
  next_try_at   timestamptz,
  result        text,
  error         text,
  primary key (top_unit_code, job, slot),
  constraint job_run_ends_as_it_says check ((state = 'running') = (finished_at is null)),
  constraint job_run_failed_is_tried_again check ((state = 'failed') = (next_try_at is not null)),
  constraint job_run_says_why check (error is not null or state in ('running', 'ok'))
);

-- A process that serves says here that it is alive. One that was told to stop says so; one that did neither has died.
create table service (
  top_unit_code text not null,
  process       text not null,
  host          text not null,
  started_at    timestamptz not null,
  beat_at       timestamptz not null,
  stopped_at    timestamptz,
  primary key (top_unit_code, process)
);

-- Neither holds a figure: what is old is tidied away.
grant select, insert, update, delete on job_run, service to tonghop_app;
