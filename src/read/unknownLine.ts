import { quote } from '../parse/quote.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { oncePer } from '../parse/remember.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { isBlank } from './cellAt.ts'
import { basisCells, cellOf, type FigureSheet } from './figureSheet.ts'
import { findingOn } from './findingOn.ts'
import { findNumbers, isWording, leftOver } from './leftOver.ts'
import { nearestLabels } from './nearestLabels.ts'
import type { Row } from './sheet.ts'

/** Words below the last line that are nobody's figure: who made the table and who approves it, or the place and day. */
export function isSignature(row: Row, source: FigureSheet): boolean {
  const measure = cellOf(row, 'measure', source)
  if (measure && !isBlank(measure)) return false
  return basisCells(row, source).every(({ cell }) => isBlank(cell) || isWording(cell))
}

/**
 * A row that is none of the form's lines. The heading of a group is let be; one with figures is reported with its nearest labels, and
 * what else stands in it is told.
 */
export function unknownLine(row: Row, source: FigureSheet): Finding[] {
  const figures = basisCells(row, source).filter(({ cell }) => !isBlank(cell))
  const label = cellOf(row, 'label', source)
  const isNamed = label !== null && !isBlank(label)
  const isWordsOnly = figures.every(({ cell }) => cell.kind === 'text' && !/\d/.test(cell.raw))
  const cell = isNamed ? label : figures[0]?.cell
  if (!cell || figures.length === 0 || (isWordsOnly && !isNamed)) return findLeftOvers(row, source)
  const nearest = nearestLabels(label ? wordsOf(label) : '', labelsOf(source.pipeline)(source.form))
  const named = isNamed ? `Dòng ${quote(wordsOf(label))}` : `Dòng này (ghi ${quote(cell.raw)})`
  const guess = nearest.length ? ` Có phải: ${nearest.map((each) => `"${each}"`).join(' hoặc ')}?` : ''
  const message = `${named} có số liệu nhưng không phải chỉ tiêu của ${source.form.title}.${guess} Đề nghị ghi đúng tên chỉ tiêu như trong mẫu; nếu đơn vị vẫn quen ghi như vậy, đề nghị báo văn phòng thêm cách ghi này vào bảng tên gọi.`
  return [findingOn(cell, { rule: 'T07', severity: 'error', message })]
}

const labelsOf = oncePer(({ indicators }: FigureSheet['pipeline']) =>
  oncePer((form: FigureSheet['form']): readonly string[] =>
    form.lines.flatMap((code) => indicators.find((each) => each.code === code)?.label ?? []),
  ),
)

const NUMBERING = /^\s*(?:\d+(?:\.\d+)*|[ivx]+|[a-z])\s*[.)]?\s*/iu

/** A row without figures may be headed and numbered; a day, an explanation, a code or a number in its label is nobody's. */
function findLeftOvers(row: Row, source: FigureSheet): Finding[] {
  const cells = (['code', 'as_of', 'explanation'] as const).map((role) => cellOf(row, role, source))
  const words = [...cells, ...basisCells(row, source).map(({ cell }) => cell)].filter((cell): cell is RawCell => cell !== null)
  const label = cellOf(row, 'label', source)
  const unnumbered = label && { ...label, raw: label.raw.replace(NUMBERING, '') }
  return [
    ...words.filter((cell) => !isBlank(cell)).map((cell) => leftOver(cell)),
    ...(label && unnumbered && (label.kind !== 'text' || findNumbers([unnumbered]).length > 0) && !isBlank(label) ? [leftOver(label)] : []),
  ]
}
