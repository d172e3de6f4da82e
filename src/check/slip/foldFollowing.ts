import { printNumber } from '../../parse/printNumber.ts'
import type { Address } from '../../pipeline/address.ts'
import { findLikelySlip, type LikelySlip } from './findLikelySlip.ts'
import type { Judging, Told } from './told.ts'

/**
 * Asks about the one figure that was probably typed wrongly, where arithmetic leaves one, and changes nothing. What else that figure breaks
 * follows from it: it is folded under an error, and named there.
 */
export function foldFollowing(told: readonly Told[], judging: Judging): Told[] {
  const asked = new Map<Told, string>()
  const folded = new Set<Told>()
  for (const each of told) {
    if (each.tied.length === 0 || folded.has(each) || asked.has(each)) continue
    const slip = findLikelySlip(each, told, judging)
    if (!slip) continue
    const cause = causeOf(each, slip)
    const following = cause.finding.severity === 'error' ? slip.mended.filter((other) => other !== cause && isFollowing(other)) : []
    for (const other of following) folded.add(other)
    const elsewhere = following.filter(({ finding }) => finding.at !== slip.fact.at)
    asked.set(cause, `${ask(slip, cause.finding.at)}${sayFollowing(elsewhere, cause, judging)}`)
  }
  return told.filter((each) => !folded.has(each)).map((each) => withWords(each, asked.get(each)))
}

/** The finding on the figure's own cell, if there is one that weighs enough; else the one that led to it. */
function causeOf(each: Told, { fact, mended }: LikelySlip): Told {
  return mended.find(({ finding }) => finding.at === fact.at && finding.severity === 'error') ?? each
}

function isFollowing({ finding }: Told): boolean {
  return finding.severity !== 'notice'
}

function ask({ fact, meant }: LikelySlip, here: Address | null): string {
  return ` Có phải ${sayCell(fact.at, here)} là ${printNumber(meant)} (đang ghi ${printNumber(fact.stated ?? 0)})?`
}

function sayFollowing(following: readonly Told[], { finding: { at: here } }: Told, { figures }: Judging): string {
  const places = following.flatMap(({ finding: { at } }) => {
    const fact = at && (figures.before.get(at) ?? figures.ofFile.find((each) => each.at === at))
    const label = fact && figures.indicator(fact.indicator).label
    return at && label ? (figures.before.has(at) ? label : `${sayCell(at, here)} (${label})`) : []
  })
  return places.length === 0 ? '' : ` Lỗi kéo theo, sửa ô đó là hết: ${[...new Set(places)].join(', ')}.`
}

function sayCell({ sheet, cell }: Address, here: Address | null): string {
  if (here?.sheet !== sheet) return `ô ${sheet}!${cell}`
  return here.cell === cell ? 'ô này' : `ô ${cell}`
}

function withWords(told: Told, words = ''): Told {
  return { ...told, finding: { ...told.finding, message: `${told.finding.message}${words}` } }
}
