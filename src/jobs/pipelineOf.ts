import { periodOf } from '../pipeline/period.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'

/** A request that cannot be right, said in a sentence for the person at the command line. */
export class WrongUsage extends Error {}

/** The pipeline that collects a period of this kind; named by its code where there are several. Throws WrongUsage. */
export function pipelineOf({ pipelines }: Definitions, periodCode: string, code?: string): Pipeline {
  const period = periodOf(periodCode)
  if (!period) throw new WrongUsage(`Không hiểu kỳ "${periodCode}". Đề nghị ghi như 2023-Q3, 2023-H1, 2023-9M, 2023-08 hoặc 2023.`)
  const fitting = pipelines.filter((each) => each.periodKind === period.kind && (code === undefined || each.code === code))
  const [found, other] = fitting
  if (!found) throw new WrongUsage(`Không có đợt thu thập nào cho kỳ ${periodCode}${code ? ` với mã ${code}` : ''}.`)
  if (other)
    throw new WrongUsage(
      `Có nhiều đợt thu thập cho kỳ ${periodCode}: ${fitting.map((each) => each.code).join(', ')}. Đề nghị thêm --pipeline.`,
    )
  return found
}
