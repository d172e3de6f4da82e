/** The inside of a fill as programs write them: nothing but names and plain values. */
export function isPlainFill(fill: string): boolean {
  return /^(?:<\/?(?:patternFill|fgColor|bgColor|gradientFill|stop|color)(?:\s[a-zA-Z]+="[A-Za-z0-9.+-]*")*\s*\/?>\s*)*$/.test(fill)
}
