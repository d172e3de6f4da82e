import { printDate } from '../../src/parse/printDate.ts'
import { printPeriod } from '../../src/parse/printPeriod.ts'
import type { Finding } from '../../src/pipeline/finding.ts'
import { periodOf } from '../../src/pipeline/period.ts'

/** As long as a message may be: what a clerk reads at one go. */
const LONGEST = 450

const ENGLISH =
  /\b(?:invalid|error|warning|cell|value|number|count|date|unit|format|null|undefined|true|false|unknown|missing|NaN|sheet|file|row|column|object)\b/iu
const TONE = /lỗi nghiêm trọng|không hợp lệ|(?:bà|ông|anh|chị)\/|mã lỗi|lỗi hệ thống/iu

/** What is not as it should be in the message of a finding; nothing, if all is well. */
export function problemsOf(finding: Finding): string[] {
  const { message, severity, rule } = finding
  const ours = message.replace(/"[^"]*"/gu, '').replace(/\b\d+_[A-Z]+\b|\(#[^)]*\)/gu, '')
  const checks: [isWrong: boolean, problem: string][] = [
    [message !== message.normalize('NFC'), 'not in NFC'],
    [/\n|\s\s|^\s|\s$/u.test(message), 'spaces or lines too many'],
    [!/[.?]$/u.test(message), 'no full stop'],
    [message.length > LONGEST, `${message.length} characters long`],
    [severity !== 'notice' && !/đề nghị|có phải/iu.test(message), 'does not say what to do'],
    [ENGLISH.test(ours), `English: ${ENGLISH.exec(ours)?.[0]}`],
    [TONE.test(message), `tone: ${TONE.exec(message)?.[0]}`],
    [message.includes(`(${rule})`), 'names its code'],
    [!namesGiven(finding), `does not name what was given: ${finding.given}`],
  ]
  return checks.flatMap(([isWrong, problem]) => (isWrong ? problem : []))
}

/** Whether a message names the number that was given, as it was written or as we write it. */
function namesGiven({ given, message }: Finding): boolean {
  if (given === null || !/^[\d.,\s%/-]*\d[\d.,\s%/-]*$/u.test(given)) return true
  const day = /^\d{4}-\d\d-\d\d$/u.test(given) ? printDate(given) : given
  const period = periodOf(given) ? printPeriod(given) : given
  const percent = String(Number((Number(given) * 100).toFixed(4)))
  return [given, day, period, percent].some((each) => bare(message).includes(bare(each)))
}

/** Digits without the marks between them, and zeros and blanks before them. */
function bare(text: string): string {
  return text
    .replace(/\uFEFF/gu, '')
    .trim()
    .replace(/(?<=\d)[.,\s](?=\d)/gu, '')
    .replace(/^0+(?=\d)/u, '')
}
