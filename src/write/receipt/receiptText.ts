import type { Finding } from '../../pipeline/finding.ts'
import { sayFinding } from '../sayFinding.ts'
import type { FigureGroup, FigureLine } from './figureGroups.ts'
import type { PointList, Receipt } from './receipt.ts'

/** The receipt as a plain text. */
export function receiptText({ verdict, means, about, lists, remarks, figures, figuresNote }: Receipt): string {
  const sections = [
    about.map(([label, value]) => `${label}: ${value}`).join('\n'),
    [`${verdict} ${means[0] ?? ''}`.trimEnd(), ...means.slice(1)].join('\n'),
    ...lists.map(listText),
    ...remarks,
    figuresNote && ['SỐ LIỆU ĐÃ ĐỌC', figuresNote].join('\n'),
    ...figures.map(groupText),
  ]
  return `${sections.filter(Boolean).join('\n\n')}\n`
}

function listText({ title, points, below }: PointList): string {
  const rest = below.length > 0 ? [`  … và ${below.length} điểm nữa:`, '-'.repeat(40), ...below.map(pointText)] : []
  return [title, ...points.map(pointText), ...rest].join('\n')
}

function pointText(finding: Finding): string {
  return `  • ${sayFinding(finding)}`
}

function groupText({ title, lines }: FigureGroup): string {
  const width = Math.max(0, ...lines.map(({ cell }) => cell.length))
  return [title, ...lines.map((line) => `  ${width > 0 ? `${line.cell.padEnd(width)}  ` : ''}${lineText(line)}`)].join('\n')
}

function lineText({ label, time, value, raw, into }: FigureLine): string {
  const read = raw === null ? '' : ` (ô ghi "${raw}")`
  return `${label}, ${time}: ${value}${read}${into === null ? ' (ô kiểm tra, không cộng)' : into.length > 0 ? ` → ${into.join('; ')}` : ''}`
}
