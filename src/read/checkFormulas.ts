import { printNumber } from '../parse/printNumber.ts'
import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { findingOn } from './findingOn.ts'
import { isFromOutside } from './formula/isFromOutside.ts'
import { parsePlainSum } from './formula/parsePlainSum.ts'
import { PlainSums } from './formula/plainSums.ts'
import type { Entry, FormReading } from './reading.ts'
import type { Workbook } from './sheet.ts'

/**
 * What is to be said of the formulas in cells that hold figures: a plain sum whose stored result is another number than its cells
 * come to (V04), and a result that comes from outside the file (V05).
 */
export function checkFormulas(
  workbook: Pick<Workbook, 'sheets' | 'hasFormulas'>,
  forms: readonly FormReading[],
  sums: PlainSums = new PlainSums(workbook),
): Finding[] {
  if (!workbook.hasFormulas) return []
  const findings: Finding[] = []
  let unjudged = 0
  for (const entry of forms.flatMap(figuresWithFormula)) {
    const { cell } = entry
    const result = sums.resultOf(cell)
    if (result !== null && !agrees(cell, result)) findings.push(staleResult(entry, result))
    else if (isFromOutside(cell.formula ?? '')) findings.push(resultFromOutside(entry))
    else if (result === null && sums.isSpent && parsePlainSum(cell.formula ?? '')) unjudged++
  }
  return unjudged > 0 ? [...findings, tooMany(unjudged)] : findings
}

/** A row of a list counts by itself, whatever formula its name comes from. */
function figuresWithFormula({ form, entries }: FormReading): Entry[] {
  const isRow = ({ indicator }: Entry) => form.kind === 'list' && indicator.code === form.rowIndicator
  const found: Entry[] = []
  for (const entry of entries) if (entry.cell.formula !== undefined && !isRow(entry)) found.push(entry)
  return found
}

/** A number but for the noise of adding fractions, or the same words; of an error or a day its own finding tells. */
function agrees({ kind, value, raw }: RawCell, result: number | string): boolean {
  if (kind === 'error' || kind === 'date' || kind === 'boolean') return true
  if (kind !== 'number' || typeof result === 'string') return raw === String(result)
  return Math.abs(Number(value) - result) <= NOISE * Math.max(1, Math.abs(result))
}

const NOISE = 1e-9

function staleResult({ cell, indicator }: Entry, result: number | string): Finding {
  const expected = typeof result === 'number' ? printNumber(Number(result.toPrecision(15))) : quote(result)
  const stored = cell.kind === 'number' ? printNumber(Number(cell.value)) : quote(cell.raw)
  const message =
    `Ô ${cell.at.cell} (${indicator.label}): công thức ${quote(`=${cell.formula}`)} tính ra ${expected}, nhưng ô đang hiện ${stored}, là kết quả cũ chưa tính lại. ` +
    'Đề nghị mở tệp bằng Excel, bấm F9 để tính lại, kiểm tra rồi lưu và nộp lại; hoặc ghi thẳng số đúng vào ô.'
  return findingOn(cell, { rule: 'V04', severity: 'error', expected, message })
}

function resultFromOutside({ cell, indicator }: Entry): Finding {
  const message =
    `Ô ${cell.at.cell} (${indicator.label}): số ${cell.raw} lấy từ tệp khác hoặc từ ngoài tệp (công thức ${quote(`=${cell.formula}`)}). ` +
    'Chỉ đọc được kết quả đã lưu, không mở nguồn để kiểm tra. Đề nghị đối chiếu với nguồn rồi ghi thẳng số vào ô.'
  return findingOn(cell, { rule: 'V05', severity: 'warning', message })
}

function tooMany(count: number): Finding {
  const message = `Tệp có quá nhiều công thức cộng nên còn ${printNumber(count)} ô chưa được đối chiếu công thức với số đang hiện. Số đang hiện vẫn được đọc; đề nghị bấm F9 để tính lại trước khi nộp.`
  return { rule: 'V06', severity: 'notice', at: null, given: printNumber(count), expected: null, message }
}
