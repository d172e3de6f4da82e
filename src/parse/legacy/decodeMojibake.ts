import { HIGH_CONTROLS } from './readWindows1252.ts'

/** On a Vietnamese Windows (windows-1258) the byte 0xC3, which leads à…ý, shows as Ă. */
const LEAD_OF_1258 = 'Ă'

/** UTF-8 that was read as windows-1252 ("LiÃªn") as it was meant; null where the text is not that. */
export function decodeMojibake(text: string): string | null {
  const decoded = decode(text) ?? decode(text.replace(/[ÃĂ] /gu, 'Ã\u00A0'))
  return decoded === text ? null : decoded
}

function decode(text: string): string | null {
  const bytes: number[] = []
  for (const sign of text) {
    const byte = byteOf(sign)
    if (byte === null) return null
    bytes.push(byte)
  }
  const decoded = Buffer.from(bytes).toString('utf8')
  return decoded.includes('\uFFFD') ? null : decoded
}

function byteOf(sign: string): number | null {
  if (sign === LEAD_OF_1258) return 0xc3
  const high = HIGH_CONTROLS.indexOf(sign)
  if (high >= 0) return 0x80 + high
  const code = sign.codePointAt(0) ?? 0
  return code <= 0xff ? code : null
}
