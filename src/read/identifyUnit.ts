import { buildUnitNames, type UnitNames, unitKey } from '../parse/buildUnitNames.ts'
import { parseUnit } from '../parse/parseUnit.ts'
import { printDate } from '../parse/printDate.ts'
import { printPeriod } from '../parse/printPeriod.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { textCell } from '../parse/rawCell.ts'
import { wordsOf } from '../parse/wordsOf.ts'
import type { Address } from '../pipeline/address.ts'
import type { Finding } from '../pipeline/finding.ts'
import type { CoverField } from '../pipeline/form.ts'
import { periodOf } from '../pipeline/period.ts'
import { cutOffOf, type Definitions } from '../pipeline/pipeline.ts'
import { isValidOn, type Unit, type UnitRole } from '../pipeline/unit.ts'
import type { IdentitySources } from './readSubmission.ts'
import { sayPlaces } from './sayPlaces.ts'

/** One place that says whose return it is. */
interface UnitReading {
  source: string
  cell: RawCell
  code: string | null
  /** Why the text names no unit, or what should be confirmed. */
  remark: string | null
}

/**
 * Whose return it is: from the hidden identity, the cover, the inbox folder, a code in the file's name, the names of sheets and the titles
 * above the tables. All that can be read must agree, so that two units in one file are never taken for one; a cover that cannot be read
 * is a finding even where another place tells. The role is null where the unit is unknown.
 */
export function identifyUnit(
  sources: IdentitySources,
  period: string | null,
): { code: string | null; role: UnitRole | null; findings: Finding[] } {
  const units = unitsThen(sources, period)
  const readings = readUnits(sources, units)
  const codes = codesOf(readings)
  const code = codes.length === 1 ? (codes[0] ?? null) : null
  const role = units.find((unit) => unit.code === code)?.role ?? null
  if (codes.length > 1) return { code: null, role, findings: [disagreement(readings, units)] }
  const outside = code === null ? findOutside(sources, period) : null
  if (outside) return { code: null, role, findings: [outside] }
  const findings = readings.flatMap((reading) => (reading.remark ? [remarkOn(reading)] : []))
  if (code === null && findings.length === 0) findings.push(nowhere())
  return { code, role, findings: code === null ? findings.map((each) => ({ ...each, severity: 'error' as const })) : findings }
}

/** The units of a period's cut-off day, or all where the period is unknown. */
function unitsThen({ definitions, pipeline }: IdentitySources, code: string | null): Unit[] {
  const period = code === null ? null : periodOf(code)
  return period ? definitions.units.filter((unit) => isValidOn(unit, cutOffOf(pipeline, period))) : [...definitions.units]
}

function codesOf(readings: readonly UnitReading[]): string[] {
  return [...new Set(readings.flatMap(({ code }) => code ?? []))]
}

/** Where no unit of the period is named, but one that was there before or after: it, and when it was. */
function findOutside(sources: IdentitySources, code: string | null): Finding | null {
  const period = code === null ? null : periodOf(code)
  if (!period) return null
  const day = cutOffOf(sources.pipeline, period)
  const others = sources.definitions.units.filter((unit) => !isValidOn(unit, day))
  const readings = readUnits(sources, others)
  const [named, ...more] = codesOf(readings)
  const rows = more.length === 0 ? others.filter((each) => each.code === named) : []
  const unit = nearestTo(day, rows)
  const at = readings.find(({ code: of, cell }) => of !== null && cell.at.sheet !== '')?.cell.at ?? null
  return unit ? notThen(unit, { day, period: period.code, at }, sources.definitions) : null
}

/** What a unit was last before a day, else what it was first after it. */
function nearestTo(day: string, rows: readonly Unit[]): Unit | undefined {
  const inOrder = rows.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return inOrder.findLast(({ validFrom }) => validFrom <= day) ?? inOrder[0]
}

function notThen(
  { code, name, validFrom, validTo, decision }: Unit,
  { day, period, at }: { day: string; period: string; at: Address | null },
  { units, successions }: Definitions,
): Finding {
  const by = decision ? ` (${decision})` : ''
  const heirs = successions.flatMap(({ from, to }) =>
    from === code && to !== code ? (units.find((unit) => unit.code === to)?.name ?? []) : [],
  )
  const isOver = validTo !== null && validTo < day
  const when = isOver ? `đã kết thúc ngày ${printDate(validTo)}${by}` : `mới có từ ngày ${printDate(validFrom)}${by}`
  const next = isOver && heirs.length > 0 ? ` Nơi nhận tiếp: ${[...new Set(heirs)].join(', ')}.` : ''
  const message = `${name} ${when}, không phải đơn vị báo cáo của kỳ ${printPeriod(period)} (số liệu tính đến ${printDate(day)}).${next} Đề nghị kiểm tra lại đơn vị và ô "Kỳ báo cáo".`
  return { rule: 'T48', severity: 'error', at, given: name, expected: null, message }
}

