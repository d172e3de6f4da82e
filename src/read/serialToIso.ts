/**
 * The day, or the day and time to the second, that a spreadsheet shows for a serial number; null where it shows
 * "####" (before its calendar, after 9999). Days count from 31/12/1899 or from 1/1/1904. Serial 60 is 29/02/1900:
 * Excel has that day though the calendar has not.
 */
export function serialToIso(serial: number, is1904 = false): string | null {
  const seconds = Math.round((serial + (is1904 ? DAYS_TO_1904 : 0)) * SECONDS_A_DAY)
  const days = Math.floor(seconds / SECONDS_A_DAY)
  if (serial < 0 || !(days <= LAST_DAY)) return null
  const time = seconds - days * SECONDS_A_DAY
  return time === 0 ? dayName(days) : `${dayName(days)}T${new Date(time * 1000).toISOString().slice(11, 19)}`
}

const DAYS_TO_1904 = 1462
const SECONDS_A_DAY = 86_400
const LAST_DAY = 2_958_465
const DAY_THAT_NEVER_WAS = 60

function dayName(days: number): string {
  if (days === DAY_THAT_NEVER_WAS) return '1900-02-29'
  const sinceStart = days < DAY_THAT_NEVER_WAS ? days + 1 : days
  return new Date(Date.UTC(1899, 11, 30 + sinceStart)).toISOString().slice(0, 10)
}
