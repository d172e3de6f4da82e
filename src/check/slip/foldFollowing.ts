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
    const open = slip.mended.filter((other) => !folded.has(other) && !asked.has(other))
    const cause = causeOf(each, { ...slip, mended: open })
    const following = cause.finding.severity === 'error' ? open.filter((other) => other !== cause && isFollowing(other)) : []
    for (const other of following) folded.add(other)
    asked.set(cause, askAbout(slip, { cause, following, judging }))
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

interface Folding {
  cause: Told
  following: readonly Told[]
  judging: Judging
}

/** The question, and where else it would settle something; a finding on a form that was sent before marks no cell to start from. */
function askAbout({ fact, meant }: LikelySlip, { cause, following, judging }: Folding): string {
  const { at } = cause.finding
  const here = at && judging.figures.before.has(at) ? null : at
  const question = `Có phải ${sayCell(fact.at, here)} là ${printNumber(meant)} (đang ghi ${printNumber(fact.stated ?? 0)})?`
  const elsewhere = following.flatMap(({ finding }) => (finding.at && finding.at !== fact.at ? finding.at : []))
  return ` ${question}${sayFollowing(elsewhere, here, judging)}`
}

function sayFollowing(following: readonly Address[], here: Address | null, { figures }: Judging): string {
  const places = following.flatMap((at) => {
    const fact = figures.before.get(at) ?? figures.ofFile.find((each) => each.at === at)
    const label = fact && figures.indicator(fact.indicator).label
    return label ? (figures.before.has(at) ? label : `${sayCell(at, here)} (${label})`) : []
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
