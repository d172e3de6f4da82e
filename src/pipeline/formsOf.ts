import type { FigureForm, Form } from './form.ts'
import { type Indicator, isReportedBy } from './indicator.ts'
import { isIn } from './lifetime.ts'
import type { Period } from './period.ts'
import type { PipelineSource } from './pipeline.ts'
import type { UnitRole } from './unit.ts'

/** The forms that a role sends for a period, in the order of the definitions. */
export function formsOf(pipeline: PipelineSource, role: UnitRole, period: Period): Form[] {
  return pipeline.forms.filter((form) => form.from.includes(role) && isIn(form, period))
}

/** Whether units of a role send anything for a period. */
export function isSender(pipeline: PipelineSource, role: UnitRole, period: Period): boolean {
  return formsOf(pipeline, role, period).length > 0
}

/** The lines of a figure form that a role reports, in the form's order. */
export function linesOf(form: FigureForm, pipeline: PipelineSource, role: UnitRole): Indicator[] {
  return form.lines.flatMap((code) => {
    const indicator = pipeline.indicators.find((each) => each.code === code)
    return indicator && isReportedBy(indicator, role) ? indicator : []
  })
}
