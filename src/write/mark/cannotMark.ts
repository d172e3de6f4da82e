/** A workbook whose XML cannot be patched safely; the message is a Vietnamese sentence for its sender. Caught where the marking began. */
export class CannotMark extends Error {}

/** What stands in the place of a marked workbook where it cannot be marked: why, as a Vietnamese sentence. */
export interface Unmarkable {
  unmarkable: string
}

/** What the work gives, or why it cannot be done. */
export async function orUnmarkable<T>(work: () => Promise<T>): Promise<T | Unmarkable> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CannotMark) return { unmarkable: error.message }
    throw error
  }
}

export const ODD_XML = 'Tệp được ghi theo cách mà phần mềm không đánh dấu thẳng vào được, nên các điểm cần sửa nằm trong tệp riêng này.'
export const SIGNED =
  'Tệp có chữ ký số nên không đánh dấu vào được (sửa tệp là chữ ký mất giá trị). Các điểm cần sửa nằm trong tệp riêng này.'
export const NOT_XLSX = 'Tệp không phải .xlsx hoặc .xlsm nên không đánh dấu thẳng vào được. Các điểm cần sửa nằm trong tệp riêng này.'
