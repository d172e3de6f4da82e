/** The same reading of the same bytes, done once: a workbook is compared several times. */
export function remembered<T>(read: (bytes: Uint8Array) => T): (bytes: Uint8Array) => T {
  const known = new WeakMap<Uint8Array, T>()
  return (bytes) => {
    const found = known.get(bytes) ?? read(bytes)
    known.set(bytes, found)
    return found
  }
}
