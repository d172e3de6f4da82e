import { isUtf8 } from 'node:buffer'
import { detectEncoding } from '../detectEncoding.ts'

/**
 * The text of an XML or HTML file: by its byte order mark, else as UTF-16 or UTF-8 where its bytes are that, else by what it says of itself
 * at its top. Vietnamese of code page 1258 is put together as text is written today. Null where nothing tells.
 */
export function decodeMarkup(bytes: Uint8Array): string | null {
  const isCertain = isUtf8(bytes) || (bytes[0] ?? 0) >= 0xfe
  const encoding = isCertain || bytes.subarray(0, HEAD_BYTES).includes(0) ? detectEncoding(bytes) : null
  const label = encoding ?? declaredEncoding(bytes)
  if (!label) return null
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes).replace(/^\uFEFF+/, '')
    return label === 'windows-1258' ? text.normalize('NFC') : text
  } catch {
    return null
  }
}

const HEAD_BYTES = 4096

/** `encoding="windows-1258"` of an XML, `charset=windows-1258` of an HTML; null where none is said, or one that nobody knows. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  const [, name] =
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})/i.exec(head) ?? /charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head) ?? []
  if (!name || /^utf-?(8|16)/i.test(name)) return null // it is neither, or it would not be asked
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}
