import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { EXPLAINED_KINDS, type Question } from '../../parse/explainCell.ts'

/** Makes the reader of question lines: one JSON object each. The reader throws WrongUsage with the line's number where it is none. */
export async function openQuestions(): Promise<(line: string, number: number) => Question> {
  const { z } = await import('zod')
  const shape = z.object({ kind: z.enum(EXPLAINED_KINDS), raw: z.union([z.string(), z.number()]), measure: z.string().nullish() })
  return (line, number) => {
    const parsed = shape.safeParse(parseJson(line, number))
    if (!parsed.success) {
      const key = String(parsed.error.issues[0]?.path[0] ?? '')
      throw new WrongUsage(`Dòng ${number}: ${WANTED[key] ?? 'cần một đối tượng JSON {"kind", "raw", "measure"?}'}.`)
    }
    const { kind, raw, measure } = parsed.data
    return { kind, raw, ...(measure ? { measure } : {}) }
  }
}

const WANTED: Readonly<Record<string, string>> = {
  kind: `"kind" cần là một trong: ${EXPLAINED_KINDS.join(', ')}`,
  raw: '"raw" cần là chữ hoặc số',
  measure: '"measure" cần là chữ',
}

function parseJson(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new WrongUsage(`Dòng ${number} không phải là JSON. Đề nghị ghi mỗi dòng một đối tượng, ví dụ {"kind": "count", "raw": "20.841"}.`)
  }
}
