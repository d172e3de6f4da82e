/** A message without what should be done, or may be meant: only what is so. */
export function withoutAdvice(message: string): string {
  return message.replace(/ (?:Đề nghị|Có phải) .*$/su, '')
}
