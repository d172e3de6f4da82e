const BOX = /(?:([☑☒✓✔■þ]|\[\s*[xX✓]\s*\])|[□☐▢◻¨]|\[\s*\])\s*(\d{1,2})\s*[/-]\s*(\d{1,2})(?!\d)/gu

/** The one day among several boxes that is ticked ("□ 31/5 ☑ 30/11"), as MM-DD; null where none is, or more than one. */
export function findTickedDay(text: string): string | null {
  const [ticked, other] = [...text.matchAll(BOX)].filter(([, tick]) => tick)
  if (!ticked || other) return null
  return `${(ticked[3] ?? '').padStart(2, '0')}-${(ticked[2] ?? '').padStart(2, '0')}`
}
