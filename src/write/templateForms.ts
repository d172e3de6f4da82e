import type { FigureForm, Form } from '../pipeline/form.ts'
import { type Indicator, isReportedBy } from '../pipeline/indicator.ts'
import { type Period, periodOf } from '../pipeline/period.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'
import type { UnitRole } from '../pipeline/unit.ts'

/** The forms that a role sends for a period, in the workbook's order. */
export function templateForms(pipeline: PipelineSource, role: UnitRole, period: Period): Form[] {
  return pipeline.forms.filter(({ from, since }) => {
    const first = periodOf(since)
    return from.includes(role) && first !== null && first.startsOn <= period.startsOn
  })
}

/** The lines of a figure form that a role reports, in the form's order. */
export function templateLines(form: FigureForm, pipeline: PipelineSource, role: UnitRole): Indicator[] {
  return form.lines.flatMap((code) => {
    const indicator = pipeline.indicators.find((each) => each.code === code)
    return indicator && isReportedBy(indicator, role) ? indicator : []
  })
}
