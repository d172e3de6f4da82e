import type { PeriodCoverage } from '../../store/loadCoverage.ts'
import type { NamedUnits } from '../nameUnits.ts'

/** Who is in a period's totals: "10/11 đơn vị; chưa có LĐLĐ huyện …", and the totalled unit's own row where it has one. */
export function printCoverage({ reported, expected, missing, own }: PeriodCoverage, units: NamedUnits, top: string): string {
  const ownRow = units.ownRowOf(top)
  const present = [`${reported}/${expected} đơn vị`, ...(ownRow && own ? [ownRow] : [])].join(' và ')
  const absent = [...missing.map(units.nameOf), ...(ownRow && !own ? [ownRow] : [])]
  return absent.length === 0 ? present : `${present}; chưa có ${absent.join(', ')}`
}
