/**
 * The sheet of a template where a unit explains what has no column of explanations beside it. It belongs to every template and to no form:
 * a workbook without it is as good.
 */
export const EXPLANATION_SHEET = 'GIAI_TRINH'

export const EXPLANATION_TITLE = 'Giải trình số liệu'

/** Its columns, in order: the sheet and the cells that a row is about, and the words. */
export const EXPLANATION_COLUMNS = { sheet: 'Trang', cells: 'Ô', words: 'Giải trình' } as const
