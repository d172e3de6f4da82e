/** Whether a text has nothing but ASCII. */
export function isAscii(text: string): boolean {
  return !/[\u0080-\u{10FFFF}]/u.test(text)
}
