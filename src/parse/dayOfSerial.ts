/** Serial 0 of the 1900 system, as it counts after the February that it invented. */
const EPOCH_MS = Date.UTC(1899, 11, 30)
const [FIRST_YEAR, LAST_YEAR] = [1990, 2099]

/** The day (or day and time) of a spreadsheet's serial number; null where that is no year of our time. */
export function dayOfSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 100_000) return null
  const iso = new Date(EPOCH_MS + Math.round(serial * 86_400) * 1000).toISOString()
  const year = Number(iso.slice(0, 4))
  if (year < FIRST_YEAR || year > LAST_YEAR) return null
  return Number.isInteger(serial) ? iso.slice(0, 10) : iso.slice(0, 19)
}
