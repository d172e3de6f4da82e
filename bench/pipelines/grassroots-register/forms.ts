import type { Form, ListColumn } from '../../../src/pipeline/form.ts'

/** The twelve columns of the register, in the order in which they stand. */
// biome-ignore format: one line each, aligned
export const REGISTER_COLUMNS = [
  { code: 'number',          label: 'STT',                role: 'number' },
  { code: 'union_code',      label: 'Mã CĐCS',            role: 'unit_code' },
  { code: 'union_name',      label: 'Tên CĐCS',           role: 'unit_name' },
  { code: 'sector',          label: 'Khối',               role: 'text', choices: ['HCSN', 'SXKD'] },
  { code: 'place',           label: 'Địa bàn',            role: 'text' },
  { code: 'field',           label: 'Ngành, lĩnh vực',    role: 'text' },
  { code: 'workers',         label: 'Số lao động',        role: 'figure', indicator: 'workers_listed',         time: 'stock' },
  { code: 'women',           label: 'Nữ',                 role: 'figure', indicator: 'women_listed',           time: 'stock' },
  { code: 'members',         label: 'Số đoàn viên',       role: 'figure', indicator: 'members_listed',         time: 'stock' },
  { code: 'members_updated', label: 'Số ĐV đã cập nhật',  role: 'figure', indicator: 'members_updated_listed', time: 'stock' },
  { code: 'founded_on',      label: 'Ngày thành lập',     role: 'text' },
  { code: 'note',            label: 'Ghi chú',            role: 'text' },
] as const satisfies readonly ListColumn[]

/** A cover that says whose register it is, and the register. */
export const FORMS = [
  {
    kind: 'cover',
    code: 'BIA',
    title: 'Trang bìa',
    from: ['upper'],
    since: '2023-Q1',
    // biome-ignore format: one line each
    fields: [
      { code: 'unit',   label: 'Đơn vị báo cáo',        kind: 'unit',   means: 'unit' },
      { code: 'period', label: 'Kỳ báo cáo',            kind: 'period', means: 'period' },
      { code: 'as_of',  label: 'Số liệu tính đến ngày', kind: 'date',   means: 'as_of' },
    ],
  },
  {
    kind: 'list',
    code: 'SO_CDCS',
    title: 'Sổ công đoàn cơ sở',
    from: ['upper'],
    since: '2023-Q1',
    columns: REGISTER_COLUMNS,
    unitPrefix: 'CDCS_',
    rowIndicator: 'unions_listed',
  },
] as const satisfies readonly Form[]
