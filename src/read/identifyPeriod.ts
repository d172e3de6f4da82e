import { parsePeriod } from '../parse/parsePeriod.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import { type RawCell, textCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Finding } from '../pipeline/finding.ts'
import { periodOf, periodsOf } from '../pipeline/period.ts'
import { cutOffOf, type Pipeline } from '../pipeline/pipeline.ts'
import { isExplanationSheet } from './explanation/isExplanationSheet.ts'
import { findTickedDay } from './findTickedDay.ts'
import { isOwnSheet } from './readIdentities.ts'
import type { IdentitySources } from './readSubmission.ts'
import { sayPlaces } from './sayPlaces.ts'

interface PeriodReading {
  source: string
  cell: RawCell
  code: string | null
  remark: string | null
}

/** Where in a sheet a title may name the period. */
const TITLE_ROWS = 8
const PERIOD_WORDS = /(?<!\p{L})(?:(?:\d{1,2}|sáu|chín)\s+tháng|quý|quí|quy|tháng|năm)(?!\p{L}).*$/iu
const DAY_IN_WORDS = /ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/giu
const CODE_IN_NAME = /\d{4}-(?:Q[1-4]|H[12]|9M)/i

/**
 * Which period a return is for: from the hidden identity, the cover and a code in the file's name, which must agree;
 * a title ("… QUÝ III NĂM 2023") is asked only where none of them tells.
 */
export function identifyPeriod(sources: IdentitySources): { code: string | null; findings: Finding[] } {
  const stated = statedPeriods(sources)
  const readings = stated.some(({ code }) => code !== null) ? stated : [...stated, ...titlePeriods(sources)]
  const codes = [...new Set(readings.flatMap(({ code }) => code ?? []))]
  if (codes.length > 1) return { code: null, findings: [disagreement(readings)] }
  const code = codes[0] ?? null
  const remarks = readings.filter(({ remark }) => remark !== null)
  if (code !== null) return { code, findings: remarks.map((reading) => remarkOn(reading, 'warning')) }
  return { code, findings: remarks.length ? remarks.map((reading) => remarkOn(reading, 'error')) : [nowhere()] }
}

function statedPeriods({ identity, fields, answers, file }: IdentitySources): PeriodReading[] {
  const cover = fields.filter(({ means }) => means === 'period').flatMap(({ code }) => answers.get(code) ?? [])
  const inName = CODE_IN_NAME.exec(file.name)?.[0]
  return [
    ...(identity ? byCode('mã ẩn của mẫu', identity.period) : []),
    ...cover.map((cell) => byText('ô Kỳ báo cáo', cell)),
    ...(inName ? byCode('tên tệp', inName) : []),
  ]
}

/** The periods that titles name: those of the pipeline's kind, where there are any. The day of a letter is none. */
function titlePeriods({ workbook, pipeline }: IdentitySources): PeriodReading[] {
  const titles = workbook.sheets
    .filter((sheet) => !isOwnSheet(sheet) && !isExplanationSheet(sheet))
    .flatMap(({ rows }) => rows.slice(0, TITLE_ROWS).flatMap(({ cells }) => cells))
  const named = titles.flatMap((cell) => {
    const words = cell.kind === 'text' ? PERIOD_WORDS.exec(wordsOf(cell).normalize('NFC').replace(DAY_IN_WORDS, ''))?.[0] : undefined
    const reading = words && byText('tiêu đề', { ...cell, value: words, raw: words })
    return reading && reading.code !== null ? [{ ...reading, remark: null }] : []
  })
  const ticked = titles.flatMap((cell) => byTick(cell, named, pipeline))
  const ofItsKind = named.filter(({ code }) => code !== null && periodOf(code)?.kind === pipeline.periodKind)
  const told = [...ticked, ...ofItsKind]
  return told.length > 0 ? told : named
}

/** A ticked cut-off day ("□ 31/5 ☑ 30/11") of its own year or a title's: the period of that year whose figures stand for that day. */
function byTick(cell: RawCell, named: readonly PeriodReading[], pipeline: Pipeline): PeriodReading[] {
  const ticked = cell.kind === 'text' ? findTickedDay(wordsOf(cell)) : null
  if (ticked === null) return []
  const years = new Set(ticked.year === null ? named.flatMap(({ code }) => code?.slice(0, 4) ?? []) : [ticked.year])
  return [...years].flatMap((year) =>
    periodsOf(pipeline.periodKind, year)
      .filter((period) => cutOffOf(pipeline, period).endsWith(ticked.day))
      .map((period) => ({ source: 'ngày được đánh dấu', cell, code: period.code, remark: null })),
  )
}

function byText(source: string, cell: RawCell): PeriodReading {
  const parsed = parsePeriod(cell)
  if ('refusal' in parsed) return { source, cell, code: null, remark: parsed.refusal }
  return { source, cell, code: parsed.value, remark: 'remark' in parsed ? parsed.remark : null }
}

function byCode(source: string, code: string): PeriodReading[] {
  const known = periodOf(code.trim().toUpperCase())
  return known ? [{ source, cell: textCell(code), code: known.code, remark: null }] : []
}

function remarkOn({ source, cell, remark }: PeriodReading, severity: Finding['severity']): Finding {
  return {
    rule: 'T03',
    severity,
    at: cell.at.sheet ? cell.at : null,
    given: cell.raw,
    expected: null,
    message: `Kỳ báo cáo (${source}): ${remark}`,
  }
}

function nowhere(): Finding {
  const message = 'Kỳ báo cáo chưa điền. Đề nghị ghi kỳ vào ô "Kỳ báo cáo", ví dụ "Quý III/2023", rồi nộp lại.'
  return { rule: 'T03', severity: 'error', at: null, given: null, expected: null, message }
}

function disagreement(readings: readonly PeriodReading[]): Finding {
  const told = readings.flatMap(({ source, code }) => (code ? [{ said: printPeriod(code), source }] : []))
  const at = readings.find(({ code, cell }) => code !== null && cell.at.sheet !== '')?.cell.at ?? null
  const message = `Các nơi ghi kỳ báo cáo khác nhau: ${sayPlaces(told)}. Nếu nộp nhầm tệp cũ, đề nghị chọn đúng tệp; nếu không, đề nghị ghi thống nhất một kỳ.`
  return { rule: 'T04', severity: 'error', at, given: null, expected: null, message }
}
