import type { Form } from './form.ts'
import type { Indicator } from './indicator.ts'
import { indicatorsOf } from './indicatorsOf.ts'
import { isIn } from './lifetime.ts'
import type { Period } from './period.ts'
import type { PipelineSource } from './pipeline.ts'
import type { Rule } from './rule.ts'

/**
 * A pipeline as it is in a period: the indicators, shares, forms and rules that hold in it, and nothing that names another one. The
 * pipeline itself where nothing begins or ends.
 */
export function pipelineIn<P extends PipelineSource>(pipeline: P, period: Pick<Period, 'startsOn'>): P {
  const there = <T extends { since?: string; until?: string }>(rows: readonly T[]) => rows.filter((row) => isIn(row, period))
  const [indicators, shares, forms, rules] = [
    there(pipeline.indicators),
    there(pipeline.shares),
    there(pipeline.forms),
    there(pipeline.rules),
  ]
  const isWhole = indicators.length === pipeline.indicators.length && shares.length === pipeline.shares.length
  if (isWhole && forms.length === pipeline.forms.length && rules.length === pipeline.rules.length) return pipeline
  const codes = new Set(indicators.map(({ code }) => code))
  return {
    ...pipeline,
    indicators: indicators.map((each) => withParts(each, codes)),
    shares: shares.filter(({ numerator, denominator }) => codes.has(numerator) && codes.has(denominator)),
    forms: forms.map((form) => formWith(form, codes)),
    rules: rules.flatMap((rule) => ruleWith(rule, codes) ?? []),
  }
}

function withParts(indicator: Indicator, codes: ReadonlySet<string>): Indicator {
  return indicator.parts ? { ...indicator, parts: indicator.parts.filter((code) => codes.has(code)) } : indicator
}

/** A form with the lines, columns and feeds that are of some indicators. */
function formWith(form: Form, codes: ReadonlySet<string>): Form {
  switch (form.kind) {
    case 'cover':
      return form
    case 'figures':
      return { ...form, lines: form.lines.filter((code) => codes.has(code)) }
    case 'list':
      return { ...form, columns: form.columns.filter(({ indicator }) => indicator === undefined || codes.has(indicator)) }
    case 'events':
      return {
        ...form,
        feeds: form.feeds.map((feed) => ({
          ...feed,
          figures: Object.fromEntries(Object.entries(feed.figures).filter(([, code]) => codes.has(code))),
        })),
      }
  }
}

/** A sum loses the parts that are not collected; any other rule that names one says nothing. */
function ruleWith(rule: Rule, codes: ReadonlySet<string>): Rule | null {
  if (rule.kind === 'sumOf') {
    const parts = rule.parts.filter((code) => codes.has(code))
    return codes.has(rule.on) && parts.length > 0 ? { ...rule, parts } : null
  }
  return indicatorsOf(rule).every((code) => codes.has(code)) ? rule : null
}
