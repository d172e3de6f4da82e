const FIRST_WAIT_MS = 60_000

/** When a job that failed is tried again (ISO): after one minute, then two, four, eight, each a quarter more or less, so that not all come at once. */
export function nextTryAt(now: string, attempt: number, random: () => number = Math.random): string {
  const wait = FIRST_WAIT_MS * 2 ** (attempt - 1) * (0.75 + random() / 2)
  return new Date(Date.parse(now) + wait).toISOString()
}
