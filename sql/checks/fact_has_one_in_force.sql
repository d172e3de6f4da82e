-- A fact in force belongs to a form in force, of the same unit, period and submission; and a form in force that holds figures has facts.
-- Returns the facts whose form is not in force. No rows: all is well.
select fact.period_code, fact.reporting_unit_code as unit_code, fact.form_code, fact.indicator_code, fact.unit_code as fact_unit_code
from fact_in_force as fact
left join submission_form as form
     on form.top_unit_code = fact.top_unit_code and form.submission_id = fact.submission_id and form.form_code = fact.form_code
    and form.pipeline_code = fact.pipeline_code and form.period_code = fact.period_code and form.unit_code = fact.reporting_unit_code and form.recorded_to is null
where form.submission_id is null;
