/** A label within a sentence; one that begins with an abbreviation ("CĐCS") stays as it is. */
export function lowerFirst(label: string): string {
  const [first = '', second = ''] = label
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(first.length) : label
}
