import { buildUnitNames } from '../parse/buildUnitNames.ts'
import { parseUnit } from '../parse/parseUnit.ts'
import type { RawCell } from '../parse/rawCell.ts'
import { textCell } from '../parse/rawCell.ts'
import type { Finding } from '../pipeline/finding.ts'
import { periodOf } from '../pipeline/period.ts'
import { cutOffOf } from '../pipeline/pipeline.ts'
import { isValidOn, type Unit, type UnitRole } from '../pipeline/unit.ts'
import type { IdentitySources } from './readSubmission.ts'

/** One place that says whose return it is. */
interface UnitReading {
  source: string
  cell: RawCell
  code: string | null
  /** Why the text names no unit, or what should be confirmed. */
  remark: string | null
}

/**
 * Whose return it is: from the hidden identity, the cover, the inbox folder and a code in the file's name. All that can be read
 * must agree; a cover that cannot be read is a finding even where another place tells. The role is null where the unit is unknown.
 */
export function identifyUnit(
  sources: IdentitySources,
  period: string | null,
): { code: string | null; role: UnitRole | null; findings: Finding[] } {
  const units = unitsThen(sources, period)
  const readings = readUnits(sources, units)
  const codes = [...new Set(readings.flatMap(({ code }) => code ?? []))]
  const code = codes.length === 1 ? (codes[0] ?? null) : null
  const role = units.find((unit) => unit.code === code)?.role ?? null
  if (codes.length > 1) return { code: null, role, findings: [disagreement(readings, units)] }
  const findings = readings.flatMap((reading) => (reading.remark ? [remarkOn(reading)] : []))
  if (code === null && findings.length === 0) findings.push(nowhere())
  return { code, role, findings: code === null ? findings.map((each) => ({ ...each, severity: 'error' as const })) : findings }
}

/** The units of a period's cut-off day, or all where the period is unknown. */
function unitsThen({ definitions, pipeline }: IdentitySources, code: string | null): Unit[] {
  const period = code === null ? null : periodOf(code)
  return period ? definitions.units.filter((unit) => isValidOn(unit, cutOffOf(pipeline, period))) : [...definitions.units]
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
  const inName = file.name.toUpperCase().match(/[A-Z]+(?:_[A-Z]+)+/g) ?? []
  return [
    ...(identity ? byCode('mã ẩn của mẫu', textCell(identity.unit)) : []),
    ...cover,
    ...byCode('thư mục', textCell(file.folder)),
    ...inName.flatMap((token) => byCode('tên tệp', textCell(token))),
  ]
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
    return name ? [`${source}: ${name}`] : []
  })
  const at = readings.find(({ code, cell }) => code !== null && cell.at.sheet !== '')?.cell.at ?? null
  const message = `Các nơi ghi đơn vị khác nhau (${[...new Set(told)].join('; ')}). Đề nghị ghi thống nhất một đơn vị rồi nộp lại.`
  return { rule: 'T02', severity: 'error', at, given: null, expected: null, message }
}
