import { type Period, partsOf, periodOf } from '../pipeline/period.ts'
import type { Definitions, Pipeline } from '../pipeline/pipeline.ts'

/** A request that cannot be right, said in a sentence for the person at the command line. */
export class WrongUsage extends Error {}

/** The pipeline that collects a period of this kind; named by its code where there are several. Throws WrongUsage. */
export function pipelineOf({ pipelines }: Definitions, periodCode: string, code?: string): Pipeline {
  const period = readPeriod(periodCode)
  const fitting = pipelines.filter((each) => each.periodKind === period.kind && (code === undefined || each.code === code))
  return onlyOne(fitting, periodCode, code)
}

/**
 * The pipeline that tells of a period: the one that collects it, else one that collects the periods it is made of (a year of quarters);
 * named by its code where there are several. Throws WrongUsage.
 */
export function pipelineCovering(definitions: Definitions, periodCode: string, code?: string): Pipeline {
  const period = readPeriod(periodCode)
  const named = definitions.pipelines.filter((each) => code === undefined || each.code === code)
  const collecting = named.filter((each) => each.periodKind === period.kind)
  const made = named.filter((each) => partsOf(period, each.periodKind).length > 0)
  return onlyOne(collecting.length > 0 ? collecting : made, periodCode, code)
}

function readPeriod(code: string): Period {
  const period = periodOf(code)
  if (!period) throw new WrongUsage(`Không hiểu kỳ "${code}". Đề nghị ghi như 2023-Q3, 2023-H1, 2023-9M, 2023-08 hoặc 2023.`)
  return period
}

function onlyOne(fitting: readonly Pipeline[], periodCode: string, code: string | undefined): Pipeline {
  const [found, other] = fitting
  if (!found) throw new WrongUsage(`Không có đợt thu thập nào cho kỳ ${periodCode}${code ? ` với mã ${code}` : ''}.`)
  if (other)
    throw new WrongUsage(
      `Có nhiều đợt thu thập cho kỳ ${periodCode}: ${fitting.map((each) => each.code).join(', ')}. Đề nghị thêm --pipeline.`,
    )
  return found
}
