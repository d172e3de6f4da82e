/**
 * Whether numbers under this format are shown as dates or times. What is escaped, quoted or in brackets is
 * decoration: `#,##0\ \d` and `#,##0 "đồng"` show numbers; `[h]:mm` shows a time.
 * `format` is as the file writes it, escapes included (exceljs drops them).
 */
export function isDateFormat(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]/gi, '')
  const [positive = ''] = bare.split(';')
  const withoutFractions = positive.replace(/s\.0+/gi, 's')
  return /[ymdhs]/i.test(withoutFractions) && !/[0#?]/.test(withoutFractions)
}
