import { WrongUsage } from '../../jobs/pipelineOf.ts'
import type { Finding } from '../../pipeline/finding.ts'

/** What a file of findings says; from a document of `check --json` also whose they are, and which indicators stand in which cells. */
export interface GivenFindings {
  findings: Finding[]
  pipeline: string | null
  unit: string | null
  period: string | null
  facts: { indicator: string; at: Finding['at'] }[]
}

/** Reads a list of findings, or a document of `check --json`. Throws WrongUsage with what is wrong where it is neither. */
export async function readFindings(text: string): Promise<GivenFindings> {
  const { z } = await import('zod')
  const finding = z.object({
    rule: z.string(),
    severity: z.enum(['error', 'warning', 'notice']),
    at: z.object({ sheet: z.string(), cell: z.string() }).nullable(),
    given: z.string().nullish(),
    expected: z.string().nullish(),
    message: z.string(),
  })
  const shape = z.union([
    z.array(finding),
    z.object({
      findings: z.array(finding),
      pipeline: z.string().nullish(),
      unit: z.string().nullish(),
      period: z.string().nullish(),
      facts: z.array(z.object({ indicator: z.string(), at: finding.shape.at })).nullish(),
    }),
  ])
  const parsed = shape.safeParse(parseJson(text))
  if (!parsed.success) throw new WrongUsage(WANTED)
  const {
    findings,
    pipeline = null,
    unit = null,
    period = null,
    facts,
  } = Array.isArray(parsed.data) ? { findings: parsed.data } : parsed.data
  const whole = findings.map((each) => ({ ...each, given: each.given ?? null, expected: each.expected ?? null }))
  return { findings: whole, pipeline, unit, period, facts: facts ?? [] }
}

const WANTED =
  'Sau --findings cần một tệp JSON: danh sách [{"rule", "severity": "error | warning | notice", "at": {"sheet", "cell"} hoặc null, "given", "expected", "message"}], hoặc kết quả của check --json cho một tệp.'

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new WrongUsage(WANTED)
  }
}
