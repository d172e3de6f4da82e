import { headlineOf, type TimeBasis } from '../pipeline/indicator.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { WrongUsage } from './pipelineOf.ts'

/** The basis that is asked for, or the indicator's headline. Throws WrongUsage where the indicator does not have it. */
export function basisOf({ indicators, shares }: Pipeline, code: string, asked: string | undefined): TimeBasis {
  const indicator = indicators.find((each) => each.code === code)
  const share = shares.find((each) => each.code === code)
  const times: readonly TimeBasis[] = indicator?.times ?? (share ? [share.time] : [])
  if (times.length === 0) throw new WrongUsage(`Không có chỉ tiêu nào mang mã "${code}". Lệnh totals --codes in đủ các mã.`)
  const found = asked === undefined ? (indicator ? headlineOf(indicator) : share?.time) : times.find((time) => time === asked)
  if (!found) throw new WrongUsage(`Chỉ tiêu "${code}" không có cơ sở thời gian "${asked}"; có: ${times.join(', ')}.`)
  return found
}
