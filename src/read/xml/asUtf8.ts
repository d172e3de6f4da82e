/** Hands on the bytes of a text as UTF-8: XML may also be UTF-16, told by its first two bytes. */
export function asUtf8<T>(write: (chunk: Uint8Array) => T): (chunk: Uint8Array) => T {
  let decoder: Decoder | null | undefined
  return (chunk) => {
    if (decoder === undefined) decoder = decoderOf(chunk)
    return write(decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk)
  }
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderOf([first, second]: Uint8Array): Decoder | null {
  const start = ((first ?? 0) << 8) | (second ?? 0)
  if (start === 0xfffe || start === 0x3c00) return new TextDecoder('utf-16le')
  return start === 0xfeff || start === 0x003c ? new TextDecoder('utf-16be') : null
}
