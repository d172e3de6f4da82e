/** A CSV's text with its records apart, and what is in it. */
interface Straightened {
  text: string
  fields: number
  lines: number
  records: number
}

/**
 * Makes every record of a CSV end in "\n", leaving line ends inside quotes as they are, and counts the fields,
 * and the lines and records that end within the text.
 * A quotation mark opens only at the start of a field, as in Excel, and must close at the end of one: otherwise
 * answers the line (1-based) on which it opens, for all that follows would be read as part of that field.
 */
export function straightenRecords(text: string, delimiter: string): Straightened | { openLine: number } {
  const marks = new RegExp(`\\r\\n|[\\r\\n"${delimiter.replace(/[\]\\^-]/, '\\$&')}]`, 'g')
  const records: string[] = []
  let [from, line, fields, fieldStart] = [0, 1, 1, 0]
  for (let mark = marks.exec(text); mark; mark = marks.exec(text)) {
    if (mark[0] === '"') {
      if (mark.index !== fieldStart) continue
      const close = findClose(text, mark.index, delimiter)
      if (close === -1) return { openLine: line }
      line += text.slice(mark.index, close).match(/\r\n|[\r\n]/g)?.length ?? 0
      marks.lastIndex = close
      continue
    }
    fieldStart = marks.lastIndex
    fields++
    if (mark[0] === delimiter) continue
    line++
    records.push(text.slice(from, mark.index))
    from = fieldStart
  }
  const ended = records.length
  records.push(text.slice(from))
  return { text: records.join('\n'), fields, lines: line - 1, records: ended }
}

/** The position after a quoted field's closing mark; -1 where there is none, or something else follows it. */
function findClose(text: string, open: number, delimiter: string): number {
  let close = text.indexOf('"', open + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  const next = text[close + 1]
  return close !== -1 && (next === undefined || next === delimiter || next === '\r' || next === '\n') ? close + 1 : -1
}
