import { createInterface } from 'node:readline'
import { WrongUsage } from '../../jobs/pipelineOf.ts'
import { buildUnitNames } from '../../parse/buildUnitNames.ts'
import { EXPLAINED_KINDS, type ExplainedKind, type Explanation, explainCell, type Question } from '../../parse/explainCell.ts'
import { dayInVietNam } from '../../pipeline/inVietNam.ts'
import { openClock } from '../../store/clock.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import type { Home } from '../../store/openStore.ts'
import type { Call } from '../call.ts'
import { printExplanation } from '../print/printExplanation.ts'
import { openQuestions } from './openQuestions.ts'

export interface ExplainOptions {
  raw?: string
  kind?: string
  measure?: string
  stdin?: boolean
  json?: boolean
}

/** Says how one cell would be read, or each of many from standard input. */
export async function runExplain(options: ExplainOptions, { home, terminal }: Call): Promise<number> {
  const single = options.stdin ? null : questionOf(options)
  const explain = await loadExplainer(home)
  if (single && options.json) terminal.printJson(explain(single))
  else if (single) terminal.print(printExplanation(explain(single), terminal.width))
  else {
    const parseQuestion = await openQuestions()
    let number = 0
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      number += 1
      if (line.trim() !== '') terminal.printJson(explain(parseQuestion(line, number)), 0)
    }
  }
  return 0
}

/** Explains cells with the office's units, as if reported today. */
async function loadExplainer(home: Home): Promise<(question: Question) => Explanation> {
  const { units, aliases } = await loadHomeDefinitions(home)
  const names = buildUnitNames(units, aliases)
  const today = dayInVietNam(openClock(home.now)())
  return (question) => explainCell(question, names, today)
}

function questionOf({ raw, kind, measure }: ExplainOptions): Question {
  if (kind === undefined) throw new WrongUsage('Thiếu loại ô. Đề nghị thêm --kind, ví dụ --kind count.')
  if (raw === undefined) throw new WrongUsage('Thiếu chữ trong ô. Đề nghị ghi trong dấu nháy, ví dụ "08 cuộc"; hoặc dùng --stdin.')
  if (!isKind(kind)) throw new WrongUsage(`Không có loại ô "${kind}". Đề nghị chọn một trong: ${EXPLAINED_KINDS.join(', ')}.`)
  return { kind, raw, ...(measure === undefined ? {} : { measure }) }
}

function isKind(kind: string): kind is ExplainedKind {
  return EXPLAINED_KINDS.some((each) => each === kind)
}
