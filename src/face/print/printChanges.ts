import type { ChangedFact, ChangedTotal } from '../../jobs/compareVersions.ts'
import { describeLine } from '../../jobs/describeLine.ts'
import { printFigure } from '../../parse/printFigure.ts'
import { TIME_WORDS } from '../../parse/timeWords.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { sumOfLine } from '../../total/sumOfLine.ts'
import type { UnitTotal } from '../../total/unitTotal.ts'
import type { Page } from '../openPage.ts'
import type { Line } from '../terminal/line.ts'
import { wrapLine } from '../terminal/wrapLine.ts'
import { printValue } from './printValue.ts'

type ChangesPage = Pick<Page, 'pipeline' | 'units' | 'width'>

/** Each line of figures that changed: whose, what it was and is, where it stands, and what that did to the total; then the totals that follow. */
export function printChanges(changes: readonly ChangedFact[], totals: readonly ChangedTotal[], page: ChangesPage): Line[] {
  const lines = [...new Set(changes.map(lineOf))]
  const direct = new Set(lines)
  const follow = totals.filter((total) => !direct.has(lineOf(total)))
  return [
    ...lines.flatMap((line) =>
      printLine(
        changes.filter((change) => lineOf(change) === line),
        totals.filter((total) => lineOf(total) === line),
        page,
      ),
    ),
    ...(follow.length > 0 && changes.length > 0 ? [['Theo đó:']] : []),
    ...follow.flatMap((total) => wrapLine('  ', `${nameLine(total, page.pipeline)}: ${sayTotal(total, page)}`, page.width)),
  ]
}

function lineOf({ indicator, time }: Pick<ChangedFact, 'indicator' | 'time'>): string {
  return `${indicator} ${time}`
}

/** How many changes of one line are told: a new list has hundreds. */
const SHOWN = 12

function printLine(changes: readonly ChangedFact[], totals: readonly ChangedTotal[], page: ChangesPage): Line[] {
  const [first] = changes
  if (!first) return []
  const told = changes.slice(0, SHOWN).flatMap((change) => wrapLine('  ', sayChange(change, page), page.width))
  return [
    [{ text: nameLine(first, page.pipeline), style: 'bold' }],
    ...told,
    ...(changes.length > SHOWN ? [[`  … và ${changes.length - SHOWN} số khác`]] : []),
    ...totals.flatMap((total) => wrapLine('  ', `${page.units.nameOf(total.unit)}: ${sayTotal(total, page)}`, page.width)),
  ]
}

function nameLine(line: Pick<ChangedFact, 'indicator' | 'time'>, pipeline: Pipeline): string {
  const { label } = describeLine(line, pipeline)
  const times = pipeline.indicators.find(({ code }) => code === line.indicator)?.times ?? []
  return times.length > 1 ? `${label} (${TIME_WORDS[line.time]})` : label
}

/** "LĐLĐ huyện Tam Đường sửa 12 → 15 (bản 2, 09_KIEMTRA!E7)". */
function sayChange(change: ChangedFact, { units }: ChangesPage): string {
  const { was, now, item } = change
  const whose = change.about === change.unit ? units.nameOf(change.unit) : `${change.aboutName} (${units.nameOf(change.unit)})`
  const row = item === '' ? '' : `, dòng ${item.replace(/^r/, '')}`
  const place = now ?? was
  const where = place ? ` (bản ${place.version}, ${place.sheet}!${place.cell}${row})` : ''
  if (was && now) return `${whose} sửa ${printFigure(was)} → ${printFigure(now)}${where}`
  return now ? `${whose} gửi mới ${printFigure(now)}${where}` : `${whose} thôi tính ${was ? printFigure(was) : ''}${where}`
}

/** "626 → 629"; with who is in it, where that is what changed. */
function sayTotal({ was, now, ...key }: ChangedTotal, { pipeline }: ChangesPage): string {
  const line = describeLine(key, pipeline)
  const [before, after] = [was, now].map((total) => printValue(total && sumOfLine(total), line))
  const coverage = (total: UnitTotal | null) => (total && total.expected > 0 ? `${total.reported}/${total.expected}` : '')
  const isCovered = coverage(was) === coverage(now) && before !== after
  return isCovered ? `${before} → ${after}` : `${before} (${coverage(was)} đơn vị) → ${after} (${coverage(now)} đơn vị)`
}
