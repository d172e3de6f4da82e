/**
 * The text from `from` up to `to` with XML's references resolved; line ends become "\n", as XML prescribes. An unknown reference stays as it
 * is written: without a DOCTYPE there are only five names. The characters of `text` are bytes of UTF-8, those of the result are
 * letters. Bytes that are no UTF-8 become U+FFFD.
 */
export function unescapeXml(text: string, from: number, to: number): string {
  const written = text.slice(from, to)
  if (isPlain(text, from, to)) return written
  const letters = Buffer.from(written, 'latin1').toString('utf8')
  const lines = letters.includes('\r') ? letters.replace(/\r\n?/g, '\n') : letters
  return lines.includes('&') ? lines.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,8}));/gi, resolve) : lines
}

const [CARRIAGE_RETURN, AMPERSAND, LAST_ASCII] = [13, 38, 127]

function isPlain(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const sign = text.charCodeAt(at)
    if (sign === AMPERSAND || sign === CARRIAGE_RETURN || sign > LAST_ASCII) return false
  }
  return true
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }

function resolve(whole: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (name) return NAMED[name] ?? whole
  const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
