/**
 * Whether a formula takes its value from outside the file: another workbook ("[1]Sheet1!A1", "'C:\[q3.xlsx]Sheet1'!A1"), another
 * program, the web. None of them is ever asked; only the stored result is read.
 */
export function isFromOutside(formula: string): boolean {
  const bare = formula.replace(/"(?:[^"]|"")*"/gu, '""')
  return OUTSIDE.some((sign) => sign.test(bare))
}

const OUTSIDE = [
  /'[^']*\[[^'\]]+\](?:[^']|'')*'!/u,
  /\[[^[\]']+\][\p{L}\p{N}_.]*!/u,
  /\||\b(?:WEBSERVICE|RTD|IMPORTDATA|IMPORTRANGE|DDE)\s*\(/iu,
]
