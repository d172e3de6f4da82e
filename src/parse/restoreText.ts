import { decodeLegacy, type LegacyEncoding } from './legacy/decodeLegacy.ts'
import { quote } from './quote.ts'
import { stripInvisible } from './stripInvisible.ts'

/** Text as it was meant, in NFC, and what the submitter should be told about how it was typed. */
export interface Restored {
  text: string
  remarks: string[]
}

const CAUSES: Readonly<Record<LegacyEncoding, string>> = {
  tcvn3: 'Chữ gõ bằng phông cũ TCVN3 (.VnTime)',
  vni: 'Chữ gõ bằng phông cũ VNI',
  mojibake: 'Chữ bị vỡ khi lưu tệp (UTF-8 mở bằng bảng mã khác)',
}

/** Restores a cell's text: nothing invisible, older fonts and broken UTF-8 decoded, Ð (Eth) as Đ. Line breaks stay. */
export function restoreText(raw: string): Restored {
  const visible = stripInvisible(raw, { keepSoftHyphen: true })
  const decoded = decodeLegacy(visible)
  const text = stripInvisible(decoded?.text ?? visible)
    .normalize('NFC')
    .trim()
  if (decoded) return { text, remarks: [`${CAUSES[decoded.encoding]}, đọc là ${quote(text)}. Đề nghị gõ lại bằng phông Unicode.`] }
  if (!/[Ðð]/u.test(text)) return { text, remarks: [] }
  const mended = text.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ')
  return { text: mended, remarks: [`Chữ "Ð" không phải chữ "Đ" của tiếng Việt, đọc là ${quote(mended)}. Đề nghị gõ lại.`] }
}
