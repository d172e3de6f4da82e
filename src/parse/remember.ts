/**
 * A function of a text that remembers what it answered: offices write with the same few words, and each is asked of many times. Only short
 * texts are kept, and so many; then all are forgotten.
 */
export function remember<T>(answer: (text: string) => T, { longest = 200, most = 10_000 } = {}): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > longest) return answer(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const given = answer(text)
    if (known.size >= most) known.clear()
    known.set(text, given)
    return given
  }
}
