import { isOverPeriod } from '../check/isOver.ts'
import { formsOf } from '../pipeline/formsOf.ts'
import { isReportedBy } from '../pipeline/indicator.ts'
import { isIn } from '../pipeline/lifetime.ts'
import type { Rule, UnitRule } from '../pipeline/rule.ts'
import type { TemplateOrder } from './writeTemplate.ts'

/** The rules that the return of this unit is judged by in this period: those about what it reports and the lists that it sends. */
export function rulesFor({ pipeline, unit, period }: Pick<TemplateOrder, 'pipeline' | 'unit' | 'period'>): UnitRule[] {
  const sendsList = formsOf(pipeline, unit.role, period).some(({ kind }) => kind === 'list')
  const isOnOwn = (rule: Rule) => {
    const on = 'on' in rule ? pipeline.indicators.find(({ code }) => code === rule.on) : undefined
    return !('on' in rule) || (on !== undefined && isReportedBy(on, unit.role))
  }
  return pipeline.rules
    .filter((rule): rule is UnitRule => !isOverPeriod(rule) && isIn(rule, period) && isOnOwn(rule))
    .filter(({ kind }) => sendsList || (kind !== 'listSum' && kind !== 'listedOnce'))
}
