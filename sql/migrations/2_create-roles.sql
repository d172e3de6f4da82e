-- Roles are shared by every database of the server: made once, under a lock.
-- tonghop_app reads and appends; it may close a row (recorded_to) and note an answer, and can neither change a figure nor delete one.
do $$
declare
  wanted text;
begin
  perform pg_advisory_xact_lock(hashtext('tonghop.roles'));
  foreach wanted in array array['tonghop_app', 'tonghop_analyst'] loop
    begin
      if not exists (select from pg_roles where rolname = wanted) then execute format('create role %I nologin', wanted); end if;
    exception when duplicate_object or unique_violation then null; -- another database of the server was faster: the lock is per database
    end;
  end loop;
  execute format('grant tonghop_app to %I', current_user);
end $$;

revoke create on schema public from public;
grant usage on schema public to tonghop_app, tonghop_analyst;

grant select, insert on definition_set, recording, unit, dim_unit, dim_period, dim_indicator, dim_target, submission, submission_form,
  finding, explanation, submission_fault, fact_indicator, fact_total, consolidation to tonghop_app;
grant update (recorded_to) on dim_unit, dim_indicator, dim_target, submission_form, fact_indicator, fact_total to tonghop_app;
grant update (answered_at) on submission to tonghop_app;
grant select, insert, update on job_run to tonghop_app;
grant select on fact_in_force, total_in_force to tonghop_app;
grant execute on function ensure_period(text) to tonghop_app;

grant select on dim_unit, dim_period, dim_indicator, dim_target to tonghop_analyst;
