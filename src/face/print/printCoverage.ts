import type { PeriodCoverage } from '../../store/loadCoverage.ts'
import type { NamedUnits } from '../nameUnits.ts'

/**
 * Who is in a figure: "10/11 đơn vị và LĐLĐ …; chưa có LĐLĐ huyện …". The totalled unit's own row is named where it should
 * be in; `own` is null where it is not asked.
 */
export function printCoverage({ reported, expected, missing, own }: PeriodCoverage, units: NamedUnits, top: string): string {
  const ownRow = own === null ? null : units.ownRowOf(top)
  const present = [...(expected > 0 ? [`${reported}/${expected} đơn vị`] : []), ...(ownRow && own ? [ownRow] : [])].join(' và ')
  if (expected > 0 && reported === 0 && !own) return `0/${expected} đơn vị; chưa đơn vị nào có số liệu`
  const absent = [...missing.map(units.nameOf), ...(ownRow && !own ? [ownRow] : [])]
  return [...(present === '' ? [] : [present]), ...(absent.length === 0 ? [] : [`chưa có ${absent.join(', ')}`])].join('; ')
}
