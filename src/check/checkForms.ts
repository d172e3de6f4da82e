import type { Finding } from '../pipeline/finding.ts'
import type { Form } from '../pipeline/form.ts'
import { formsOf } from '../pipeline/formsOf.ts'
import { isIn } from '../pipeline/lifetime.ts'
import type { Period } from '../pipeline/period.ts'
import { bringForm } from '../pipeline/template.ts'
import type { Reading } from '../read/reading.ts'
import type { Context } from './context.ts'

/** Whether a workbook has every form that its unit must send in the period, and none that is not its own. */
export function checkForms(reading: Reading, period: Period, { unit }: Context): Finding[] {
  if (!unit) return []
  const present = new Set(reading.forms.map(({ form }) => form.code))
  const asked = formsOf(reading.pipeline, unit.role, period)
  const missing = asked.filter(({ code }) => !present.has(code))
  const expected = missing.filter(({ kind, code }) => kind !== 'cover' && !bringForm(reading.older?.changes ?? [], code))
  const strange = reading.forms.filter(({ form }) => !form.from.includes(unit.role) || (asked.length > 0 && !isIn(form, period)))
  return [
    ...(reading.isWholeReturn ? expected.map(missingForm) : []),
    ...strange.map(({ form, sheet }) => strangeForm(form, sheet, form.from.includes(unit.role))),
  ]
}

function missingForm(form: Form): Finding {
  const message = `Thiếu biểu ${form.code} (${form.title}). Đề nghị gửi lại cả tệp có đủ các biểu của mẫu.`
  return { rule: 'T05', severity: 'error', at: null, given: null, expected: form.code, message }
}

function strangeForm(form: Form, sheet: string, isOfUnit: boolean): Finding {
  const message = `${form.title} không thuộc ${isOfUnit ? 'kỳ báo cáo này' : 'phần báo cáo của đơn vị'}. Đề nghị bỏ biểu này rồi nộp lại.`
  return { rule: 'T05', severity: 'error', at: { sheet, cell: 'A1' }, given: form.code, expected: null, message }
}
