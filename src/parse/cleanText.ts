import { type Restored, restoreText } from './restoreText.ts'
import { stripInvisible } from './stripInvisible.ts'

const FORMS = /[\p{Nd}\uFF01-\uFF5E\u2160-\u217F]/gu
const WIDE = /[\uFF01-\uFF5E]/u

/**
 * A cell's text made ready for reading numbers, days and periods: restored, with digits and Roman numerals in their plain form.
 * Says so where digits were full-width or something invisible stood between characters.
 */
export function cleanText(raw: string): Restored {
  const { text, remarks } = restoreText(raw)
  if (isHiddenInside(raw)) remarks.push('Có ký tự ẩn xen giữa các chữ. Đề nghị gõ lại thay vì dán.')
  if (WIDE.test(text)) remarks.push('Chữ số gõ ở dạng toàn khổ. Đề nghị gõ lại bằng chữ số thường.')
  return { text: text.replace(FORMS, (sign) => sign.normalize('NFKC')), remarks }
}

function isHiddenInside(raw: string): boolean {
  const trimmed = raw.replace(/^[\s\p{Cf}]+|(?<![\s\p{Cf}])[\s\p{Cf}]+$/gu, '')
  return stripInvisible(trimmed, { keepSoftHyphen: true }) !== trimmed
}
