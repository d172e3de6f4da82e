const NOT_SHOWN_AS_DATE = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu

/** Whether a number format shows a day or a time. Quoted and escaped letters ("đồng", \d) do not count. */
export function isDateFormat(format = ''): boolean {
  const codes = format.replace(NOT_SHOWN_AS_DATE, '').toLowerCase()
  return /[dmyhs]/u.test(codes) && !codes.includes('#') && codes !== 'standard'
}

/** Whether a number format shows a share: 0,906 with "0.0%" is 90,6 %. */
export function isPercentFormat(format = ''): boolean {
  return format.replace(NOT_SHOWN_AS_DATE, '').includes('%')
}
