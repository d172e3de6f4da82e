import type { CommanderError } from 'commander'

/** What each of commander's errors says, from the words that its message quotes. */
const SENTENCES: Readonly<Record<string, (quoted: readonly string[]) => string>> = {
  'commander.unknownCommand': ([command]) => `Không có lệnh "${command}".`,
  'commander.unknownOption': ([option]) => `Không có tùy chọn "${option}".`,
  'commander.missingArgument': ([argument]) => `Thiếu ${argument}.`,
  'commander.optionMissingArgument': ([option]) => `Tùy chọn "${option}" chưa có giá trị.`,
  'commander.missingMandatoryOptionValue': ([option]) => `Thiếu tùy chọn "${option}".`,
  'commander.conflictingOption': ([option, other]) => `Không dùng "${option}" cùng với "${other}".`,
  'commander.excessArguments': ([command]) => (command ? `Lệnh "${command}" không nhận thêm đối số này.` : 'Thừa đối số.'),
}

/** One of commander's usage errors in Vietnamese, with its suggestion. */
export function translateUsage({ code, message }: CommanderError): string {
  const quoted = [...message.matchAll(/'([^']*)'/g)].map(([, word = '']) => word)
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]
  const sentence = SENTENCES[code]?.(quoted) ?? message
  return [sentence, ...(meant ? [`Có phải ${meant.replaceAll(', ', ' hay ')}?`] : [])].join(' ')
}
