/**
 * A text made fit for a name in a folder of ours: no path, no sign that a disk or a shell takes amiss, and at most `bytes` long in UTF-8,
 * so that the endings we add never make it too long for a disk (255).
 */
export function safeName(text: string, bytes = 120): string {
  const name = cut(text.replace(/[^\p{L}\p{M}\p{N} ._()-]/gu, '_'), bytes)
  return /^\.{0,2}$/.test(name) ? '_' : name
}

/** The longest beginning of a text that is not above so many bytes; no sign is cut in two. */
function cut(text: string, bytes: number): string {
  let length = 0
  let kept = ''
  for (const sign of text) {
    length += Buffer.byteLength(sign)
    if (length > bytes) break
    kept += sign
  }
  return kept
}
