import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { loadPrevious } from '../../jobs/loadPrevious.ts'
import { pipelineOf, WrongUsage } from '../../jobs/pipelineOf.ts'
import type { EventForm, ListForm } from '../../pipeline/form.ts'
import { formsOf } from '../../pipeline/formsOf.ts'
import { type Period, periodNamed } from '../../pipeline/period.ts'
import { cutOffOf, type Definitions, type Pipeline } from '../../pipeline/pipeline.ts'
import { pipelineIn } from '../../pipeline/pipelineIn.ts'
import { isValidOn, type Unit } from '../../pipeline/unit.ts'
import { loadHomeDefinitions } from '../../store/loadHomeDefinitions.ts'
import type { Home } from '../../store/openStore.ts'
import { readHomeNote } from '../../store/server/homeNote.ts'
import { writeWholeFile } from '../../store/writeWholeFile.ts'
import { writeCsv, writeListCsv } from '../../write/writeCsv.ts'
import { type Previous, type TemplateOrder, writeTemplate } from '../../write/writeTemplate.ts'
import type { Call } from '../call.ts'
import { withStore } from '../withStore.ts'
import { cannotWrite } from './cannotWrite.ts'

export interface TemplateOptions {
  period: string
  out: string
  unit?: string
  all?: boolean
  csv?: boolean
  pipeline?: string
}

/** Writes the blank templates of one unit, or of all that report in a period; beside the answers, what was reported the period before. */
export async function runTemplate(options: TemplateOptions, call: Call): Promise<number> {
  const { home, terminal } = call
  if ((options.unit === undefined) === !options.all)
    throw new WrongUsage('Đề nghị ghi --unit với mã đơn vị, hoặc --all, chỉ một trong hai.')
  if (options.out.trim() === '') throw new WrongUsage('Đề nghị ghi sau --out thư mục để đặt tệp mẫu.')
  const folder = resolve(options.out)
  const definitions = await loadHomeDefinitions(home)
  const collected = pipelineOf(definitions, options.period, options.pipeline)
  const period = periodNamed(options.period)
  const pipeline = pipelineIn(collected, period)
  const units = unitsOf(definitions, { pipeline, period, code: options.unit })
  const previous = options.csv ? new Map<string, Previous>() : await loadAllPrevious({ pipeline, period, units }, call)
  await mkdir(folder, { recursive: true }).catch((error) => Promise.reject(cannotWrite(folder, error)))
  for (const [index, unit] of units.entries()) {
    const before = previous.get(unit.code)
    const order = { pipeline, unit, period, ...(before ? { previous: before } : {}) }
    for (const { name, bytes } of await writeFiles(order, options.csv ?? false)) {
      await writeWholeFile(join(folder, name), bytes).catch((error) => Promise.reject(cannotWrite(folder, error)))
      terminal.progress(`[${index + 1}/${units.length}] ${name}`)
    }
  }
  terminal.print([[`Đã tạo mẫu cho ${units.length} đơn vị ở ${folder}`]])
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

/** What each unit reported the period before. Without a database, nobody reported anything: none is made for it. */
async function loadAllPrevious(
  { pipeline, period, units }: { pipeline: Pipeline; period: Period; units: readonly Unit[] },
  call: Call,
): Promise<Map<string, Previous>> {
  const found = new Map<string, Previous>()
  if (!hasDatabase(call.home)) return found
  await withStore(call, async (store) => {
    for (const { code } of units) {
      const previous = await loadPrevious(store, { pipeline, unit: code, period })
      if (previous) found.set(code, previous)
    }
  })
  return found
}

/** Whether the home has worked with a database before, and it can be found. */
function hasDatabase({ folder, databaseUrl }: Home): boolean {
  const kind = readHomeNote(resolve(folder))?.kind
  return kind === 'embedded' || (kind === 'external' && databaseUrl !== undefined)
}

async function writeFiles(order: TemplateOrder, isCsv: boolean): Promise<{ name: string; bytes: Uint8Array }[]> {
  const { pipeline, unit, period } = order
  const stem = `${pipeline.template.id}_${period.code}_${unit.code}`
  if (!isCsv) return [{ name: `${stem}.xlsx`, bytes: await writeTemplate(order) }]
  const lists = formsOf(pipeline, unit.role, period).filter(
    (form): form is ListForm | EventForm => form.kind === 'list' || form.kind === 'events',
  )
  return [
    { name: `${stem}.csv`, bytes: writeCsv(order) },
    ...lists.map((form) => ({ name: `${stem}_${form.code}.csv`, bytes: writeListCsv({ ...order, form }) })),
  ]
}
