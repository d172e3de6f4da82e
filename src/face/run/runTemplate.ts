import { join, resolve } from 'node:path'
import { pipelineOf, WrongUsage } from '../../jobs/pipelineOf.ts'
import type { ListForm } from '../../pipeline/form.ts'
import { formsOf } from '../../pipeline/formsOf.ts'
import { type Period, periodNamed } from '../../pipeline/period.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../../pipeline/pipeline.ts'
import { isValidOn, type Unit } from '../../pipeline/unit.ts'
import { loadHomeDefinitions } from '../../store/openStore.ts'
import { writeWholeFile } from '../../store/writeWholeFile.ts'
import { writeCsv, writeListCsv } from '../../write/writeCsv.ts'
import { type TemplateOrder, writeTemplate } from '../../write/writeTemplate.ts'
import type { Call } from '../call.ts'

export interface TemplateOptions {
  period: string
  out: string
  unit?: string
  all?: boolean
  csv?: boolean
  pipeline?: string
}

/** Writes the blank templates of one unit, or of all that report in a period. */
export async function runTemplate(options: TemplateOptions, { home, terminal }: Call): Promise<number> {
  if ((options.unit === undefined) === !options.all)
    throw new WrongUsage('Đề nghị ghi --unit với mã đơn vị, hoặc --all, chỉ một trong hai.')
  const definitions = await loadHomeDefinitions(home)
  const pipeline = pipelineOf(definitions, options.period, options.pipeline)
  const period = periodNamed(options.period)
  const units = unitsOf(definitions, { pipeline, period, code: options.unit })
  for (const [index, unit] of units.entries()) {
    for (const { name, bytes } of await writeFiles({ pipeline, unit, period }, options.csv ?? false)) {
      await writeWholeFile(join(resolve(options.out), name), bytes)
      terminal.progress(`[${index + 1}/${units.length}] ${name}`)
    }
  }
  terminal.print([[`Đã tạo mẫu cho ${units.length} đơn vị ở ${resolve(options.out)}`]])
  return 0
}

/** The units that send something for the period: all, or the one that is named. Throws WrongUsage where there is none. */
function unitsOf(
  { units }: Definitions,
  { pipeline, period, code }: { pipeline: Pipeline; period: Period; code: string | undefined },
): Unit[] {
  const day = cutOffOf(pipeline, period)
  const senders = units.filter((unit) => isValidOn(unit, day) && formsOf(pipeline, unit.role, period).length > 0)
  const wanted = code === undefined ? senders : senders.filter((unit) => unit.code === code)
  if (wanted.length > 0) return wanted
  throw new WrongUsage(
    code === undefined
      ? `Không có đơn vị nào phải báo cáo kỳ ${period.code}.`
      : `Đơn vị ${code} không phải báo cáo kỳ ${period.code}. Đề nghị xem lại mã; có: ${senders.map((unit) => unit.code).join(', ')}.`,
  )
}

async function writeFiles(order: TemplateOrder, isCsv: boolean): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { pipeline, unit, period } = order
  const stem = `${pipeline.template.id}_${period.code}_${unit.code}`
  if (!isCsv) return [{ name: `${stem}.xlsx`, bytes: await writeTemplate(order) }]
  const lists = formsOf(pipeline, unit.role, period).filter((form): form is ListForm => form.kind === 'list')
  return [
    { name: `${stem}.csv`, bytes: writeCsv(order) },
    ...lists.map((form) => ({ name: `${stem}_${form.code}.csv`, bytes: writeListCsv({ ...order, form }) })),
  ]
}
