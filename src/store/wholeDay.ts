/** The instant that a text means: a day (YYYY-MM-DD) is its end in Viet Nam. Null where it means none. */
export function wholeDay(text: string): string | null {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999+07:00` : text
  return Number.isNaN(Date.parse(instant)) ? null : instant
}
