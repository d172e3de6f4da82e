import type { Hidden } from './collectHidden.ts'
import { findPlaces } from './findPlaces.ts'
import { type Mark, marksOfRule } from './marksOfRule.ts'
import { rulesFor } from './rulesFor.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** All live marks of a template, in the order of the rules: by sheet and row, as "09_KIEMTRA 6". */
export function findMarks(
  order: Pick<TemplateOrder, 'pipeline' | 'unit' | 'period'>,
  { cellOf }: Pick<Hidden, 'cellOf'>,
): Map<string, Mark[]> {
  const indicators = new Map(order.pipeline.indicators.map((indicator) => [indicator.code, indicator]))
  const context = { places: findPlaces(order), indicators, period: order.period, cellOf }
  const marks = new Map<string, Mark[]>()
  for (const mark of rulesFor(order).flatMap((rule) => marksOfRule(rule, context))) {
    const line = `${mark.at.sheet} ${mark.at.row}`
    marks.set(line, [...(marks.get(line) ?? []), mark])
  }
  return marks
}
