import { foldMarks } from '../parse/foldText.ts'

const OTHER_TIME = /\b(?:ky|quy|nam|thang) (?:truoc|ngoai)\b|\bcung ky\b|\bke hoach\b|\bchi tieu giao\b|\buoc\b|\bso sanh\b/

/** Whether a heading over others says that what is under it is not of this period, or is no figure of it ("Kỳ trước", "Kế hoạch", "So sánh"). */
export function namesOtherTime(title: string): boolean {
  return OTHER_TIME.test(foldMarks(title))
}
