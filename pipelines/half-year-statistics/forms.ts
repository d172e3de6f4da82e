import type { FigureColumn, Form } from '../../src/pipeline/form.ts'

/**
 * The form's own five columns, as Mẫu số 2-HĐCĐ has them, between a hidden one with our codes and two of the office's own.
 * It has one column of values and none for a day: figures stand for the day of the cover. What is to be explained stands in its
 * only column of words, "Ghi chú".
 */
export const FIGURE_COLUMNS = [
  { role: 'code', label: 'Mã' },
  { role: 'number', label: 'TT' },
  { role: 'label', label: 'Nội dung' },
  { role: 'measure', label: 'Đơn vị tính' },
  { role: 'basis', time: 'stock', label: 'Số lượng' },
  { role: 'explanation', label: 'Ghi chú' },
  { role: 'check', label: 'Kiểm tra' },
  { role: 'previous', time: 'stock', label: 'Kỳ trước' },
] as const satisfies readonly FigureColumn[]

/** The columns of a CSV that carries a whole return, after its first line. */
export const CSV_COLUMNS = [
  { role: 'form', label: 'Biểu' },
  { role: 'code', label: 'Mã' },
  { role: 'label', label: 'Nội dung' },
  { role: 'measure', label: 'Đơn vị tính' },
  { role: 'basis', time: 'stock', label: 'Số lượng' },
  { role: 'explanation', label: 'Ghi chú' },
] as const satisfies readonly FigureColumn[]

/** The sheets of the return. What the official form's head says stands on a cover of its own; the table has items 1 to 3 of block I. */
export const FORMS = [
  {
    kind: 'cover',
    code: 'BIA',
    title: 'Trang bìa',
    from: ['upper'],
    since: '2023-H1',
    // biome-ignore format: one line each
    fields: [
      { code: 'upper_union', label: 'Công đoàn cấp trên',     kind: 'text' },
      { code: 'unit',        label: 'Đơn vị báo cáo',         kind: 'unit',   means: 'unit' },
      { code: 'period',      label: 'Kỳ báo cáo',             kind: 'period', means: 'period' },
      { code: 'as_of',       label: 'Số liệu tính đến ngày',  kind: 'date',   means: 'as_of' },
    ],
  },
  {
    kind: 'figures',
    code: '2_HDCD',
    title: 'Mẫu số 2-HĐCĐ – Tổng hợp số liệu về hoạt động công đoàn',
    from: ['upper'],
    since: '2023-H1',
    columns: FIGURE_COLUMNS,
    lines: [
      'workers_total',
      'workers_women',
      'workers_underemployed',
      'workers_underemployed_percent',
      'avg_wage',
      'wage_headcount',
      'avg_wage_administration',
      'wage_headcount_administration',
      'avg_wage_public_service',
      'wage_headcount_public_service',
      'enterprises_owing_wages',
    ],
  },
] as const satisfies readonly Form[]
