/**
 * A day as documents print it: a zero before days under 10 and before months 1 and 2 only (Nghị định 30/2020/NĐ-CP, App. I),
 * so "2023-09-01" is "01/9/2023". With a time, "00h00 ngày 01/9/2023".
 */
export function printDate(iso: string): string {
  const [day = '', time] = iso.split('T')
  const [year, month, date] = day.split('-').map(Number)
  const printed = `${String(date).padStart(2, '0')}/${(month ?? 0) <= 2 ? `0${month}` : month}/${year}`
  return time ? `${time.slice(0, 2)}h${time.slice(3, 5)} ngày ${printed}` : printed
}
