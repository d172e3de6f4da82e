import type { Parsed } from './parsed.ts'
import { placeTones } from './placeTones.ts'
import type { RawCell } from './rawCell.ts'
import { remarked } from './remarked.ts'
import { restoreText } from './restoreText.ts'
import { whyError } from './whyError.ts'

/**
 * Reads a cell as words: NFC, single spaces, tones where the older spelling has them ("khoá" is "khóa"; `raw` keeps what was typed),
 * older fonts decoded with a remark. A blank is null with a remark; an error is refused.
 */
export function parseText(cell: RawCell): Parsed<string> {
  if (cell.kind === 'error') return { refusal: whyError(cell.raw) }
  const { text, remarks } = restoreText(cell.kind === 'text' ? String(cell.value) : cell.raw)
  const line = placeTones(text).replace(/\s+/gu, ' ').trim()
  if (line === '') return { value: null, remark: 'Để trống. Đề nghị điền nếu có.' }
  return remarked(line, remarks)
}
