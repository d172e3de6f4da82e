/** The characters of bytes 0x80–0x9F in windows-1252; the five that it leaves undefined stay control characters. */
export const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

/** Bytes as windows-1252 shows them. With a table of its own, since some builds of Node read 0x80–0x9F as control characters. */
export function readWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\u0080-\u009F]/g, (sign) => HIGH_CONTROLS.charAt(sign.charCodeAt(0) - 0x80))
}
