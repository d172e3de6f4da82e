import type { Workbook } from 'exceljs'
import type { Form } from '../pipeline/form.ts'
import { formsOf } from '../pipeline/formsOf.ts'
import type { TimeBasis } from '../pipeline/indicator.ts'
import { layoutChecksum } from '../pipeline/layoutChecksum.ts'
import type { Period } from '../pipeline/period.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'
import { IDENTITY_SHEET } from '../pipeline/templateMark.ts'
import type { Unit } from '../pipeline/unit.ts'
import { collectHidden, type Hidden } from './collectHidden.ts'
import { findMarks } from './findMarks.ts'
import type { RangeOf } from './inputLimit.ts'
import type { Mark } from './marksOfRule.ts'
import { addTemplateCover } from './templateCover.ts'
import { addTemplateEvents } from './templateEvents.ts'
import { addTemplateExplanations } from './templateExplanations.ts'
import { addTemplateFigures } from './templateFigures.ts'
import { addTemplateGuide } from './templateGuide.ts'
import { addTemplateList } from './templateList.ts'

/** What a unit last reported of an indicator, as it is printed; null where it reported nothing. */
export type Previous = (indicator: string, time: TimeBasis) => string | null

/** Whose template is wanted, and for when. */
export interface TemplateOrder {
  pipeline: PipelineSource
  unit: Unit
  period: Period
  /** The figures of the period before, to stand beside the answers. */
  previous?: Previous
}

/** A template in the making: the order, and what its sheets share out of sight. */
export interface TemplateWork extends TemplateOrder {
  rangeOf: RangeOf
  /** The live marks of a line. */
  marksAt: (sheet: string, row: number) => readonly Mark[]
}

/**
 * Writes the blank workbook of one unit for one period (.xlsx): the forms and lines of its role, with who and when filled in, and
 * a guide made from the rules. The same order gives the same cells; nothing in it depends on the clock. Throws for a unit that
 * sends nothing.
 */
export async function writeTemplate(order: TemplateOrder): Promise<Uint8Array> {
  const { pipeline, unit, period } = order
  const forms = formsOf(pipeline, unit.role, period)
  if (forms.length === 0) throw new Error(`${unit.code} sends no form of ${pipeline.code} for ${period.code}`)
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.created = workbook.modified = new Date(`${period.startsOn}T00:00:00Z`)
  workbook.calcProperties.fullCalcOnLoad = true
  const hidden = collectHidden(IDENTITY_SHEET)
  const marks = findMarks(order, hidden)
  for (const [index, form] of forms.entries()) {
    await addForm(workbook, form, { ...order, rangeOf: hidden.rangeOf, marksAt: (sheet, row) => marks.get(`${sheet} ${row}`) ?? [] })
    if (index === 0) await addTemplateGuide(workbook, order)
  }
  await addTemplateExplanations(workbook, forms, { ...order, rangeOf: hidden.rangeOf })
  addIdentity(workbook, order, hidden)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

async function addForm(workbook: Workbook, form: Form, work: TemplateWork): Promise<void> {
  switch (form.kind) {
    case 'cover':
      return addTemplateCover(workbook, form, work)
    case 'figures':
      return addTemplateFigures(workbook, form, work)
    case 'list':
      return addTemplateList(workbook, form, work)
    case 'events':
      return addTemplateEvents(workbook, form, work)
  }
}

function addIdentity(workbook: Workbook, { pipeline, unit, period }: TemplateOrder, hidden: Hidden): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' })
  sheet.addRows([
    ['template', pipeline.template.id],
    ['version', String(pipeline.template.version)],
    ['unit', unit.code],
    ['period', period.code],
    ['checksum', layoutChecksum(pipeline, unit.role, period)],
  ])
  hidden.write(sheet)
}
