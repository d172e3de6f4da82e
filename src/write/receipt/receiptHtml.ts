import { addressKey } from '../../pipeline/addressKey.ts'
import type { Finding } from '../../pipeline/finding.ts'
import { escapeXml } from '../escapeXml.ts'
import type { FigureGroup, FigureLine } from './figureGroups.ts'
import type { PointList, Receipt } from './receipt.ts'

/** The receipt as a page that stands for itself: no script, nothing fetched; it prints on A4. */
export function receiptHtml(receipt: Receipt): string {
  const { status, verdict, means, about, lists, remarks, figures, figuresNote } = receipt
  const [file = ['', '']] = about
  return [
    '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeXml(`${verdict} ${file[1]}`)}</title><style>${STYLE}</style></head>`,
    `<body><h1 class="${status}">${escapeXml(verdict)}</h1>`,
    ...means.map(paragraph),
    `<table class="about">${about.map(([label, value]) => `<tr><th scope="row">${escapeXml(label)}</th><td>${escapeXml(value)}</td></tr>`).join('')}</table>`,
    ...lists.map(listHtml),
    ...remarks.map(paragraph),
    figuresNote && `<h2>Số liệu đã đọc</h2>${paragraph(figuresNote)}`,
    ...figures.map(groupHtml),
    '</body></html>\n',
  ].join('\n')
}

function paragraph(text: string): string {
  return `<p>${escapeXml(text)}</p>`
}

function listHtml({ title, points, below }: PointList): string {
  const rest = below.length > 0 ? `<details><summary>và ${below.length} điểm nữa</summary>${pointsHtml(below)}</details>` : ''
  return `<h2>${escapeXml(title)}</h2>${pointsHtml(points)}${rest}`
}

function pointsHtml(findings: readonly Finding[]): string {
  const rows = findings.map(({ at, given, expected, message, rule, severity }) => {
    const cells = [at ? addressKey(at) : '', given ?? '', expected ?? '', message, rule]
    return `<tr class="${severity}">${cells.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`
  })
  return `<table>${headings(['Ô', 'Đơn vị ghi', 'Nên là', 'Nội dung, cách sửa', 'Quy tắc'])}${rows.join('')}</table>`
}

function groupHtml({ title, lines }: FigureGroup): string {
  return `<h3>${escapeXml(title)}</h3><table>${headings(['Ô', 'Chỉ tiêu', 'Thời gian', 'Số đã đọc', 'Cũng vào'])}${lines.map(lineHtml).join('')}</table>`
}

function lineHtml({ cell, label, time, value, raw, into }: FigureLine): string {
  const read = raw === null ? value : `${value} (ô ghi "${raw}")`
  const cells = [cell, label, time, read, into === null ? 'ô kiểm tra, không cộng' : into.join('; ')]
  return `<tr>${cells.map((text) => `<td>${escapeXml(text)}</td>`).join('')}</tr>`
}

function headings(names: readonly string[]): string {
  return `<tr>${names.map((name) => `<th scope="col">${name}</th>`).join('')}</tr>`
}

const STYLE = [
  'body{font:15px/1.5 "Times New Roman",serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}',
  'h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}h3{font-size:1rem;margin:1rem 0 .3rem}',
  'h1.accepted{color:#1b6e3a}h1.accepted_with_warnings{color:#9a5b00}h1.returned,h1.refused{color:#a61b1b}',
  'table{border-collapse:collapse;width:100%}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}',
  'th{background:#f0f0f0;font-weight:bold}.about th{width:14rem}tr.error td:first-child{background:#ffb3b4}tr.warning td:first-child{background:#ffcc81}tr.notice td:first-child{background:#cfe2fe}',
  '@media print{body{margin:0;max-width:none}}',
].join('')
