const NOT_SHOWN_AS_DATE = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu

/** The letters of a number format that are codes, in lower case: quoted and escaped ones ("đồng", \d) are left out. */
export function formatLetters(format = ''): string {
  return format.replace(NOT_SHOWN_AS_DATE, '').toLowerCase()
}

/** Whether a number format shows a day or a time. */
export function isDateFormat(format = ''): boolean {
  if (!/[dmyhs]/iu.test(format)) return false
  const codes = formatLetters(format)
  return /[dmyhs]/u.test(codes) && !codes.includes('#') && codes !== 'standard'
}

/** Whether a number format shows a share: 0,906 with "0.0%" is 90,6 %. */
export function isPercentFormat(format = ''): boolean {
  return format.includes('%') && formatLetters(format).includes('%')
}
