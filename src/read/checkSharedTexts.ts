import { MAX_SHARED_TEXTS } from './limits.ts'
import { walkTags } from './walkTags.ts'

/** Counts a workbook's shared texts before exceljs sees them, or says what is wrong; exceljs passes over CDATA. */
export function checkSharedTexts(xml: string): number | 'tooManyTexts' | 'contradictory' | 'unusual' {
  let [texts, runs] = [0, 0]
  for (const tag of walkTags(xml)) {
    if (tag.kind === 'broken' || tag.kind === 'doctype') return 'contradictory'
    if (tag.kind === 'cdata' || (tag.isPrefixed && tag.name === 'si')) return 'unusual'
    if (tag.kind === 'close') continue
    if (tag.name === 'si') texts++
    else if (tag.name === 'r') runs++
    if (texts + runs > MAX_SHARED_TEXTS) return 'tooManyTexts'
  }
  return texts
}
