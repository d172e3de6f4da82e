import { printPeriod } from '../parse/printPeriod.ts'
import { TIME_WORDS } from '../parse/timeWords.ts'
import type { EventForm, Form, ListForm } from '../pipeline/form.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { BLANK_WORDS, COLUMN_WORDS } from './dictionaryWords.ts'
import { layMarkdown } from './layMarkdown.ts'

/** The forms of a pipeline: who sends which, since when, and what stands in it. `own` is who sends the own row's. */
export function tellForms({ forms }: Pipeline, own: string): string[] {
  const from = (form: Form) => form.from.map((role) => (role === 'own' ? own : 'các đơn vị')).join(', ')
  return layMarkdown(
    ['Biểu', 'Tên', 'Ai gửi', 'Từ kỳ', 'Hỏi gì'],
    forms.map((form) => [`\`${form.code}\``, form.title, from(form), printPeriod(form.since), tellContent(form)]),
  )
}

function tellContent(form: Form): string {
  switch (form.kind) {
    case 'cover':
      return form.fields.map(({ label }) => label).join(', ')
    case 'figures':
      return `${form.lines.length} dòng: ${form.lines.map((line) => `\`${line}\``).join(', ')}`
    case 'list':
      return 'mỗi CĐCS một dòng; các cột ở dưới'
    case 'events':
      return 'mỗi việc một dòng; các cột ở dưới'
  }
}

/** The columns of every list and event form, and what each kind of event counts in. */
export function tellColumns({ forms }: Pipeline): string[] {
  return forms.flatMap((form) => {
    if (form.kind === 'list') return [`### Các cột của \`${form.code}\``, '', ...tellList(form), '']
    if (form.kind === 'events') return [`### Các cột của \`${form.code}\``, '', ...tellEvents(form), '']
    return []
  })
}

function tellList({ columns }: ListForm): string[] {
  return layMarkdown(
    ['Cột', 'Là', 'Chỉ tiêu', 'Cơ sở thời gian', 'Để trống nghĩa là', 'Chọn trong'],
    columns.map(({ label, role, indicator, time, blank, choices = [] }) => [
      label,
      COLUMN_WORDS[role],
      indicator ? `\`${indicator}\`` : '',
      time ? TIME_WORDS[time] : '',
      role === 'figure' ? (blank ? BLANK_WORDS[blank] : 'thiếu, phải ghi') : '',
      choices.join(', '),
    ]),
  )
}

function tellEvents({ columns, feeds, time, asOf }: EventForm): string[] {
  const labelOf = (wanted: string) => columns.find(({ code }) => code === wanted)?.label ?? wanted
  const figures = columns.filter(({ role }) => role === 'figure')
  return [
    ...layMarkdown(
      ['Cột', 'Là', 'Chọn trong'],
      columns.map(({ label, role, choices = [] }) => [label, COLUMN_WORDS[role], choices.join(', ')]),
    ),
    '',
    `Mọi số của biểu này là số ${TIME_WORDS[time]}, tính đến ${asOf.map((code) => `"${labelOf(code)}"`).join(', không có thì ')}. Mỗi dòng tính vào:`,
    '',
    ...layMarkdown(
      ['Loại việc', 'Trạng thái', ...figures.map(({ label }) => label)],
      feeds.map((feed) => [feed.type, feed.status, ...figures.map(({ code }) => tellFed(feed.figures[code]))]),
    ),
  ]
}

function tellFed(indicator: string | undefined): string {
  return indicator ? `\`${indicator}\`` : 'để trống'
}
