const [ACUTE, GRAVE, HOOK, TILDE, DOT] = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323'] as const
const [CIRCUMFLEX, BREVE] = ['\u0302', '\u0306']

/** VNI writes a letter and then a mark: a tone, a circumflex with its tone, or a breve with its tone. */
const TONES = { ù: ACUTE, ø: GRAVE, û: HOOK, õ: TILDE, ï: DOT }
const CIRCUMFLEXES = { â: '', á: ACUTE, à: GRAVE, å: HOOK, ã: TILDE, ä: DOT }
const BREVES = { ê: '', é: ACUTE, è: GRAVE, ú: HOOK, ü: TILDE, ë: DOT }
const ALONE = { í: 'í', ì: 'ì', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ', ñ: 'đ', ô: 'ơ', ö: 'ư' }

const LETTER_OF = buildTable()

/** Text of the VNI fonts, which looks like Latin-1, as Unicode. The longest spelling of a letter wins: "ôø" is ờ. */
export function decodeVni(text: string): string {
  let decoded = ''
  for (let at = 0; at < text.length; ) {
    const pair = LETTER_OF.get(text.slice(at, at + 2))
    decoded += pair ?? LETTER_OF.get(text.charAt(at)) ?? text.charAt(at)
    at += pair ? 2 : 1
  }
  return decoded
}

function buildTable(): Map<string, string> {
  const table = new Map<string, string>()
  for (const base of 'aeouy') addAll(table, base, base, TONES)
  for (const base of 'aeo') addAll(table, base, base + CIRCUMFLEX, CIRCUMFLEXES)
  addAll(table, 'a', `a${BREVE}`, BREVES)
  addAll(table, 'ô', 'ơ', TONES)
  addAll(table, 'ö', 'ư', TONES)
  addAll(table, '', '', ALONE)
  return table
}

/** The case of the letter decides; people type its mark in either case. */
function addAll(table: Map<string, string>, written: string, letter: string, marks: Readonly<Record<string, string>>): void {
  for (const [mark, tone] of Object.entries(marks)) {
    const lower = (letter + tone).normalize('NFC')
    const upper = lower.toUpperCase()
    table.set(written + mark, lower)
    table.set(written.toUpperCase() + mark.toUpperCase(), upper)
    if (written === '') continue
    table.set(written + mark.toUpperCase(), lower)
    table.set(written.toUpperCase() + mark, upper)
  }
}
