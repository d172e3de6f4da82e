/**
 * Text that may come from a file, made harmless for a terminal: line breaks and tabs become a space, other control characters
 * and invisible ones (those that turn the direction of writing among them) become a sign that is seen. NFC.
 */
export function escapeControls(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\t\n\r\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, pictureOf)
}

/** The picture that Unicode has for a control character ("␛"), or a plain replacement sign. */
function pictureOf(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  return code === 0x7f ? '␡' : '�'
}
