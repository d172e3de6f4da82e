import { MAX_SHARED_TEXTS } from './limits.ts'
import { walkTags } from './walkTags.ts'

/** Checks a workbook's table of shared texts before exceljs sees it; exceljs passes over CDATA and prefixed names. */
export function checkSharedTexts(xml: string): 'tooManyTexts' | 'contradictory' | 'unusual' | undefined {
  let texts = 0
  for (const tag of walkTags(xml)) {
    if (tag.kind === 'broken' || tag.kind === 'doctype') return 'contradictory'
    if (tag.kind === 'cdata' || (tag.isPrefixed && tag.name === 'si')) return 'unusual'
    if (tag.kind !== 'close' && (tag.name === 'si' || tag.name === 'r') && ++texts > MAX_SHARED_TEXTS) return 'tooManyTexts'
  }
  return undefined
}
