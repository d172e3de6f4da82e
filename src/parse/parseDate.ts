import { realDay } from './calendar.ts'
import { cleanText } from './cleanText.ts'
import { dayOfSerial } from './dayOfSerial.ts'
import { findMissing } from './findMissing.ts'
import { findUnreadable } from './findUnreadable.ts'
import { isUnfilled } from './isUnfilled.ts'
import type { Parsed } from './parsed.ts'
import { printDate } from './printDate.ts'
import { quote } from './quote.ts'
import type { RawCell } from './rawCell.ts'
import { type DateRead, readDateText } from './readDateText.ts'
import { isRefused } from './refused.ts'
import { refuseLong } from './refuseLong.ts'
import { remarked } from './remarked.ts'
import { tokenize } from './tokenize.ts'
import { unmarkedRemarks } from './unmarkedRemarks.ts'
import { whyError } from './whyError.ts'

const BLANK_DATE = { value: null, remark: 'Để trống ngày. Đề nghị ghi ngày, tháng, năm.' }

/**
 * Reads a day as YYYY-MM-DD, or with its time as YYYY-MM-DDT00:00:00+07:00: "12/9/2023", "ngày 12 tháng 9 năm 2023",
 * "hết tháng 8/2023", a serial number. Day comes before month; "5/30/2023", and a day after `reportDate` that month first would put
 * before it, are read with a remark. "đến nay" is null with a remark. A day that does not exist or lacks its year is refused.
 */
export function parseDate(cell: RawCell, context: { reportDate?: string }): Parsed<string> {
  const long = refuseLong(cell)
  if (long) return long
  switch (cell.kind) {
    case 'blank':
      return BLANK_DATE
    case 'text':
      return parseDateText(String(cell.value), context.reportDate)
    case 'date':
      return confirm(storedDay(String(cell.value)), context.reportDate)
    case 'number': {
      const day = dayOfSerial(Number(cell.value))
      return day
        ? confirm(storedDay(day), context.reportDate)
        : { refusal: `Ghi ${quote(cell.raw)}: không phải là ngày. Đề nghị ghi ngày, tháng, năm.` }
    }
    case 'error':
      return { refusal: whyError(cell.raw) }
    case 'boolean':
      return { refusal: 'Giá trị đúng/sai, không phải là ngày. Đề nghị ghi ngày, tháng, năm.' }
  }
}

/** A stored day counts as typed in figures: a spreadsheet with American settings may have turned it round. */
function storedDay(iso: string): DateRead {
  const [day = '', time = ''] = iso.split('T')
  const isDay = time === '' || time.startsWith('00:00:00')
  return { day, time: isDay ? '' : `T${time.slice(0, 8)}+07:00`, isNumeric: true, remarks: [] }
}

function parseDateText(raw: string, reportDate: string | undefined): Parsed<string> {
  const { text, remarks } = cleanText(raw)
  if (text === '') return BLANK_DATE
  const given = quote(text)
  const unreadable = findUnreadable(text)
  if (unreadable) return { refusal: unreadable }
  if (findMissing(text)) return { value: null, remark: `Ghi ${given}: chưa có ngày. Đề nghị ghi ngày, tháng, năm.` }
  if (isUnfilled(text)) return { refusal: `Ghi ${given}: ngày chưa điền đủ. Đề nghị ghi đủ ngày, tháng, năm.` }
  const read = readDateText(given, text)
  if (read === 'now') {
    return { value: null, remark: `Ghi ${given}: không có ngày, sẽ lấy ngày chốt số liệu ở bìa. Đề nghị ghi ngày cụ thể.` }
  }
  return isRefused(read)
    ? read
    : confirm({ ...read, remarks: [...remarks, ...read.remarks, ...unmarkedRemarks(given, tokenize(text))] }, reportDate)
}

function confirm({ day, time, isNumeric, remarks }: DateRead, reportDate: string | undefined): Parsed<string> {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const turned = isNumeric ? realDay(year, date, month) : null
  const isDoubtful = reportDate !== undefined && day > reportDate && turned !== null && turned <= reportDate
  if (!isDoubtful) return remarked(day + time, remarks)
  const doubt = `Ngày ${printDate(day)} sau ngày báo cáo ${printDate(reportDate)}: có phải ${printDate(turned)} ghi theo kiểu tháng/ngày?`
  return remarked(day + time, [...remarks, `${doubt} Đề nghị xác nhận hoặc ghi lại.`])
}
