/** A day (YYYY-MM-DD) as documents write it: "31/8/2023", with a zero before days under 10 and months 1 and 2 (Nghị định 30/2020). */
export function writeDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${date}/${Number(month) > 2 ? Number(month) : month}/${year}`
}
