/**
 * A function of a text that remembers what it answered: offices write with the same few words, and each is asked of many times. Only short
 * texts are kept, and so many; when many more have been asked of, all are forgotten.
 */
export function remember<T>(answer: (text: string) => T, { longest = 200, most = 10_000 } = {}): (text: string) => T {
  const known = new Map<string, T>()
  let passed = 0
  return (text) => {
    if (text.length > longest) return answer(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const given = answer(text)
    if (known.size < most) known.set(text, given)
    else if (++passed > most * PATIENCE) {
      known.clear()
      passed = 0
    }
    return given
  }
}

/** A file whose every text is another would only fill and clear. */
const PATIENCE = 10

/** A function of an object that is asked of again and again: it works its answer out once. */
export function oncePer<Key extends object, T extends object>(answer: (key: Key) => T): (key: Key) => T {
  const known = new WeakMap<Key, T>()
  return (key) => {
    const given = known.get(key) ?? answer(key)
    known.set(key, given)
    return given
  }
}
