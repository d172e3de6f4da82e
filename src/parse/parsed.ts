/**
 * What a cell says: a reading, a reading that someone should confirm, or none.
 * A `value` of null with a remark means that there is no figure yet ("chưa có số liệu", a blank).
 * Remarks and refusals are Vietnamese sentences without the cell's address: what is wrong, then what to do.
 */
export type Parsed<T> = { value: T } | { value: T | null; remark: string } | { refusal: string }
