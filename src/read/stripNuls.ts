/**
 * A CSV's text (bytes as latin1) without NULs at the start and end of fields, which some programs pad fields with; where one stands
 * inside, something was lost: it becomes "�". `nulLine` is the line of the first one.
 */
export function stripNuls(text: string): { text: string; nulLine: number | null } {
  const first = text.indexOf('\0')
  if (first < 0) return { text, nulLine: null }
  const stripped = text.replace(AT_EDGES, '').replaceAll('\0', REPLACEMENT)
  return { text: stripped, nulLine: (text.slice(0, first).match(/\r\n|[\r\n]/g)?.length ?? 0) + 1 }
}

const AT_EDGES = /\0+(?=[;,\t|\r\n"]|$)|(?<=^|[;,\t|\r\n"])\0+/g

/** U+FFFD in UTF-8, byte by byte. */
const REPLACEMENT = 'ï¿½'
