import type { Workbook } from 'exceljs'
import { formsOf } from '../pipeline/formsOf.ts'
import { layoutChecksum } from '../pipeline/layoutChecksum.ts'
import type { Period } from '../pipeline/period.ts'
import type { PipelineSource } from '../pipeline/pipeline.ts'
import { IDENTITY_SHEET } from '../pipeline/templateMark.ts'
import type { Unit } from '../pipeline/unit.ts'
import { addTemplateCover } from './templateCover.ts'
import { addTemplateFigures } from './templateFigures.ts'
import { addTemplateList } from './templateList.ts'

/** Whose template is wanted, and for when. */
export interface TemplateOrder {
  pipeline: PipelineSource
  unit: Unit
  period: Period
}

/**
 * Writes the blank workbook of one unit for one period (.xlsx): the forms and lines of its role, with who and when filled in.
 * The same order gives the same cells; nothing in it depends on the clock. Throws for a unit that sends nothing.
 */
export async function writeTemplate(order: TemplateOrder): Promise<Uint8Array> {
  const { pipeline, unit, period } = order
  const forms = formsOf(pipeline, unit.role, period)
  if (forms.length === 0) throw new Error(`${unit.code} sends no form of ${pipeline.code} for ${period.code}`)
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  workbook.created = workbook.modified = new Date(`${period.startsOn}T00:00:00Z`)
  for (const form of forms) {
    if (form.kind === 'cover') await addTemplateCover(workbook, form, order)
    else if (form.kind === 'figures') await addTemplateFigures(workbook, form, order)
    else await addTemplateList(workbook, form, order)
  }
  addIdentity(workbook, order)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function addIdentity(workbook: Workbook, { pipeline, unit, period }: TemplateOrder): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: 'veryHidden' })
  sheet.addRows([
    ['template', pipeline.template.id],
    ['version', String(pipeline.template.version)],
    ['unit', unit.code],
    ['period', period.code],
    ['checksum', layoutChecksum(pipeline, unit.role, period)],
  ])
}