function readUnits(sources: IdentitySources, units: readonly Unit[]): UnitReading[] {
  const { identity, fields, answers, file, definitions } = sources
  const names = buildUnitNames(units, definitions.aliases)
  const byName = (source: string, cell: RawCell): UnitReading => {
    const parsed = parseUnit(cell, names)
    if ('refusal' in parsed) return { source, cell, code: null, remark: parsed.refusal }
    return { source, cell, code: parsed.value, remark: 'remark' in parsed ? parsed.remark : null }
  }
  const byCode = (source: string, cell: RawCell): UnitReading[] => {
    const code = cell.raw.trim().toUpperCase()
    return units.some((unit) => unit.code === code && unit.role !== 'total') ? [{ source, cell, code, remark: null }] : []
  }
  const cover = fields
    .filter(({ means }) => means === 'unit')
    .flatMap(({ code, kind }) =>
      (answers.get(code) ?? []).flatMap((cell) => (kind === 'unit_code' ? byCode('mã đơn vị', cell) : [byName('ô Đơn vị', cell)])),
    )
  const inName = codesIn(file.name.toUpperCase(), units)
  return [
    ...(identity ? byCode('mã ẩn của mẫu', textCell(identity.unit)) : []),
    ...cover,
    ...byCode('thư mục', textCell(file.folder)),
    ...inName.flatMap((token) => byCode('tên tệp', textCell(token))),
    ...elsewhere(sources, names, fields),
  ]
}

/** The codes of several words that stand in a file's name; none that is only a part of another one there. */
function codesIn(name: string, units: readonly Unit[]): string[] {
  const found = units
    .map(({ code }) => code)
    .filter((code) => code.includes('_') && new RegExp(`(?<![A-Z0-9])${code}(?![A-Z0-9])`).test(name))
  return found.filter((code) => !found.some((longer) => longer !== code && longer.includes(code)))
}

/** Where a unit is named that nobody asked: an office that put two units into one file named both. */
function elsewhere({ workbook, others, titles }: IdentitySources, names: UnitNames, fields: readonly CoverField[]): UnitReading[] {
  const known = ({ raw }: RawCell): string | null => {
    const codes = names.ways.get(unitKey(raw)) ?? []
    return codes.length === 1 ? (codes[0] ?? null) : null
  }
  const read = (source: string, cell: RawCell, code: string | null): UnitReading[] => (code ? [{ source, cell, code, remark: null }] : [])
  const tabs = workbook.kind === 'csv' ? [] : workbook.sheets.map(({ name }) => textCell(name, { sheet: name, cell: 'A1' }))
  const asked = fields.filter(({ means, kind }) => means === 'unit' && kind === 'unit').flatMap(({ code }) => others.get(code) ?? [])
  return [
    ...tabs.flatMap((cell) => read(`tên trang "${cell.raw}"`, cell, known(cell))),
    ...asked.flatMap((cell) => read(`trang "${cell.at.sheet}"`, cell, known(cell))),
    ...titles.flatMap((cell) => read(`tiêu đề trang "${cell.at.sheet}"`, cell, unitInTitle(cell, names))),
  ]
}

/** Names as long as these are a unit's own; a shorter one ("Tân Uyên") may be a place. */
const FEWEST_WORDS = 4

/** The one upper union that a title names in full; that of the province stands in the head of everybody's letters. */
function unitInTitle(cell: RawCell, names: UnitNames): string | null {
  if (cell.kind !== 'text') return null
  const text = ` ${unitKey(wordsOf(cell))} `
  const found = [...names.ways].filter(
    ([way, codes]) => codes.length === 1 && way.split(' ').length >= FEWEST_WORDS && text.includes(` ${way} `),
  )
  const codes = new Set(found.flatMap(([, each]) => each).filter((code) => names.uppers.has(code)))
  return codes.size === 1 ? ([...codes][0] ?? null) : null
}

function remarkOn({ source, cell, remark }: UnitReading): Finding {
  return {
    rule: 'T01',
    severity: 'warning',
    at: cell.at.sheet ? cell.at : null,
    given: cell.raw,
    expected: null,
    message: `Tên đơn vị (${source}): ${remark}`,
  }
}

function nowhere(): Finding {
  const message =
    'Không xác định được đơn vị: tệp không ghi tên đơn vị ở trang bìa hay đầu biểu. Đề nghị ghi tên đơn vị vào ô "Đơn vị" rồi nộp lại.'
  return { rule: 'T01', severity: 'error', at: null, given: null, expected: null, message }
}

function disagreement(readings: readonly UnitReading[], units: readonly Unit[]): Finding {
  const told = readings.flatMap(({ source, code }) => {
    const name = units.find((unit) => unit.code === code)?.name
    return name ? [{ said: name, source }] : []
  })
  const at = readings.find(({ code, cell }) => code !== null && cell.at.sheet !== '')?.cell.at ?? null
  const message = `Các nơi ghi đơn vị khác nhau: ${sayPlaces(told)}. Đề nghị ghi thống nhất một đơn vị rồi nộp lại.`
  return { rule: 'T02', severity: 'error', at, given: null, expected: null, message }
}
